import { defined } from "../defined";
import * as vscode from "vscode";
import { eachInSlices } from "../slices";
import { meaningOf } from "./columns";
import { CsvFault, csvRecords, type CsvRecord, type Span } from "./csv";
import { cellText } from "../ui/csvCell";
import { UserFileError } from "./userFileError";

/** One entry of a file. */
export interface TableRow {
  /** Its position for messages: "line 3". */
  readonly place: string;
  /** The position of its first value, or of the entry itself. */
  readonly span: Span;
  /** Values by the file's own column names. */
  readonly values: ReadonlyMap<string, TableValue>;
  /** A problem of the row as a whole. */
  readonly problem?: string;
}

export interface TableValue {
  readonly text: string;
  readonly span: Span;
  /** A problem of its notation. */
  readonly problem?: string;
}

export interface Table {
  /** Without duplicates. A column with values but no name is named by its number. */
  readonly columns: readonly string[];
  /** Lines above the column names, except comments and versions. */
  readonly above: readonly TableRow[];
  readonly rows: readonly TableRow[];
}

/** The record with the column names. */
interface Head {
  readonly delimiter: string;
  /** Records before it: a title, a version. */
  readonly before: readonly CsvRecord[];
  readonly record: CsvRecord;
}

/** A spreadsheet's error values. */
export const sheetError = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|#+)$/i;

/** The column names are searched only in this many records. */
const furthestHead = 20;

/** Known names are searched only in this many columns. */
const mostColumns = 500;

/** Reads separated values; the delimiter is detected from the line with the column names. @throws UserFileError */
export async function readCsv(content: string): Promise<Table> {
  const [, named] = /^"?sep=(.)/i.exec(content) ?? [];
  const from = named === undefined ? 0 : content.length - content.replace(/^[^\r\n]*(?:\r\n|[\r\n]|$)/, "").length;
  const head = findHead(content, named === undefined ? [",", ";", "\t", "|"] : [named], from);
  if (!head) throw new UserFileError([vscode.l10n.t("The file is empty.")]);
  const columns = columnNames(head.record);
  const unnamed = new Set(columns.filter((_, index) => head.record[index]?.text === ""));
  const empty = new Set(unnamed);
  const above = titles(head).map((record) => rowOf(record, columns, unnamed));
  const rows: TableRow[] = [];
  try {
    await eachInSlices(csvRecords(content, head.delimiter, from), (record, index) => {
      if (index <= head.before.length || isSame(record, head.record)) return;
      const row = rowOf(record, columns, unnamed);
      for (const name of empty) if (row.values.has(name)) empty.delete(name);
      rows.push(row);
    });
  } catch (error) {
    if (error instanceof CsvFault) throw quoteMissing(error);
    throw error;
  }
  return { columns: columns.filter((column) => !empty.has(column)), above, rows };
}

/** Unique column names, also where the file has none or repeats one. @throws UserFileError */
function columnNames(head: CsvRecord): readonly string[] {
  const names = new Set<string>();
  for (const [index, { text }] of head.entries()) {
    const name = text.replace(/\s+/g, " ");
    if (names.has(name) && meaningOf(name)) {
      throw new UserFileError([vscode.l10n.t("Two columns have the name “{0}”.", name)]);
    }
    const number = index + 1;
    let unique = name === "" ? vscode.l10n.t("column {0}", number) : name;
    while (names.has(unique)) unique = vscode.l10n.t("{0} (column {1})", unique, number);
    names.add(unique);
  }
  return [...names];
}

/** The record that names a username column and the most known columns, else the first record. @throws UserFileError */
function findHead(content: string, delimiters: readonly string[], from: number): Head | undefined {
  let best: { readonly head: Head; readonly score: number } | undefined;
  let fault: CsvFault | undefined;
  for (const delimiter of delimiters) {
    const before: CsvRecord[] = [];
    const first = firstRecords(content, delimiter, from);
    fault ??= first.fault;
    for (const record of first.records) {
      const members = record.slice(0, mostColumns).flatMap(({ text }) => meaningOf(text)?.member ?? []);
      const known = members.length;
      const hasName = members.includes("username");
      // Without a username column, the first record is chosen, and refused later for its columns.
      const score = hasName ? 100 * known : before.length === 0 ? Math.min(record.length, 99) / 100 : 0;
      if (score > (best?.score ?? 0)) best = { head: { delimiter, before: [...before], record }, score };
      before.push(record);
    }
  }
  if (!best && fault) throw quoteMissing(fault);
  return best?.head;
}

/** With the wrong delimiter quotes may not match: then there are fewer records and a fault. */
function firstRecords(
  content: string,
  delimiter: string,
  from: number,
): { readonly records: readonly CsvRecord[]; readonly fault?: CsvFault } {
  const records: CsvRecord[] = [];
  try {
    for (const record of csvRecords(content, delimiter, from)) {
      records.push(record);
      if (records.length === furthestHead) break;
    }
    return { records };
  } catch (error) {
    if (error instanceof CsvFault) return { records, fault: error };
    throw error;
  }
}

/** Title lines above the head. Refuses a line that looks like a user, as the file was sorted with its head. @throws UserFileError */
function titles({ before, record: head }: Head): readonly CsvRecord[] {
  const filled = (record: CsvRecord): number => record.filter(({ text }) => text !== "").length;
  return before.filter((record) => {
    const [first] = record;
    if (!first || filled(record) === 0 || /^(?:#|version:)/i.test(first.text)) return false;
    const hasAddress = filled(record) > 1 && record.some(({ text }) => text.includes("@"));
    if (filled(record) < filled(head) && !hasAddress) return true;
    const words = vscode.l10n.t("is above the line with the column names; move that line to the top");
    throw new UserFileError([{ place: placeOf(record), span: first.span, words }]);
  });
}

/** @param unnamed columns without a name, whose empty cells are ignored */
function rowOf(record: CsvRecord, columns: readonly string[], unnamed: ReadonlySet<string>): TableRow {
  const surplus = record.slice(columns.length).find(({ text }) => text !== "");
  const values = record.slice(0, columns.length).flatMap((cell, index) => {
    const name = columns[index] ?? "";
    if (cell.text === "" && unnamed.has(name)) return [];
    const problem = cell.strayQuote ? vscode.l10n.t("has an unexpected quote") : undefined;
    const value = defined({ text: cellText(cell.text), span: cell.span, problem });
    return [[name, value] as const];
  });
  const start = record[0]?.text ?? "";
  const isComment = start.startsWith("#") && !sheetError.test(start);
  return {
    place: placeOf(record),
    span: surplus?.span ?? record[0]?.span ?? { line: 0, column: 0, endLine: 0, endColumn: 0 },
    values: new Map(values),
    ...(surplus ? { problem: vscode.l10n.t("more values than the first line has columns") } : {}),
    ...(isComment ? { problem: vscode.l10n.t("begins with “#” like a comment; delete the line or the “#”") } : {}),
  };
}

function placeOf(record: CsvRecord): string {
  return vscode.l10n.t("line {0}", (record[0]?.span.line ?? 0) + 1);
}

function isSame(one: CsvRecord, other: CsvRecord): boolean {
  return one.length === other.length && one.every(({ text }, index) => text === other[index]?.text);
}

function quoteMissing({ span }: CsvFault): UserFileError {
  const words = vscode.l10n.t("a quote is missing or unexpected");
  return new UserFileError([{ place: vscode.l10n.t("line {0}", span.line + 1), span, words }]);
}
