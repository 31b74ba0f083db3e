import { defined } from "../defined";
import * as vscode from "vscode";
import {
  checkEmail,
  checkPhone,
  checkSerial,
  checkUsername,
  hiddenCharacter,
  type ValueProblem,
} from "../actions/userChecks";
import { numberOf } from "../actions/phoneNumber";
import { problemWords } from "../actions/userFields";
import type { Columns } from "./columns";
import { planActions, type FileUser, type Member } from "./fileUser";
import type { FileProblem } from "./userFileError";
import { sheetError, type TableRow, type TableValue } from "./userTable";
import { ownEntry } from "../services/readers";

/** Texts for "no value" in exports of databases and programs. */
const noValue = /^(?:null|none|nil|nan|n\/a|[(<]null[)>])$/i;
/** A long number in a spreadsheet's exponent form. */
const shortened = /^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i;

const authMethods: Readonly<Record<string, string>> = {
  ftm: "FTM",
  fortitokenmobile: "FTM",
  email: "Email",
  sms: "SMS",
  ftk: "FTK",
  fortitokenhardware: "FTK",
};
const notificationMethods: Readonly<Record<string, string>> = { email: "Email", sms: "SMS" };
const userTypes: Readonly<Record<string, 0 | 1>> = {
  "0": 0,
  local: 0,
  localuser: 0,
  "1": 1,
  remote: 1,
  remoteuser: 1,
  ldap: 1,
  remoteldap: 1,
  remoteldapuser: 1,
};
/** Spreadsheets localize booleans. */
const yes = "true yes y 1 on wahr ja vrai oui vero verdadero verdadeiro".split(" ");
const no = "false no n 0 off falsch nein faux non falso".split(" ");
/** Values that do not depend on the column's sense: "disabled" in a column "Disabled" is a disabled user. */
const states: Readonly<Record<string, boolean>> = { enabled: true, active: true, disabled: false, inactive: false };

/** Reads and checks one row of a file. @param report receives its problems */
export function readUser(row: TableRow, columns: Columns, report: (problem: FileProblem) => void): FileUser {
  const { place } = row;
  const problem = (words: string, member?: Member, span = row.span): void =>
    report(defined({ place, words, span, member }));
  const read = <T>(member: Member, parse: (text: string, column: string) => T | Wrong): T | undefined => {
    const column = columns.used.get(member);
    const value = column === undefined ? undefined : row.values.get(column);
    if (column === undefined || !value || value.text === "") return undefined;
    if (member !== "username" && noValue.test(value.text)) return undefined;
    const wrong = wrongText(value, member);
    const parsed = wrong ?? parse(value.text, column);
    if (!(parsed instanceof Wrong)) return parsed;
    problem(parsed.words, member, value.span);
    return undefined;
  };
  if (row.problem !== undefined) problem(row.problem);
  const before = columns.used.get("username");
  const username = read("username", checkedValue(checkUsername));
  if (username === undefined && !row.values.get(before ?? "")?.text) {
    problem(vscode.l10n.t("missing"), "username", row.values.get(before ?? "")?.span);
  }
  const members = {
    action: read("action", oneOf(Object.fromEntries(planActions.map((action) => [action, action] as const)))),
    realm: read("realm", (text) => text),
    email: read("email", checkedValue(checkEmail)),
    mobile_number: read("mobile_number", (text) => {
      const parsed = checkedValue(checkPhone)(text);
      return parsed instanceof Wrong ? parsed : numberOf(parsed);
    }),
    auth_method: read("auth_method", oneOf(authMethods)),
    notification_method: read("notification_method", oneOf(notificationMethods)),
    user_data: read("user_data", oneOf(userTypes)),
    token: read("token", checkedValue(checkSerial)),
    active: read("active", enabledReader(columns)),
    bypass: read("bypass", enabledReader(columns)),
  };
  const { token, auth_method } = members;
  if (token !== undefined && auth_method !== undefined && auth_method !== "FTK") {
    const column = columns.used.get("token") ?? "";
    const words = vscode.l10n.t("only a user with the method FTK can have a token serial");
    problem(words, "token", row.values.get(column)?.span);
  }
  const present = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  return { place, username: username ?? "", ...present };
}

/** Why a text is not a valid value. */
class Wrong {
  constructor(readonly words: string) {}
}

/** The problem of a text that any member would have; invisible characters first. */
function wrongText({ text, problem }: TableValue, member: Member): Wrong | undefined {
  const character = hiddenCharacter(text);
  if (character !== undefined) return new Wrong(problemWords({ type: "hidden", character }));
  if (problem !== undefined) return new Wrong(problem);
  if (sheetError.test(text)) return new Wrong(vscode.l10n.t("“{0}” is a spreadsheet error", text));
  const isNumber = member === "mobile_number" || member === "token" || /[.,].*E\+/i.test(text);
  if (isNumber && shortened.test(text)) {
    return new Wrong(
      vscode.l10n.t(
        "the spreadsheet rounded the number to {0} and its digits are lost; format the column as text and enter it again",
        text,
      ),
    );
  }
  return undefined;
}

function checkedValue(check: (value: string) => ValueProblem | undefined) {
  return (text: string): string | Wrong => {
    const problem = check(text);
    return problem ? new Wrong(problemWords(problem)) : text;
  };
}

/** @param values by their text without case, blanks, hyphens and underscores */
function oneOf<T>(values: Readonly<Record<string, T>>) {
  return (text: string): T | Wrong => {
    const key = shownCell(text);
    const value = ownEntry(values, key);
    return (
      value ?? new Wrong(vscode.l10n.t("“{0}” is not one of {1}", text, [...new Set(Object.values(values))].join(", ")))
    );
  };
}

function enabledReader({ inverted }: Columns) {
  return (text: string, column: string): boolean | Wrong => {
    const key = shownCell(text);
    const state = ownEntry(states, key);
    if (state !== undefined) return state;
    const isYes = yes.includes(key);
    if (!isYes && !no.includes(key)) return new Wrong(vscode.l10n.t("“{0}” is not one of {1}", text, "true, false"));
    return isYes !== inverted.has(column);
  };
}

function shownCell(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "");
}
