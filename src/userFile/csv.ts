/** A part of a file: zero-based lines, and columns in UTF-16 units, as editors count them. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Cell {
  /** Trimmed. */
  readonly text: string;
  readonly span: Span;
  /** Whether it contains an unexpected quote. */
  readonly strayQuote: boolean;
}

/** A line of a file, or several when a value has line breaks. */
export type CsvRecord = readonly Cell[];

/** An unclosed quote, or a record so large that a quote must be missing. */
export class CsvFault extends Error {
  constructor(readonly span: Span) {
    super("A quote is missing");
  }
}

/** In characters. A longer record means that a quote is missing. */
const longestRecord = 16_384;

interface Place {
  readonly offset: number;
  readonly line: number;
  readonly lineStart: number;
}

/**
 * Reads separated values record by record, with their positions, without empty lines. A value is quoted, plain, or `="…"`, the form in
 * which spreadsheets keep a text from becoming a number. All line endings are accepted.
 * @param from start of the first line to read. @throws CsvFault
 */
export function* csvRecords(text: string, delimiter: string, from = 0): Generator<CsvRecord, void> {
  const plainEnd = new RegExp(`[\\r\\n${escapeDelimiter(delimiter)}]`, "g");
  let at: Place = { offset: from, line: lineBreaks(text.slice(0, from)), lineStart: from };
  let cells: Cell[] = [];
  let recordStart = at;
  const find = (pattern: RegExp, offset: number): number => {
    pattern.lastIndex = offset;
    return pattern.exec(text)?.index ?? text.length;
  };
  const moved = (offset: number): Place => {
    const passed = text.slice(at.offset, offset);
    const last = Math.max(passed.lastIndexOf("\n"), passed.lastIndexOf("\r"));
    if (last === -1) return { ...at, offset };
    return { offset, line: at.line + lineBreaks(passed), lineStart: at.offset + last + 1 };
  };
  const cell = (value: string, end: number, isQuoted: boolean): void => {
    const start = at;
    at = isQuoted ? moved(end) : { ...at, offset: end };
    const strayQuote = !isQuoted && value.includes('"');
    const span = {
      line: start.line,
      column: start.offset - start.lineStart,
      endLine: at.line,
      endColumn: at.offset - at.lineStart,
    };
    cells.push({ text: value.trim(), span, strayQuote });
    if (end - recordStart.offset > longestRecord) throw new CsvFault({ ...span, line: recordStart.line, column: 0 });
  };
  while (at.offset < text.length) {
    const opening = openingQuote(text, at.offset, delimiter);
    const closing = opening === undefined ? undefined : closingQuote(text, opening);
    if (opening !== undefined && closing === undefined) throw new CsvFault(spanOf(at, opening));
    const end = find(plainEnd, closing === undefined ? at.offset : closing + 1);
    const isFormula = text[(opening ?? 0) - 1] === "=";
    const behind = closing === undefined ? "" : text.slice(closing + 1, end).trim();
    if (opening === undefined || closing === undefined || (isFormula && behind !== "")) {
      cell(text.slice(at.offset, end), end, false);
    } else {
      if (behind !== "") throw new CsvFault(spanOf(at, opening));
      cell(unwrapCell(text.slice(opening + 1, closing).replaceAll('""', '"')), end, true);
    }
    const sign = text[at.offset];
    if (sign === delimiter && delimiter !== "") {
      at = { ...at, offset: at.offset + 1 };
      if (at.offset < text.length) continue;
      cell("", at.offset, false);
    } else if (sign !== undefined) {
      at = moved(at.offset + (text.startsWith("\r\n", at.offset) ? 2 : 1));
    }
    if (cells.some(({ text: value }) => value !== "")) yield cells;
    cells = [];
    recordStart = at;
  }
}

function spanOf(place: Place, to: number): Span {
  const { line, lineStart, offset } = place;
  return { line, column: offset - lineStart, endLine: line, endColumn: to + 1 - lineStart };
}

/** The offset of the opening quote of a quoted value, after blanks and a formula's equals sign. */
function openingQuote(text: string, offset: number, delimiter: string): number | undefined {
  let at = offset;
  while (text[at] === " " || (text[at] === "\t" && delimiter !== "\t")) at += 1;
  if (text[at] === "=") at += 1;
  return text[at] === '"' ? at : undefined;
}

/** The offset of the next quote that is not doubled. */
function closingQuote(text: string, opening: number): number | undefined {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? undefined : at;
}

/** Unwraps `="…"` within quotes, as spreadsheets write it. */
function unwrapCell(value: string): string {
  const inner = /^\s*="((?:[^"]|"")*)"\s*$/.exec(value)?.[1];
  return inner === undefined ? value : inner.replaceAll('""', '"');
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|[\r\n]/g)?.length ?? 0;
}

function escapeDelimiter(delimiter: string): string {
  return delimiter.replace(/[\\\]^-]/g, "\\$&");
}
