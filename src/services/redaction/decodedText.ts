/**
 * A text with all escapes decoded at any depth, and the source position of each character: `%25%32%66`, `\u002f`, `\/` and `&#47;` are a
 * `/` each. Only ASCII matters here; any other character is {@link nonAscii}.
 */
export interface DecodedText {
  readonly length: number;
  /** ASCII codes. */
  readonly codes: Uint8Array;
  /** Where each character's spelling begins in the text. */
  readonly starts: Int32Array;
  /** Where it ends, exclusive. */
  readonly ends: Int32Array;
  /** Whether a `-` or `=` precedes a line break. */
  readonly hasMarks: boolean;
  /** Whether a `+` follows a line break. */
  readonly hasPlus: boolean;
}

/** Characters without a shape. */
const ignorable = /[\p{DI}\p{Cf}]/u;

/** Stands for every character beyond ASCII. */
const nonAscii = 0xff;

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
const hash = 0x23;
const greater = 0x3e;
const less = 0x3c;
const braceRight = 0x7d;
const letterU = 0x75;
const capitalU = 0x55;
const letterX = 0x78;

/** The longest entity that is decoded: `&#x000000003d;`. */
const longestEntity = 16;
/** The longest element that is decoded: an element within a word has few attributes. */
const longestElement = 40;
/** The longest numeric escape: `\u{0000002f}`. */
const longestEscape = 12;
/** Numeric escapes: of URLs, of JSON, and of other languages. */
const hexEscape = /^(?:(?:%|\\x)([\da-fA-F]{2})|[%\\]u([\da-fA-F]{4})|\\U([\da-fA-F]{8})|\\u\{([\da-fA-F]+)\})$/;
const octalEscape = /^\\([0-3][0-7]{2})$/;

/** Named entities: the last character of each is its value. */
const entities: ReadonlyMap<string, number> = new Map(
  (
    "amp& lt< gt> quot\" apos' num# percnt% plus+ equals= sol/ bsol\\ colon: semi; comma, period. quest? excl! dollar$ commat@ ast* " +
    "lpar( rpar) lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} rbrace} verbar| vert| lowbar_ grave` hat^ newline\n tab\t nbsp\t " +
    "shy\u00ad zerowidthspace\u00ad nobreak\u00ad"
  )
    .split(" ")
    .map((entity) => [entity.slice(0, -1), entity.charCodeAt(entity.length - 1)]),
);

/** How many earlier characters belong to an escape, and its code. */
type Escape = readonly [taken: number, code: number];
const noEscape: Escape = [0, 0];

/**
 * Decodes percent-encoding, the escapes of JSON and JavaScript, and HTML entities repeatedly until none is left, in one pass: a character
 * that completes an escape replaces it, and may complete an earlier one. Linear, because each step makes the result shorter, or longer by one.
 */
export function decodeText(text: string): DecodedText {
  return new Decoder(text, "asIs").run(true);
}

/** The first of the {@link foldedViews} with non-ASCII characters as UTF-8 bytes: for secrets in other alphabets. */
export function byteView(text: string): DecodedText {
  return new Decoder(text, "bytes").run(true);
}

/**
 * The views of a text that are searched for a secret: decoded, and as spelled. Both are folded to find secrets that were wrapped or sent in a
 * form: line breaks and the blanks around them are dropped, a `+` is a blank, non-ASCII characters are dropped. A `-` or `=` before a line
 * break, or a `+` after it, may belong to the break or to the text: each reading is a view. The same holds for HTML elements, which may be
 * line breaks.
 */
export function foldedViews(text: string): readonly DecodedText[] {
  const views = [true, false].map((decodes) => new Decoder(text, "folded").run(decodes));
  const more: readonly (readonly [Folding, boolean])[] = [
    ["withoutMarks", views.some(({ hasMarks }) => hasMarks)],
    ["form", views.some(({ hasPlus }) => hasPlus)],
    ["elements", /<[/a-z][^<>]*>/i.test(text)],
  ];
  return [...views, ...more.flatMap(([folding, isSo]) => (isSo ? [new Decoder(text, folding).run(true)] : []))];
}

type Folding = "asIs" | "folded" | "withoutMarks" | "form" | "elements" | "bytes";

class Decoder {
  private length = 0;
  private readonly codes: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  /** The length at the last line break: the next character directly follows the break. */
  private lineStart = -1;
  private hasMarks = false;
  private hasPlus = false;

  constructor(
    private readonly text: string,
    private readonly folding: Folding,
  ) {
    // A UTF-16 unit has up to three bytes.
    const most = folding === "bytes" ? 3 * text.length : text.length;
    this.codes = new Uint8Array(most);
    this.starts = new Int32Array(most);
    this.ends = new Int32Array(most);
  }

  private get folds(): boolean {
    return this.folding !== "asIs";
  }

  run(decodes: boolean): DecodedText {
    for (let at = 0; at < this.text.length; at++) {
      const unit = this.text.charCodeAt(at);
      const code = unit === plus && this.folding === "form" ? space : unit;
      if (decodes) this.take(code, at, at + 1);
      else this.put(code, at, at + 1);
    }
    if (decodes && this.folds) this.finishEntity();
    const { length, codes, starts, ends, hasMarks, hasPlus } = this;
    if (this.folds) codes.forEach((code, at) => code === plus && (codes[at] = space));
    return { length, codes, starts, ends, hasMarks, hasPlus };
  }

