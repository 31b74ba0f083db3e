import { parseJson } from "./json";

/** A place where a text is not JSON, and what is wrong there. */
interface Mend {
  /** Names and positions from the root, no deeper than records are. */
  readonly path: readonly string[];
  readonly what: string;
}

interface Frame {
  readonly close: "}" | "]";
  /** What comes next; a comma may precede it. */
  expects: "key" | "colon" | "value" | "comma";
  key: string;
  index: number;
}

/** Records and the members that notes name are not deeper in their envelopes. */
const deepestNoted = 8;
const mostNoted = 100_000;
/** Nobody reads more notes on one object. */
const mostNotes = 100;
const longestShown = 40;

const jsonWord = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const otherWords: Readonly<Record<string, string>> = {
  ...{ none: "null", null: "null", nil: "null", undefined: "null" },
  ...{ true: "true", false: "false" },
};

/** Key of an object's notes; no member of a response can have it. */
const notesKey = Symbol("notes on what was no JSON");

interface Noted {
  readonly [notesKey]?: string[];
}

/**
 * The value of a text that is nearly JSON, as programs write it by mistake: `NaN` and other bare words (kept as text), `None`, `True`,
 * single quotes, keys without quotes, control characters and quotes within a text, commas and values that are missing or too many. The
 * objects around each such place get a note, see `mendsOf`. A text that is cut off is refused. Takes linear time and no recursion.
 * @throws SyntaxError for anything else, JsonLimitError as `parseJson`
 */
export function parseLenientJson(text: string): unknown {
  const { json, mends } = new Mender(text).mend();
  const root = parseJson(json);
  for (const { path, what } of mends) addNotesAlong(root, path, what);
  return root;
}

/** The notes on this object of an answer, such as `riskScore: NaN is not JSON`. */
export function repairsOf(value: object): readonly string[] {
  return (value as Noted)[notesKey] ?? [];
}

function addNotesAlong(root: unknown, path: readonly string[], what: string): void {
  let found = root;
  for (let depth = 0; typeof found === "object" && found !== null; depth += 1) {
    if (!Array.isArray(found)) addNote(found, () => [path.slice(depth).join("."), what].filter(Boolean).join(": "));
    const step = path[depth];
    if (step === undefined) return;
    found = (found as Record<string, unknown>)[step];
  }
}

function addNote(found: Noted, words: () => string): void {
  if (!found[notesKey]) Object.defineProperty(found, notesKey, { value: [] });
  const notes = found[notesKey] ?? [];
  if (notes.length < mostNotes) notes.push(words());
  else if (notes.length === mostNotes) notes.push("and more");
}

class Mender {
  private readonly out: string[] = [];
  private readonly mends: Mend[] = [];
  private readonly frames: Frame[] = [];
  private at = 0;

  constructor(private readonly text: string) {
    if (text.startsWith("\ufeff")) this.at = 1;
  }

