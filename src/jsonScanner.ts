/** A JSON number. Leading zeros match, too, although `JSON.parse` rejects them. */
export const jsonNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Finds the tokens of a JSON text, one after the other: a bracket, a colon, a comma, a string, or a word such as `true`
 * or `-1.5`. Needs linear time and no recursion for any text. Does not check that the text is valid JSON; its users do.
 */
export class JsonScanner {
  /** Start of the token that `next` found last. */
  start = 0;

  /** @param end start of the scan; after `next`, the end of the found token */
  constructor(
    private readonly text: string,
    public end = 0,
  ) {}

  /** Finds the next token. @returns its first character, which identifies its type; empty at the end of the text */
  next(): string {
    const { text } = this;
    let at = this.end;
    while (isBlank(text.charCodeAt(at))) at += 1;
    this.start = at;
    const first = text.charAt(at);
    if (first === '"') {
      this.end = endOfString(text, at);
    } else {
      if (!isDelimiter(text.charCodeAt(at))) while (!isDelimiter(text.charCodeAt(at + 1))) at += 1;
      this.end = at + 1;
    }
    return first;
  }
}

/** The end of the string whose opening quote is at `start`; the end of the text if there is no closing quote. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

/** Whether an odd number of backslashes precedes this position. */
function isEscaped(text: string, position: number): boolean {
  let first = position;
  while (text.charAt(first - 1) === "\\") first -= 1;
  return (position - first) % 2 === 1;
}

function isBlank(code: number): boolean {
  return code <= 0x20 && (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09);
}

/** Whether this character ends a word. NaN is the end of the text. */
function isDelimiter(code: number): boolean {
  switch (code) {
    case 0x22: // "
    case 0x2c: // ,
    case 0x3a: // :
    case 0x5b: // [
    case 0x5d: // ]
    case 0x7b: // {
    case 0x7d: // }
      return true;
    default:
      return isBlank(code) || Number.isNaN(code);
  }
}
