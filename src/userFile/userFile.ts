import * as vscode from "vscode";
import { eachInSlices } from "../slices";
import { columnsOf, memberNames, type ColumnMeaning, type Columns, type LookAlike } from "./columns";
import type { Span } from "./csv";
import type { FileUser } from "./fileUser";
import { UserFileError, type FileProblem } from "./userFileError";
import { readJson } from "./userJson";
import { readUser } from "./userRow";
import { readCsv, type Table } from "./userTable";

export interface UserFile {
  /** The users of the valid rows. */
  readonly users: readonly FileUser[];
  /** The problems of the other rows, in the order of the file. */
  readonly problems: readonly FileProblem[];
  /** Unused columns that have values. */
  readonly unused: readonly string[];
  /** Unused columns with a name similar to a known one. */
  readonly lookAlikes: readonly LookAlike[];
  /** Lines above the column names that are left out: titles, or possibly a single username. */
  readonly above: readonly string[];
  /** Whether it has a column for the action. */
  readonly hasActions: boolean;
  /** A problem's position in the file. */
  readonly spanOf: (problem: FileProblem) => Span | undefined;
}

/**
 * Reads the users of a CSV or JSON file, in slices of some milliseconds.
 * @param name its extension selects the format. @param chosen the administrator's choice of what a column means; undefined for nothing
 * @throws UserFileError when the file as a whole cannot be read
 */
export async function readUserFile(
  name: string,
  content: string,
  chosen: ReadonlyMap<string, ColumnMeaning | undefined> = new Map(),
): Promise<UserFile> {
  const table = await (/\.json$/i.test(name) ? readJson(content) : readCsv(content));
  if (table.rows.length === 0) throw new UserFileError([vscode.l10n.t("The file has no users.")]);
  const meant = new Map([...directoryTypes(table), ...chosen]);
  const columns = columnsOf(filledColumns(table), meant);
  const all = columnsOf(table.columns, meant);
  const places = new Map([...all.used, ...columns.used]);
  refuseColumns(table, columns);
  refuseUsersAbove(table, all);
  const problems: FileProblem[] = [];
  const users: FileUser[] = [];
  await eachInSlices(table.rows, (row) => users.push(readUser(row, columns, (problem) => problems.push(problem))));
  problems.push(...duplicates(users));
  const wrong = new Set(problems.map(({ place }) => place));
  const rows = new Map(table.rows.map((row, index) => [row.place, { row, index }]));
  const spanOf = ({ place, member, span }: FileProblem): Span | undefined => {
    const found = rows.get(place ?? "")?.row;
    return span ?? found?.values.get((member && places.get(member)) ?? "")?.span ?? found?.span;
  };
  const order = ({ place }: FileProblem): number => rows.get(place ?? "")?.index ?? -1;
  return {
    users: users.filter(({ place }) => !wrong.has(place)),
    problems: problems.sort((a, b) => order(a) - order(b)),
    unused: columns.unused,
    lookAlikes: columns.lookAlikes,
    above: table.above.map(({ place }) => place),
    hasActions: columns.used.has("action"),
    spanOf,
  };
}

/** The columns that have a value. */
function filledColumns({ columns, rows }: Table): readonly string[] {
  const open = new Set(columns);
  for (const { values } of rows) {
    for (const column of open) if (values.get(column)?.text) open.delete(column);
    if (open.size === 0) break;
  }
  return columns.filter((column) => !open.has(column));
}

/** Entra's user type (member or guest) is not FortiToken Cloud's (local or remote). */
function directoryTypes({ columns, rows }: Table): readonly (readonly [string, undefined])[] {
  const isDirectoryType = (column: string): boolean =>
    rows.every(({ values }) => /^(?:member|guest)?$/i.test(values.get(column)?.text ?? ""));
  return columns
    .filter((column) => /type/i.test(column) && isDirectoryType(column))
    .map((column) => [column, undefined]);
}

/** @throws UserFileError */
function refuseColumns(table: Table, { used, twice }: Columns): void {
  const [first] = twice;
  if (first) {
    const names = first.columns.map((column) => `“${column}”`).join(", ");
    throw new UserFileError([vscode.l10n.t("Two columns mean {0}; remove one of them: {1}.", first.member, names)]);
  }
  if (used.has("username")) return;
  throw new UserFileError([
    vscode.l10n.t(
      "There is no column “username” with values. Columns of the file: {0}. Known columns: {1}.",
      table.columns.filter((column) => column !== "").join(", "),
      memberNames.join(", "),
    ),
  ]);
}

/**
 * Refuses a user above the column names: the file was sorted together with its header line. @throws UserFileError
 */
function refuseUsersAbove({ above }: Table, columns: Columns): void {
  for (const row of above) {
    const problems: FileProblem[] = [];
    const { place: _, username: __, ...more } = readUser(row, columns, (problem) => problems.push(problem));
    if (problems.length > 0 || Object.keys(more).length === 0) continue;
    const words = vscode.l10n.t("is above the line with the column names; move that line to the top");
    throw new UserFileError([{ place: row.place, span: row.span, words }]);
  }
}

/** Finds users that a realm has twice; similar names are different users. When two rows of a user differ, both are problems. */
function duplicates(users: readonly FileUser[]): FileProblem[] {
  const first = new Map<string, FileUser>();
  return users.flatMap((user): FileProblem[] => {
    const { place, username } = user;
    const key = `${user.realm ?? ""}\n${username}`;
    const other = first.get(key);
    if (!other) first.set(key, user);
    if (!other || username === "") return [];
    const words = (where: string): string => vscode.l10n.t("{0} is also in {1}", username, where);
    const problems: FileProblem[] = [{ place, member: "username", words: words(other.place) }];
    const isSame = JSON.stringify({ ...user, place: "" }) === JSON.stringify({ ...other, place: "" });
    return isSame ? problems : [{ place: other.place, member: "username", words: words(place) }, ...problems];
  });
}
