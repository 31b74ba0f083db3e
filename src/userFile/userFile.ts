import * as vscode from "vscode";
import { checkEmail, checkPhone, checkUsername, type ValueProblem } from "../actions/userChecks";
import { problemWords } from "../actions/userFields";
import { compactPhone } from "../services/fortitoken/phone";
import { UserFileError } from "./userFileError";
import { readCsv, readJson, type TableRow } from "./userTable";

/** What a file says of a user; a member it is silent about is absent. */
export interface FileUser {
  /** Where it is in the file, for people: "line 3". No other row has the same. */
  readonly place: string;
  readonly action?: PlanAction;
  readonly username: string;
  /** Name of the user's realm. */
  readonly realm?: string;
  readonly email?: string;
  readonly mobile_number?: string;
  readonly auth_method?: string;
  readonly notification_method?: string;
  /** 0: a local user, 1: a remote one (contract: FortiToken Cloud 3.5). */
  readonly user_data?: 0 | 1;
  /** Serial of the hardware token of a new user. */
  readonly token?: string;
  /** Enabled; the service takes it of a user that exists (contract: FortiToken Cloud 2.3.3). */
  readonly active?: boolean;
  /** Signs in without second factor; as `active`. */
  readonly bypass?: boolean;
}

export interface UserFile {
  readonly users: readonly FileUser[];
  /** Columns that mean nothing here. */
  readonly unused: readonly string[];
  /** Whether it says for each user what to do. */
  readonly hasActions: boolean;
}

export const planActions = ["create", "modify", "delete"] as const;
export type PlanAction = (typeof planActions)[number];

export type Member = Exclude<keyof FileUser, "place">;

/** Column names, without case, blanks and signs -> what they mean. */
const columnNames: Readonly<Record<Member, readonly string[]>> = {
  action: ["action"],
  username: ["username", "user", "login"],
  realm: ["realm", "realmname"],
  email: ["email", "mail", "emailaddress"],
  mobile_number: ["mobilenumber", "mobile", "phone", "phonenumber"],
  auth_method: ["authmethod", "authenticationmethod", "mfamethod"],
  notification_method: ["notificationmethod", "notification"],
  user_data: [],
  token: [],
  active: [],
  bypass: [],
};
const authMethods = ["FTM", "Email", "SMS", "FTK"];
const notificationMethods = ["Email", "SMS"];

/**
 * Reads the users of a CSV or JSON file: all of it or, with every problem named, nothing.
 * @param name tells the kind by its ending. @throws UserFileError
 */
export function readUserFile(name: string, bytes: Uint8Array): UserFile {
  const content = decoded(bytes);
  const { columns, rows } = /\.json$/i.test(name) ? readJson(content) : readCsv(content);
  const known = new Map(columns.map((column) => [column, memberOf(column)] as const));
  const members = [...known.values()].filter((member) => member !== undefined);
  const twice = members.find((member, index) => members.indexOf(member) !== index);
  if (twice) throw new UserFileError([vscode.l10n.t("Two columns mean {0}; leave one of them out.", twice)]);
  if (!members.includes("username")) {
    throw new UserFileError([
      vscode.l10n.t("There is no column “username”. Known columns: {0}.", Object.keys(columnNames).join(", ")),
    ]);
  }
  if (rows.length === 0) throw new UserFileError([vscode.l10n.t("The file has no users.")]);
  const problems: string[] = [];
  const users = rows.map((row) => userOf(row, known, problems));
  problems.push(...duplicates(users));
  if (problems.length > 0) throw new UserFileError(problems);
  return {
    users,
    unused: columns.filter((column) => column !== "" && known.get(column) === undefined),
    hasActions: users.some(({ action }) => action !== undefined),
  };
}

/** A username as names are compared: most services take letters of another case for the same user. */
export function nameKey(username: string): string {
  return username.normalize("NFC").toLowerCase();
}

/** UTF-8, or UTF-16 where its mark stands first. */
function decoded(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserFileError([vscode.l10n.t("The file is not UTF-8. Save it with that encoding.")]);
  }
}

function memberOf(column: string): Member | undefined {
  const name = column.toLowerCase().replace(/[^a-z]/g, "");
  return (Object.keys(columnNames) as Member[]).find((member) => columnNames[member].includes(name));
}

function userOf(row: TableRow, known: ReadonlyMap<string, Member | undefined>, problems: string[]): FileUser {
  const given: Partial<Record<Member, string>> = {};
  for (const [column, member] of known) {
    const value = row.values.get(column) ?? "";
    if (member && value !== "") given[member] = value;
  }
  const problem = (member: Member, words: string): void => {
    problems.push(vscode.l10n.t("{0}, {1}: {2}", row.place, member, words));
  };
  const oneOf = (member: Member, values: readonly string[]): string | undefined => {
    const value = given[member];
    if (value === undefined) return undefined;
    const found = values.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
    if (found === undefined) problem(member, vscode.l10n.t("“{0}” is none of {1}", value, values.join(", ")));
    return found;
  };
  const checked = (member: Member, check: (value: string) => ValueProblem | undefined): string | undefined => {
    const value = given[member];
    const wrong = value === undefined ? undefined : check(value);
    if (wrong) problem(member, problemWords(wrong));
    return value;
  };
  const username = checked("username", checkUsername);
  if (username === undefined) problem("username", vscode.l10n.t("missing"));
  const phone = checked("mobile_number", checkPhone);
  const members = {
    action: oneOf("action", planActions) as PlanAction | undefined,
    realm: given.realm,
    email: checked("email", checkEmail),
    mobile_number: phone === undefined ? undefined : compactPhone(phone),
    auth_method: oneOf("auth_method", authMethods),
    notification_method: oneOf("notification_method", notificationMethods),
  };
  const present = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  return { place: row.place, username: username ?? "", ...present };
}

/** One user may stand in a realm once. */
function duplicates(users: readonly FileUser[]): string[] {
  const first = new Map<string, FileUser>();
  return users.flatMap((user) => {
    const key = `${user.realm ?? ""}\n${nameKey(user.username)}`;
    const other = first.get(key);
    if (!other) first.set(key, user);
    return other && user.username !== ""
      ? [vscode.l10n.t("{0}: {1} stands in {2} already", user.place, user.username, other.place)]
      : [];
  });
}
