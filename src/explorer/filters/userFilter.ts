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
import type { TokenState } from "../userTokens";
import { valueOf, type Criterion, type Filter } from "./filter";
import type { FilterPreset } from "./filterStore";

/** Authentication methods [FTC 3.1]. */
const methods = ["FTM", "Email", "SMS", "FTK"];

/** Notification methods [FTC 3.2]. */
const notifications = ["Email", "SMS"];

type RealmNames = (signal: AbortSignal) => Promise<readonly string[]>;

/** @param realmNames the names of the realms to choose from */
export function userCriteria(realmNames: RealmNames): readonly Criterion[] {
  return Object.entries<Omit<Criterion, "id">>(criteriaById(realmNames)).map(([id, criterion]) => ({
    id,
    ...criterion,
  }));
}

/** The criteria by id, in the order in which they are listed. */
function criteriaById(realmNames: RealmNames) {
  const exact = vscode.l10n.t("The service compares the whole text: enter it exactly.");
  const states: Readonly<Record<string, string>> = {
    enabled: vscode.l10n.t("enabled"),
    disabled: vscode.l10n.t("disabled"),
    locked: vscode.l10n.t("locked"),
    bypass: vscode.l10n.t("bypass"),
  };
  const tokens: Readonly<Record<string, string>> = {
    none: vscode.l10n.t("no token"),
    pending: vscode.l10n.t("token not activated"),
    temporary: vscode.l10n.t("temporary token"),
    active: vscode.l10n.t("active token"),
  };
  const cases: Readonly<Record<string, string>> = {
    exact: vscode.l10n.t("with case and accents"),
    folded: vscode.l10n.t("ignoring case and accents"),
  };
  const origins: Readonly<Record<string, string>> = { "0": vscode.l10n.t("local"), "1": vscode.l10n.t("LDAP") };
  return {
    realm: {
      label: vscode.l10n.t("Realm"),
      icon: "organization",
      loadChoices: async (signal) => (await realmNames(signal)).map(plainChoice),
      words: (name) => name,
    },
    status: {
      label: vscode.l10n.t("Status"),
      icon: "circle-slash",
      choices: () => Object.entries(states).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(states, value),
      words: (value) => ownEntry(states, value) ?? value,
    },
    token: {
      label: vscode.l10n.t("Token"),
      icon: "shield",
      choices: () => Object.entries(tokens).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(tokens, value),
      words: (value) => ownEntry(tokens, value) ?? value,
    },
    method: {
      label: vscode.l10n.t("Authentication method"),
      icon: "key",
      choices: () => methods.map(plainChoice),
      words: (method) => method,
    },
    notification: {
      label: vscode.l10n.t("Notification method"),
      icon: "mail",
      choices: () => notifications.map(plainChoice),
      words: (method) => vscode.l10n.t("notified by {0}", method),
    },
    origin: {
      label: vscode.l10n.t("Source"),
      icon: "server",
      choices: () => Object.entries(origins).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(origins, value),
      words: (value) => ownEntry(origins, value) ?? value,
    },
    username: { label: vscode.l10n.t("Username"), icon: "account", hint: exact, words: quoted },
    case: {
      label: vscode.l10n.t("Username matching"),
      icon: "case-sensitive",
      choices: () => Object.entries(cases).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(cases, value),
      words: (value) => ownEntry(cases, value) ?? value,
    },
    email: { label: vscode.l10n.t("E-mail"), icon: "mention", hint: exact, words: quoted },
    phone: { label: vscode.l10n.t("Phone"), icon: "device-mobile", hint: exact, words: quoted },
    id: { label: vscode.l10n.t("User ID"), icon: "symbol-numeric", hint: exact, words: quoted },
    bypassAt: momentCriterion(vscode.l10n.t("Bypass since"), "debug-step-over"),
    lockoutAt: momentCriterion(vscode.l10n.t("Locked since"), "lock"),
  } satisfies Readonly<Record<string, Omit<Criterion, "id">>>;
}

type UserCriterion = keyof ReturnType<typeof criteriaById>;

/**
 * A time that the service compares with a user's. The user types local time; the stored value has the service's format.
 */
