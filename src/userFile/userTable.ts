import * as vscode from "vscode";
import { CsvError, parse } from "csv-parse/sync";
import { UserFileError } from "./userFileError";

/** One entry of a file as it stands there. */
export interface TableRow {
  /** Where it is, for people: "line 3". */
  readonly place: string;
  /** Values by the file's own column names. */
  readonly values: ReadonlyMap<string, string>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A longer line, in characters, is no user: a quote is missing. */
const longestLine = 16_384;

/** Reads comma, semicolon or tab separated values; the first line names the columns. @throws UserFileError */
export function readCsv(content: string): Table {
  const [header, ...rest] = records(content);
  if (!header) throw new UserFileError([vscode.l10n.t("The file is empty.")]);
  const columns = header.values.map((name) => name.trim());
  const twice = columns.find((name, index) => name !== "" && columns.indexOf(name) !== index);
  if (twice !== undefined) throw new UserFileError([vscode.l10n.t("Two columns have the name “{0}”.", twice)]);
  const rows = rest.map(({ line, values }) => ({
    place: vscode.l10n.t("line {0}", line),
    values: new Map(columns.map((name, index) => [name, unguarded((values[index] ?? "").trim())])),
  }));
  return { columns, rows };
}

/** Reads a JSON array of objects. @throws UserFileError */
export function readJson(content: string): Table {
  const entries = jsonArray(content);
  const problems: string[] = [];
  const rows = entries.flatMap((entry, index): TableRow[] => {
    const place = vscode.l10n.t("entry {0}", index + 1);
    if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
      problems.push(vscode.l10n.t("{0}: not an object", place));
      return [];
    }
    const values = Object.entries(entry).map(([name, value]) => [name, textOf(value)] as const);
    return [{ place, values: new Map(values) }];
  });
  if (problems.length > 0) throw new UserFileError(problems);
  return { columns: [...new Set(rows.flatMap(({ values }) => [...values.keys()]))], rows };
}

function records(content: string): { line: number; values: string[] }[] {
  try {
    const parsed = parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      info: true,
      skip_empty_lines: true,
      max_record_size: longestLine,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ line: info.lines, values: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error["lines"]);
    throw new UserFileError([
      error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH"
        ? vscode.l10n.t("line {0}: not as many values as the first line has columns", line)
        : vscode.l10n.t("line {0}: a quote is missing, or stands where it does not belong", line),
    ]);
  }
}

/** What separates the columns' names. */
function delimiterOf(content: string): string {
  const header = /^[^\r\n]*/.exec(content.trimStart())?.[0] ?? "";
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** Spreadsheet exports put an apostrophe before what looks like a formula, such as +1555…. */
function unguarded(value: string): string {
  return value.replace(/^'(?=[=+\-@])/, "");
}

function jsonArray(content: string): readonly unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    throw new UserFileError([vscode.l10n.t("This is not JSON: {0}", why)]);
  }
  if (Array.isArray(parsed)) return parsed;
  throw new UserFileError([vscode.l10n.t("The JSON is not an array of users.")]);
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
