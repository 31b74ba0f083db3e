import { defined } from "../../defined";
import * as vscode from "vscode";
import type { User } from "../../contract";
import type { UserFilter } from "../../services/fortitoken/userCalls";
import { compactPhone } from "../../services/fortitoken/phone";
import { normalizeValue, isSameValue } from "../../services/fortitoken/sameValue";
import { userState } from "../../services/fortitoken/userState";
import { ownEntry, readText, readDate } from "../../services/readers";
import { parseLocalTime, toServiceTime, formatLocalTime } from "../../ui/moments";
import { localTime } from "../rows/time";
import { foldText } from "../textMatch";
import { valueOf, type Criterion, type Filter } from "./filter";

/** Authentication methods [FTC 3.1]. */
const methods = ["FTM", "Email", "SMS", "FTK"];

/** Notification methods [FTC 3.2]. */
const notifications = ["Email", "SMS"];

/** @param realmNames the realms that can be chosen. */
export function userCriteria(realmNames: (signal: AbortSignal) => Promise<readonly string[]>): readonly Criterion[] {
  const exact = vscode.l10n.t("The service compares the whole text: enter it exactly.");
  const loadedOnly = vscode.l10n.t("among the loaded users");
  const states: Readonly<Record<string, string>> = {
    enabled: vscode.l10n.t("enabled"),
    disabled: vscode.l10n.t("disabled"),
    locked: vscode.l10n.t("locked"),
    bypass: vscode.l10n.t("bypass"),
  };
  const cases: Readonly<Record<string, string>> = {
    exact: vscode.l10n.t("with case and accents"),
    folded: vscode.l10n.t("whatever the case and accents"),
  };
  const origins: Readonly<Record<string, string>> = { "0": vscode.l10n.t("local"), "1": vscode.l10n.t("LDAP") };
  return [
    {
      id: "realm",
      label: vscode.l10n.t("Realm"),
      icon: "organization",
      loadChoices: async (signal) => (await realmNames(signal)).map(same),
      words: (name) => name,
    },
    {
      id: "status",
      label: vscode.l10n.t("Status"),
      icon: "circle-slash",
      choices: () =>
        Object.entries(states).map(([value, label]) =>
          isLocal(value) ? { value, label, description: loadedOnly } : { value, label },
        ),
      allows: (value) => Object.hasOwn(states, value),
      words: (value) =>
        isLocal(value) ? `${ownEntry(states, value) ?? value} (${loadedOnly})` : (ownEntry(states, value) ?? value),
    },
    {
      id: "method",
      label: vscode.l10n.t("Authentication method"),
      icon: "key",
      choices: () => methods.map(same),
      words: (method) => method,
    },
    {
      id: "notification",
      label: vscode.l10n.t("Notification method"),
      icon: "mail",
      choices: () => notifications.map(same),
      words: (method) => vscode.l10n.t("notified by {0}", method),
    },
    {
      id: "origin",
      label: vscode.l10n.t("Source"),
      icon: "server",
      choices: () => Object.entries(origins).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(origins, value),
      words: (value) => ownEntry(origins, value) ?? value,
    },
    { id: "username", label: vscode.l10n.t("Username"), icon: "account", hint: exact, words: quoted },
    {
      id: "case",
      label: vscode.l10n.t("Usernames compared"),
      icon: "case-sensitive",
      choices: () => Object.entries(cases).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(cases, value),
      words: (value) => ownEntry(cases, value) ?? value,
    },
    { id: "email", label: vscode.l10n.t("E-mail"), icon: "mention", hint: exact, words: quoted },
    { id: "phone", label: vscode.l10n.t("Phone"), icon: "device-mobile", hint: exact, words: quoted },
    { id: "id", label: vscode.l10n.t("User ID"), icon: "symbol-numeric", hint: exact, words: quoted },
    momentCriterion("bypassAt", vscode.l10n.t("Bypass since"), "debug-step-over"),
    momentCriterion("lockoutAt", vscode.l10n.t("Locked since"), "lock"),
  ];
}