  mend(): { readonly json: string; readonly mends: readonly Mend[] } {
    this.skipBlanks();
    if (!/[{[]/.test(this.text.charAt(this.at))) throw new SyntaxError("Neither an object nor an array");
    this.open();
    for (let frame = this.frames.at(-1); frame; frame = this.frames.at(-1)) {
      this.skipBlanks();
      if (this.at >= this.text.length) throw new SyntaxError("Truncated");
      this.step(frame);
    }
    this.skipBlanks();
    if (this.at < this.text.length) throw new SyntaxError("Unexpected text after the end");
    return { json: this.out.join(""), mends: this.mends };
  }

  private step(frame: Frame): void {
    const next = this.text.charAt(this.at);
    if (next === frame.close) this.close(frame);
    else if (next === "}" || next === "]") throw new SyntaxError("Wrong bracket");
    else if (next === ",") this.comma(frame);
    else if (frame.expects === "colon") this.colon(frame, next);
    else this.member(frame, next);
  }

  private member(frame: Frame, next: string): void {
    if (frame.expects === "comma") {
      this.noteRepair("a comma is missing");
      this.nextMember(frame);
    }
    if (frame.expects === "key") this.key(frame, next);
    else this.value(frame, next);
  }

  private colon(frame: Frame, next: string): void {
    if (next !== ":") throw new SyntaxError("No colon");
    this.at += 1;
    frame.expects = "value";
    this.out.push(":");
  }

  private value(frame: Frame, next: string): void {
    if (frame.close === "]" && frame.index > 0) this.out.push(",");
    frame.expects = "comma";
    if (next === "{" || next === "[") this.open();
    else this.out.push(next === '"' || next === "'" ? JSON.stringify(this.quoted(next, ",}]")) : this.readBareWord());
  }

  private open(): void {
    const isObject = this.text.charAt(this.at) === "{";
    this.at += 1;
    this.out.push(isObject ? "{" : "[");
    this.frames.push({ close: isObject ? "}" : "]", expects: isObject ? "key" : "value", key: "", index: 0 });
  }

  private close(frame: Frame): void {
    if (frame.expects === "colon") throw new SyntaxError("No colon");
    if (frame.close === "}" && frame.expects === "value") this.missing();
    else if (frame.expects !== "comma" && frame.index > 0) this.noteRepair("an extra comma");
    this.at += 1;
    this.out.push(frame.close);
    this.frames.pop();
  }

  private comma(frame: Frame): void {
    if (frame.expects === "colon") throw new SyntaxError("No colon");
    if (frame.close === "}" && frame.expects === "value") this.missing();
    else if (frame.expects !== "comma") this.noteRepair("an extra comma");
    if (frame.expects === "comma" || (frame.close === "}" && frame.expects === "value")) this.nextMember(frame);
    this.at += 1;
  }

  private nextMember(frame: Frame): void {
    frame.index += 1;
    frame.expects = frame.close === "}" ? "key" : "value";
  }

  private missing(): void {
    this.noteRepair("the value is missing");
    this.out.push("null");
  }

  private key(frame: Frame, next: string): void {
    if (frame.index > 0) this.out.push(",");
    const isQuoted = next === '"' || next === "'";
    frame.key = isQuoted ? this.quoted(next, ":") : this.run(/[^\s:,{}[\]"']+/y);
    if (!isQuoted) this.noteRepair("the name has no quotes");
    frame.expects = "colon";
    this.out.push(JSON.stringify(frame.key));
  }

  /** A value without quotes: up to the next comma, closing bracket or line break. */
  private readBareWord(): string {
    const word = this.run(/[^,}\]\r\n]+/y).trim();
    if (jsonWord.test(word)) return word;
    this.noteRepair(`${word.length > longestShown ? `${word.slice(0, longestShown)}…` : word} is not JSON`);
    return otherWords[word.toLowerCase()] ?? JSON.stringify(word);
  }

  private run(form: RegExp): string {
    form.lastIndex = this.at;
    const [found = ""] = form.exec(this.text) ?? [];
    if (found === "") throw new SyntaxError("Nothing that can be read");
    this.at += found.length;
    return found;
  }

  /** A text in quotes. A quote is part of the text unless one of `followers` comes next. */
  private quoted(quote: string, followers: string): string {
    if (quote === "'") this.noteRepair("single quotes");
    const parts: string[] = [];
    const piece = quote === '"' ? /[^"\\\p{Cc}]+/uy : /[^'\\\p{Cc}]+/uy;
    for (this.at += 1; this.at < this.text.length;) {
      piece.lastIndex = this.at;
      const plain = piece.exec(this.text)?.[0];
      if (plain !== undefined) {
        parts.push(plain);
        this.at += plain.length;
        continue;
      }
      const character = this.text.charAt(this.at);
      if (character === quote) {
        this.at += 1;
        if (this.isFollowedBy(followers)) return parts.join("");
        this.noteRepair("quotes within a text");
        parts.push(quote);
      } else if (character === "\\") {
        parts.push(this.escape());
      } else {
        if (character < " ") this.noteRepair("a control character within a text");
        parts.push(character);
        this.at += 1;
      }
    }
    throw new SyntaxError("Truncated");
  }

  private isFollowedBy(followers: string): boolean {
    const next = /\S/g;
    next.lastIndex = this.at;
    const [found = ""] = next.exec(this.text) ?? [];
    return found !== "" && followers.includes(found);
  }

  private escape(): string {
    const escape = /\\(?:(["\\/bfnrt])|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|'|)/y;
    escape.lastIndex = this.at;
    const [found = "\\", known, unicode, hex] = escape.exec(this.text) ?? [];
    this.at += found.length;
    if (known !== undefined) return JSON.parse(`"${found}"`) as string;
    if (unicode !== undefined) return String.fromCharCode(parseInt(unicode, 16));
    this.noteRepair("an unknown escape");
    return hex === undefined ? found.slice(-1) : String.fromCharCode(parseInt(hex, 16));
  }

  private noteRepair(what: string): void {
    if (this.mends.length >= mostNoted) return;
    const path = this.frames
      .slice(0, deepestNoted)
      .map(({ close, key, index }) => (close === "}" ? key : String(index)));
    this.mends.push({ path, what });
  }

  private skipBlanks(): void {
    const blanks = /\s*/y;
    blanks.lastIndex = this.at;
    this.at += blanks.exec(this.text)?.[0].length ?? 0;
  }
}
