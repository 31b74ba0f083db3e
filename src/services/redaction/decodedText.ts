/**
 * A text with all of its escapes undone, whatever their depth, and for each character the place it came from: `%25%32%66`, `\u002f`, `\/`
 * and `&#47;` are a `/` each. Only ASCII matters here; any other character is {@link other}.
 */
export interface DecodedText {
  readonly length: number;
  /** ASCII codes. */
  readonly codes: Uint8Array;
  /** Where each character's spelling begins in the text … */
  readonly starts: Int32Array;
  /** … and ends, exclusive. */
  readonly ends: Int32Array;
  /** Whether a `-` or `=` stands before a line break. */
  readonly hasMarks: boolean;
}

/** Stands for every character beyond ASCII. */
export const other = 0xff;

const space = 0x20;
const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const backslash = 0x5c;
const percent = 0x25;
const plus = 0x2b;
const minus = 0x2d;
const equals = 0x3d;
const ampersand = 0x26;
const semicolon = 0x3b;
const letterU = 0x75;
const letterX = 0x78;

/** The longest spelling of an entity that is looked at: `&#x000000003d;`. */
const longestEntity = 16;

const entities: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", num: "#", percnt: "%", plus: "+", equals: "=", sol: "/" },
  ...{ bsol: "\\", colon: ":", semi: ";", comma: ",", period: ".", quest: "?", excl: "!", dollar: "$", commat: "@" },
  ...{ ast: "*", midast: "*", lpar: "(", rpar: ")", lsqb: "[", lbrack: "[", rsqb: "]", rbrack: "]", lcub: "{" },
  ...{ lbrace: "{", rcub: "}", rbrace: "}", verbar: "|", vert: "|", lowbar: "_", grave: "`", hat: "^" },
  ...{ newline: "\n", tab: "\t", nbsp: " " },
};

/**
 * Undoes percent-encoding, the escapes of JSON and JavaScript and the entities of HTML, again and again until nothing is left to undo, in
 * one pass: a character that completes an escape takes the place of it, and may complete an earlier one. Linear, for each step makes the
 * result longer by one or shorter.
 */
export function decodeText(text: string): DecodedText {
  return new Decoder(text, "asIs").run(true);
}

/**
 * The views of a text in which a secret is looked for: with its escapes undone, and as it is spelled. In both it is folded, as what was broken
 * into lines or sent as a form has to be: a line break is dropped with the blanks around it, a `+` is a blank, and what is not ASCII is
 * dropped. Where a `-` or `=` stands before a line break there are two readings: it belongs to the break, or to the text.
 */
export function foldedViews(text: string): readonly DecodedText[] {
  const views = [true, false].map((decodes) => new Decoder(text, "folded").run(decodes));
  return [...views, ...(views.some(({ hasMarks }) => hasMarks) ? [new Decoder(text, "withoutMarks").run(true)] : [])];
}

type Folding = "asIs" | "folded" | "withoutMarks";

class Decoder {
  private length = 0;
  private readonly codes: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private afterLineBreak = false;
  private hasMarks = false;

  constructor(
    private readonly text: string,
    private readonly folding: Folding,
  ) {
    this.codes = new Uint8Array(text.length);
    this.starts = new Int32Array(text.length);
    this.ends = new Int32Array(text.length);
  }

  run(decodes: boolean): DecodedText {
    for (let at = 0; at < this.text.length; at++) {
      const unit = this.text.charCodeAt(at);
      const code = unit < 0x80 ? unit : other;
      if (decodes) this.take(code, at, at + 1);
      else this.put(code, at, at + 1);
    }
    const { length, codes, starts, ends, hasMarks } = this;
    if (this.folding !== "asIs") codes.forEach((code, at) => code === plus && (codes[at] = space));
    return { length, codes, starts, ends, hasMarks };
  }