/** A moment that the service compares with a user's; typed as local time and kept as the service has it. */
function momentCriterion(id: string, label: string, icon: string): Criterion {
  const moment = (value: string): Date | undefined => readDate(value);
  return {
    id,
    label,
    icon,
    typed: {
      label,
      hint: vscode.l10n.t("Local date and time as the user shows it, such as 2026-03-01 08:00:00."),
      problem: (entered) =>
        parseLocalTime(entered) === undefined
          ? vscode.l10n.t("Enter date and time such as 2026-03-01 08:00:00.")
          : undefined,
      read: (entered) => [toServiceTime(parseLocalTime(entered) ?? 0)],
      text: ([value]) => {
        const known = value === undefined ? undefined : moment(value);
        return known ? formatLocalTime(known.getTime()) : "";
      },
    },
    allows: (value) => moment(value) !== undefined,
    words: (value) => {
      const known = moment(value);
      return vscode.l10n.t("{0}: {1}", label, known ? localTime(known) : value);
    },
  };
}

/** What of the filter the service applies. @param realmId the realm's id, where one is wanted or the list stands under it. */
export function userQuery(filter: Filter, realmId: string | undefined): UserFilter {
  const status = valueOf(filter, "status");
  const method = valueOf(filter, "method");
  const notification = valueOf(filter, "notification");
  const origin = valueOf(filter, "origin");
  const username = valueOf(filter, "username");
  const email = valueOf(filter, "email");
  const phone = valueOf(filter, "phone");
  const id = valueOf(filter, "id");
  const compared = valueOf(filter, "case");
  const bypassAt = valueOf(filter, "bypassAt");
  const lockoutAt = valueOf(filter, "lockoutAt");
  return defined({
    id,
    realm_id: realmId,
    ...(status === "enabled" || status === "disabled" ? { active: status === "enabled" } : {}),
    auth_method: method,
    notification_method: notification,
    user_data: origin === undefined ? undefined : Number(origin),
    username,
    email,
    mobile_number: phone === undefined ? undefined : compactPhone(phone),
    case_accent_sensitive: compared === undefined ? undefined : compared === "exact",
    bypass_at: bypassAt,
    lockout_at: lockoutAt,
  });
}

/** What of the filter only the loaded users can be held against. */
export function acceptsUser(filter: Filter, user: Readonly<User>): boolean {
  const status = valueOf(filter, "status");
  const { locked, bypass } = userState(user);
  return status === "locked" ? locked : status === "bypass" ? bypass : true;
}

/** Whether a new user belongs to the filtered list. */
export function matchesUser(filter: Filter, realmId: string | undefined, user: Readonly<User>): boolean {
  const members = Object.entries(userQuery(filter, realmId)) as [keyof UserFilter, unknown][];
  return acceptsUser(filter, user) && members.every(([name, wanted]) => memberMatches[name](wanted, user));
}

type MemberMatch = (wanted: unknown, user: Readonly<User>) => boolean;

/** Compares each member of the service's filter with a user: a member that is missing here does not compile. */
const memberMatches: Readonly<Record<keyof UserFilter, MemberMatch>> = {
  id: (wanted, { id }) => isSameText(wanted, id),
  realm_id: (wanted, { realm_id }) => isSameText(wanted, realm_id),
  username: (wanted, { username }) => isSameText(wanted, username),
  email: (wanted, { email }) => isSameValue("email", wanted, email),
  mobile_number: (wanted, { mobile_number }) => isSameValue("mobile_number", wanted, mobile_number),
  active: (wanted, user) => wanted === userState(user).enabled,
  auth_method: (wanted, { auth_method }) => isSameText(wanted, auth_method),
  notification_method: (wanted, { notification_method }) => isSameText(wanted, notification_method),
  user_data: (wanted, { user_data }) => isSameText(wanted, normalizeValue("user_data", user_data)),
  bypass_at: (wanted, { bypass_at }) => isSameText(wanted, bypass_at),
  lockout_at: (wanted, { lockout_at }) => isSameText(wanted, lockout_at),
  // They say how the service compares and responds.
  case_accent_sensitive: () => true,
  brief: () => true,
};

function isSameText(wanted: unknown, found: unknown): boolean {
  return foldText(String(wanted)) === foldText(readText(found) ?? "");
}

function isLocal(status: string): boolean {
  return status === "locked" || status === "bypass";
}

function same(value: string) {
  return { value, label: value };
}

function quoted(value: string): string {
  return `“${value}”`;
}