function momentCriterion(label: string, icon: string): Omit<Criterion, "id"> {
  const moment = (value: string): Date | undefined => readDate(value);
  return {
    label,
    icon,
    typed: {
      label,
      hint: vscode.l10n.t("Local date and time as shown for the user, such as 2026-03-01 08:00:00."),
      problem: (entered) =>
        parseLocalTime(entered) === undefined
          ? vscode.l10n.t("Enter a date and time such as 2026-03-01 08:00:00.")
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

/**
 * The part of the filter that the service applies.
 * @param realmId id of the filter's realm, or of the realm above the list
 */
export function userQuery(filter: Filter, realmId: string | undefined): UserFilter {
  const wanted = (id: UserCriterion): string | undefined => valueOf(filter, id);
  const members = Object.entries(queryMembers).map(([name, member]) => [name, member.read(wanted, realmId)]);
  return defined(Object.fromEntries(members) as UserFilter);
}

/** Their icons are those of the users' rows. */
export function userPresets(): readonly FilterPreset[] {
  return [
    { name: vscode.l10n.t("No Token"), icon: "circle-large-outline", filter: { token: ["none"] } },
    { name: vscode.l10n.t("Locked"), icon: "lock", filter: { status: ["locked"] } },
    { name: vscode.l10n.t("Pending"), icon: "mail", filter: { token: ["pending"] } },
    { name: vscode.l10n.t("Disabled"), icon: "circle-slash", filter: { status: ["disabled"] } },
  ];
}

/**
 * Whether a loaded user matches the part of the filter that the service cannot apply.
 *
 * @param token the user's token; undefined if unknown, or if the user's method needs none
 */
export function acceptsUser(filter: Filter, user: Readonly<User>, token?: TokenState): boolean {
  const status = valueOf(filter, "status");
  const wanted = valueOf(filter, "token");
  const { locked, bypass, temporary } = userState(user);
  const isWanted = wanted === undefined || (wanted === "temporary" ? temporary === true : token === wanted);
  return isWanted && (status === "locked" ? locked : status === "bypass" ? bypass : true);
}

/** Whether users must be loaded to find those that match, because the service cannot apply a part of the filter. */
export function isSieve(filter: Filter): boolean {
  const status = valueOf(filter, "status");
  return filter["token"] !== undefined || (status !== undefined && isLocal(status));
}

/** Whether a new user belongs to the filtered list. */
export function matchesUser(
  filter: Filter,
  realmId: string | undefined,
  user: Readonly<User>,
  token?: TokenState,
): boolean {
  const members = Object.entries(userQuery(filter, realmId)) as [keyof UserFilter, unknown][];
  return acceptsUser(filter, user, token) && members.every(([name, value]) => queryMembers[name].matches(value, user));
}

interface QueryMember<T> {
  /** The member's value; undefined if the filter does not contain it. */
  read(wanted: (id: UserCriterion) => string | undefined, realmId: string | undefined): T | undefined;
  /** Whether a user has the value. */
  matches(value: unknown, user: Readonly<User>): boolean;
}

/** How each member of the service's filter is derived from the criteria and compared with a user. */
const queryMembers: { readonly [M in keyof UserFilter]-?: QueryMember<UserFilter[M]> } = {
  id: { read: (wanted) => wanted("id"), matches: (value, { id }) => isSameText(value, id) },
  realm_id: { read: (_, realmId) => realmId, matches: (value, { realm_id }) => isSameText(value, realm_id) },
  active: {
    read: (wanted) => flagOf(wanted("status"), "enabled", "disabled"),
    matches: (value, user) => value === userState(user).enabled,
  },
  auth_method: {
    read: (wanted) => wanted("method"),
    matches: (value, { auth_method }) => isSameText(value, auth_method),
  },
  notification_method: {
    read: (wanted) => wanted("notification"),
    matches: (value, { notification_method }) => isSameText(value, notification_method),
  },
  user_data: {
    read: (wanted) => {
      const origin = wanted("origin");
      return origin === undefined ? undefined : Number(origin);
    },
    matches: (value, { user_data }) => isSameText(value, normalizeValue("user_data", user_data)),
  },
  username: {
    read: (wanted) => wanted("username"),
    matches: (value, { username }) => isSameText(value, username),
  },
  email: { read: (wanted) => wanted("email"), matches: (value, { email }) => isSameValue("email", value, email) },
  mobile_number: {
    read: (wanted) => {
      const phone = wanted("phone");
      return phone === undefined ? undefined : compactPhone(phone);
    },
    matches: (value, { mobile_number }) => isSameValue("mobile_number", value, mobile_number),
  },
  bypass_at: {
    read: (wanted) => wanted("bypassAt"),
    matches: (value, { bypass_at }) => isSameText(value, bypass_at),
  },
  lockout_at: {
    read: (wanted) => wanted("lockoutAt"),
    matches: (value, { lockout_at }) => isSameText(value, lockout_at),
  },
  // The last two control how the service compares and responds; they exclude no user.
  case_accent_sensitive: {
    read: (wanted) => flagOf(wanted("case"), "exact", "folded"),
    matches: () => true,
  },
  brief: { read: () => undefined, matches: () => true },
};

function flagOf(value: string | undefined, on: string, off: string): boolean | undefined {
  return value === on ? true : value === off ? false : undefined;
}

function isSameText(wanted: unknown, found: unknown): boolean {
  return foldText(String(wanted)) === foldText(readText(found) ?? "");
}

function isLocal(status: string): boolean {
  return status === "locked" || status === "bypass";
}

function plainChoice(value: string) {
  return { value, label: value };
}

function quoted(value: string): string {
  return `“${value}”`;
}
