import { decodeText, type DecodedText } from "./decodedText";
import type { Places } from "./secretIndex";
import { isSecret, mayBeSecret } from "./secretNames";

/** The longest name that is read: its end is enough. */
const longestName = 64;
/** The longest user name and password in a URL. */
const longestUser = 256;
/** Words after "Bearer" or "Basic" in a sentence. */
const sentenceWords = /^(?:tokens?|auth|authentication|authorization|credentials?|realm|scheme|is|was|are|not)$/i;

/** The classes of a character, as flags. */
const enum CharacterClass {
  name = 1,
  blank = 2,
  quote = 4,
  /** Ends a name: a quote, a bracket. */
  closing = 8,
  /** Ends a value without quotes. */
  ending = 16,
  /** Ends the value of a header. */
  lineEnd = 32,
  /** Ends the text of an element. */
  element = 64,
  /** Ends the user name and password in a URL. */
  userEnd = 128,
}

const characters = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
const characterClasses = Uint8Array.from(characters, (char) => {
  const tests: readonly (readonly [CharacterClass, RegExp])[] = [
    [CharacterClass.name, /[A-Za-z0-9_.$-]/],
    [CharacterClass.blank, /[ \t\n\r]/],
    [CharacterClass.quote, /["'`]/],
    [CharacterClass.closing, /["'`[\]]/],
    [CharacterClass.ending, /[\s&;,"'`<>()[\]{}|]/],
    [CharacterClass.lineEnd, /[\n\r"]/],
    [CharacterClass.element, /</],
    [CharacterClass.userEnd, /[\s/"'<>?#]/],
  ];
  return tests.reduce((all, [flag, test]) => (char < "\x80" && test.test(char) ? all | flag : all), 0);
});

/**
 * Finds secrets by their context: the value of a member, field or header with the name of a secret (see `secretNames`), in complete or cut
 * JSON, a form, a query, a header or XML, with or without escapes; the text after `Bearer` or `Basic`; a JWT; user name and password in a
 * URL. One pass that reads each character at most a few times.
 */
export function secretMembers(text: string): Places {
  return new Scanner(text, decodeText(text)).run();
}

class Scanner {
  private readonly places: { start: number; end: number }[] = [];

  constructor(
    private readonly text: string,
    private readonly decoded: DecodedText,
  ) {}

  run(): Places {
    const { length } = this.decoded;
    for (let at = 0; at < length;) {
      if (!this.is(at, CharacterClass.name)) {
        at = this.isAddress(at) ? this.hideUser(at + 3) : at + 1;
        continue;
      }
      const end = this.skip(at, CharacterClass.name);
      at = this.hideAfter(at, end);
    }
    return this.places;
  }

  private char(at: number): string {
    return at < this.decoded.length ? (characters[this.decoded.codes[at] ?? 0] ?? "") : "";
  }

  private is(at: number, characterClass: CharacterClass): boolean {
    return at < this.decoded.length && ((characterClasses[this.decoded.codes[at] ?? 0] ?? 0) & characterClass) !== 0;
  }

  private skip(from: number, characterClass: CharacterClass): number {
    let at = from;
    while (this.is(at, characterClass)) at += 1;
    return at;
  }

  /** The length of a character's spelling. */
  private width(at: number): number {
    return (this.decoded.ends[at] ?? 0) - (this.decoded.starts[at] ?? 0);
  }

  private slice(from: number, to: number): string {
    return Buffer.from(this.decoded.codes.subarray(from, to)).toString("latin1");
  }

  /** @returns where to go on */
  private hide(from: number, to: number): number {
    const { starts, ends } = this.decoded;
    if (to > from) this.places.push({ start: starts[from] ?? 0, end: ends[to - 1] ?? 0 });
    return to;
  }

  /** Hides the secret that belongs to the word from `from` to `end`. @returns where to go on */
  private hideAfter(from: number, end: number): number {
    const word = this.quotedName(from, end) ?? this.slice(Math.max(from, end - longestName), end);
    const separator = this.separatorAfter(from, end);
    if (separator !== undefined) {
      const done = word.length > 2 && mayBeSecret(word) ? this.hideValue(word, separator) : undefined;
      if (done !== undefined) return done;
    }
    if (/^(?:bearer|basic)$/i.test(word)) return this.hideCredential(end);
    const jwt = this.jwtIn(from, end);
    return jwt === undefined ? end : this.hide(jwt, end);
  }

  /** A quoted name with blanks whose last word ends here. */
  private quotedName(from: number, end: number): string | undefined {
    if (!this.is(end, CharacterClass.quote) || this.char(from - 1) !== " ") return undefined;
    let start = from;
    while (start > 0 && end - start < longestName && this.is(start - 1, CharacterClass.name | CharacterClass.blank))
      start -= 1;
    return this.char(start - 1) === this.char(end) ? this.slice(start, end) : undefined;
  }

  /** The position of `:`, `=`, or the `>` of an element after a name, its closing quote or bracket and blanks. */
  private separatorAfter(from: number, end: number): number | undefined {
    let at = end;
    while (this.is(at, CharacterClass.closing) && at < end + 4) at += 1;
    at = this.skip(at, CharacterClass.blank);
    const char = this.char(at);
    if (char === ":" || char === "=") return this.char(at + 1) === "=" || this.char(at + 1) === ">" ? at + 1 : at;
    return char === ">" && from > 0 && this.char(from - 1) === "<" ? at : undefined;
  }

  /** @returns where to go on; undefined if the value is not secret */
  private hideValue(name: string, separator: number): number | undefined {
    const from = this.skip(separator + 1, CharacterClass.blank);
    const first = this.char(from);
    if (this.is(from, CharacterClass.quote)) {
      const end = this.closingQuote(from);
      return isSecret(name, this.slice(from + 1, end)) ? this.hide(from + 1, end) : undefined;
    }
    if (first === "[" || first === "{") {
      return isSecret(name, {}) ? this.hide(from, this.closingBracket(from)) : undefined;
    }
    const isHeader = this.char(separator) === ":" && /authorization$|cookie$/i.test(name);
    if (isHeader) {
      const scheme = /^(?:bearer|basic)$/i.exec(this.slice(from, this.skip(from, CharacterClass.name)));
      if (scheme) return this.hideCredential(from + scheme[0].length);
    }
    const ending =
      this.char(separator) === ">" ? CharacterClass.element : isHeader ? CharacterClass.lineEnd : CharacterClass.ending;
    let end = from;
    // A character that is escaped more often than the separator is part of the value.
    while (end < this.decoded.length && !(this.is(end, ending) && this.width(end) <= this.width(separator))) end += 1;
    const value = this.slice(from, end);
    const isNumber = this.char(separator) === ":" && /^\d+$/.test(value);
    return isSecret(name, isNumber ? Number(value) : value) ? this.hide(from, end) : undefined;
  }

  /** Hides the text after `Bearer` or `Basic`. */
  private hideCredential(from: number): number {
    let start = from;
    while (this.is(start, CharacterClass.blank) || this.char(start) === "+") start += 1;
    let end = start;
    while (end < this.decoded.length && !this.is(end, CharacterClass.ending)) end += 1;
    return start === from || sentenceWords.test(this.slice(start, end)) ? from : this.hide(start, end);
  }

  /** A JWT: parts of Base64, of which the first begins like JSON. */
  private jwtIn(from: number, end: number): number | undefined {
    if (end - from < 20) return undefined;
    const word = this.slice(from, end);
    const at = word.indexOf("eyJ");
    return at >= 0 && word.includes(".", at) ? from + at : undefined;
  }

  private isAddress(at: number): boolean {
    return this.char(at) === ":" && this.char(at + 1) === "/" && this.char(at + 2) === "/";
  }

  /** Hides `user:password` in a URL. */
  private hideUser(from: number): number {
    for (let at = from; at < from + longestUser && !this.is(at, CharacterClass.userEnd); at++) {
      if (this.char(at) === "@") return this.hide(from, at);
    }
    return from;
  }

  /** The end of a quoted text: a quote that is escaped as often as the first one, or the end of the text. */
  private closingQuote(from: number): number {
    const quote = this.char(from);
    const { length } = this.decoded;
    const [before, form] = this.spelling(from);
    for (let at = from + 1; at < length; at++) {
      if (this.char(at) !== quote) continue;
      const [backslashes, otherForm] = this.spelling(at);
      // A backslash within the value is written as one more than twice the backslashes of the quote.
      if (otherForm === form && backslashes % (2 * (before + 1)) === before) return at;
    }
    return length;
  }

  /** The spelling of a quote: the number of backslashes before it, and the quote. */
  private spelling(at: number): readonly [backslashes: number, form: string] {
    const spelled = this.text.slice(this.decoded.starts[at] ?? 0, this.decoded.ends[at] ?? 0);
    const backslash = /\\(?!u)|%(?:25)*5c|\\u005c|&#92;|&#x5c;|&bsol;/gi;
    return [spelled.match(backslash)?.length ?? 0, spelled.replace(backslash, "")];
  }

  private closingBracket(from: number): number {
    const { length } = this.decoded;
    let depth = 0;
    for (let at = from; at < length; at++) {
      const char = this.char(at);
      if (char === '"') at = this.closingQuote(at);
      else if (char === "[" || char === "{") depth += 1;
      else if ((char === "]" || char === "}") && --depth === 0) return at + 1;
    }
    return length;
  }
}