  /** Adds a character, or what the escape stands for that it completes. */
  private take(given: number, from: number, end: number): void {
    let code = given;
    let start = from;
    for (;;) {
      const { length } = this;
      const escape = this.codes[length - 1] === backslash && length > 0;
      if (escape && code === backslash) {
        // However many there are: how often a text was escaped does not matter.
        this.ends[length - 1] = end;
        return;
      }
      if (escape && code !== letterU && code !== letterX) {
        start = this.drop(1);
        code = plainEscape(code);
        continue;
      }
      const taken = isHex(code) ? this.hexEscape() : code === semicolon ? this.entity() : 0;
      if (taken === 0) break;
      const decoded = code === semicolon ? this.entityCode(taken) : this.hexCode(taken, code);
      start = this.drop(taken);
      code = decoded < 0x80 ? decoded : other;
    }
    this.put(code, start, end);
  }

  private put(code: number, start: number, end: number): void {
    if (this.folding !== "asIs" && this.isFolded(code)) return;
    this.codes[this.length] = this.folding !== "asIs" && code === tab ? space : code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  /** Whether the character is dropped. */
  private isFolded(code: number): boolean {
    const isBlank = code === space || code === tab;
    if (code === lineFeed || code === carriageReturn) {
      this.endLine();
      this.afterLineBreak = true;
      return true;
    }
    if (code === other || (code < space && !isBlank) || (isBlank && this.afterLineBreak)) return true;
    this.afterLineBreak = false;
    return false;
  }

  private endLine(): void {
    const last = (): number | undefined => (this.length > 0 ? this.codes[this.length - 1] : undefined);
    while (last() === space) this.length -= 1;
    if (this.afterLineBreak || (last() !== minus && last() !== equals)) return;
    this.hasMarks = true;
    if (this.folding === "withoutMarks") this.length -= 1;
  }

  /** @returns where the first of the dropped characters began. */
  private drop(count: number): number {
    this.length -= count;
    return this.starts[this.length] ?? 0;
  }

  private at(back: number): number {
    return this.codes[this.length - back] ?? 0;
  }

  /** How many characters the escape has that a hexadecimal digit completes here: `%4`, `\x4`, `\u004`, `%u004`. */
  private hexEscape(): number {
    const { length } = this;
    if (length >= 2 && this.at(2) === percent && isHex(this.at(1))) return 2;
    if (length >= 3 && this.at(3) === backslash && this.at(2) === letterX && isHex(this.at(1))) return 3;
    const isUnit = length >= 5 && this.at(4) === letterU && (this.at(5) === backslash || this.at(5) === percent);
    return isUnit && isHex(this.at(3)) && isHex(this.at(2)) && isHex(this.at(1)) ? 5 : 0;
  }

  private hexCode(taken: number, last: number): number {
    const digits = taken === 5 ? 3 : 1;
    let code = 0;
    for (let back = digits; back > 0; back--) code = code * 16 + hexValue(this.at(back));
    return code * 16 + hexValue(last);
  }

  /** How many characters the entity has that a semicolon completes here; 0 when it is none that is known. */
  private entity(): number {
    for (let back = 1; back <= longestEntity && back <= this.length; back++) {
      if (this.at(back) === ampersand) return this.entityCode(back) < 0 ? 0 : back;
    }
    return 0;
  }

  /** What it stands for; -1 when it is none that is known. */
  private entityCode(taken: number): number {
    const name = String.fromCharCode(...this.codes.subarray(this.length - taken + 1, this.length)).toLowerCase();
    if (name === "shy") return other;
    const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (known !== undefined) return known.charCodeAt(0);
    const [, hex, decimal] = /^#(?:x([0-9a-f]+)|([0-9]+))$/.exec(name) ?? [];
    if (hex !== undefined) return parseInt(hex, 16);
    return decimal === undefined ? -1 : parseInt(decimal, 10);
  }
}

/** What a backslash and this character stand for. */
function plainEscape(code: number): number {
  switch (String.fromCharCode(code)) {
    case "n":
      return lineFeed;
    case "r":
      return carriageReturn;
    case "t":
      return tab;
    case "b":
    case "f":
    case "v":
      return space;
    default:
      return code;
  }
}

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

function hexValue(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}