  /** Adds a character, or the value of the escape that it completes. */
  private take(given: number, from: number, end: number): void {
    let code = given;
    let start = from;
    if (this.folds && !isAlphanumeric(code) && code !== semicolon && code !== hash) this.finishEntity();
    for (;;) {
      const { length } = this;
      const escape = this.codes[length - 1] === backslash && length > 0;
      if (escape && code === backslash) {
        // Any number of backslashes counts as one, because the depth of escaping does not matter.
        this.ends[length - 1] = end;
        return;
      }
      if (escape && code !== letterU && code !== letterX && !(this.folds && (code === capitalU || isOctal(code)))) {
        start = this.drop(1);
        code = plainEscape(code);
        continue;
      }
      const [taken, decoded] = this.escapeBefore(code);
      if (taken === 0) break;
      start = this.drop(taken);
      code = decoded;
      // A byte of UTF-8 in a percent-encoded text.
      if (taken === 2 && code >= 0x80) {
        this.add(this.folding === "bytes" ? code : nonAscii, start, end);
        return;
      }
    }
    this.put(code, start, end);
  }

  /** The escape that this character completes. */
  private escapeBefore(code: number): Escape {
    if (code === semicolon) return this.readEntity();
    if (this.folding === "elements" && code === greater) return this.element();
    return isHex(code) || code === braceRight ? this.numberEscape(code) : noEscape;
  }

  private numberEscape(code: number): Escape {
    for (let back = 1; back < longestEscape && back <= this.length; back++) {
      const sign = this.at(back);
      if (sign !== backslash && sign !== percent) continue;
      const spelled = this.last(back) + String.fromCharCode(code);
      const hex = hexEscape.exec(spelled)?.slice(1).find(Boolean);
      if (hex !== undefined) return [back, parseInt(hex, 16)];
      const octal = octalEscape.exec(spelled)?.[1];
      return octal === undefined ? noEscape : [back, parseInt(octal, 8)];
    }
    return noEscape;
  }

  /** The entity that a semicolon completes here, if it is known. */
  private readEntity(): Escape {
    for (let back = 1; back <= longestEntity && back <= this.length; back++) {
      if (this.at(back) !== ampersand) continue;
      const code = entityCode(this.last(back - 1).toLowerCase());
      return code === undefined ? noEscape : [back, code];
    }
    return noEscape;
  }

  /** Decodes a numeric entity without a semicolon when no further digit follows. */
  private finishEntity(): void {
    if (!isHex(this.at(1))) return;
    const [taken, code] = this.readEntity();
    if (taken === 0 || this.at(taken - 1) !== hash) return;
    const end = this.ends[this.length - 1] ?? 0;
    const start = this.drop(taken);
    this.take(code, start, end);
  }

  /** The element that a `>` ends here, as a line break. */
  private element(): Escape {
    for (let back = 1; back <= longestElement && back <= this.length; back++) {
      if (this.at(back) === less) return /^<[/a-z]/i.test(this.last(back)) ? [back, lineFeed] : noEscape;
    }
    return noEscape;
  }

  private last(count: number): string {
    return String.fromCharCode(...this.codes.subarray(this.length - count, this.length));
  }

  private put(code: number, start: number, end: number): void {
    if (code < 0x80) this.add(code, start, end);
    else if (this.folding !== "bytes") this.add(nonAscii, start, end);
    else if (!ignorable.test(String.fromCharCode(code))) {
      if (code >= 0x800) this.add(0xe0 | ((code >> 12) & 0x0f), start, end);
      this.add(code >= 0x800 ? 0x80 | ((code >> 6) & 0x3f) : 0xc0 | (code >> 6), start, end);
      this.add(0x80 | (code & 0x3f), start, end);
    }
  }

  private add(code: number, start: number, end: number): void {
    if (this.folds && this.isFolded(code)) return;
    this.codes[this.length] = this.folds && code === tab ? space : code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  /** Whether the character is dropped. */
  private isFolded(code: number): boolean {
    const isBlank = code === space || code === tab;
    if (code === lineFeed || code === carriageReturn) {
      this.endLine();
      this.lineStart = this.length;
      return true;
    }
    if (code === nonAscii || (code < space && !isBlank)) return true;
    const isFirst = this.length === this.lineStart;
    if (isFirst && code === plus) this.hasPlus = true;
    return isFirst && isBlank;
  }

  private endLine(): void {
    const last = (): number | undefined => (this.length > 0 ? this.codes[this.length - 1] : undefined);
    const isEmpty = this.length === this.lineStart;
    while (last() === space) this.length -= 1;
    if (isEmpty || (last() !== minus && last() !== equals)) return;
    this.hasMarks = true;
    if (this.folding === "withoutMarks") this.length -= 1;
  }

  /** @returns the source position of the first dropped character */
  private drop(count: number): number {
    this.length -= count;
    // The line break was within the escape.
    if (this.length < this.lineStart) this.lineStart = -1;
    return this.starts[this.length] ?? 0;
  }

  private at(back: number): number {
    return this.codes[this.length - back] ?? 0;
  }
}

/** The value of an entity. */
function entityCode(name: string): number | undefined {
  const known = entities.get(name);
  if (known !== undefined) return known;
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|([0-9]+))$/.exec(name) ?? [];
  if (hex !== undefined) return parseInt(hex, 16);
  return decimal === undefined ? undefined : parseInt(decimal, 10);
}

/** The value of a backslash and this character. */
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

function isOctal(code: number): boolean {
  return code >= 0x30 && code <= 0x37;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}
