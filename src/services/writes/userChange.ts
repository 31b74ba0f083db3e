import type { BaseUser, User, UserUpdate } from "../../contract";
import { normalizedMember, normalizeValue } from "../fortitoken/sameValue";
import { readText } from "../readers";

/** What a person may edit of a user, as a form has it: "" is none. */
export interface UserValues {
  username: string;
  email: string;
  mobile_number: string;
  auth_method: string;
  notification_method: string;
}

const valueKeys = ["username", "email", "mobile_number", "auth_method", "notification_method"] as const;

/** A user's members that can be edited. */
export function valuesOf(user: Readonly<User>): UserValues {
  return {
    username: readText(user.username) ?? "",
    email: readText(user.email) ?? "",
    mobile_number: readText(user.mobile_number) ?? "",
    auth_method: readText(user.auth_method) ?? "",
    notification_method: readText(user.notification_method) ?? "",
  };
}

/** The members to send: those that differ. */
export function changedMembers(before: UserValues, after: UserValues): Partial<UserValues> {
  return Object.fromEntries(valueKeys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]));
}

/** What the members of `change` were before: to be sent to take it back. */
export function inverseOf(before: UserValues, change: Partial<UserValues>): Partial<UserValues> {
  return Object.fromEntries(valueKeys.filter((key) => key in change).map((key) => [key, before[key]]));
}

/** Members of a change that say how to write, or order something; no user shows them. */
const instructions: ReadonlySet<string> = new Set([
  "change_token",
  "activation_code",
  "is_refid",
  "brief",
  "case_accent_sensitive",
  "sn",
  "vdom",
  "id",
]);

/**
 * Whether the user is as the change wants it, in whatever spelling; undefined when that cannot be seen. `bypass` and `lockout` are
 * written as booleans and read as times [FTC 2.3.3].
 */
export function isChangeVisible(
  user: Readonly<User>,
  change: UserUpdate & Pick<BaseUser, "temp_token">,
): boolean | undefined {
  const seen = Object.entries(change).map(([name, wanted]) => showsMember(user, name, wanted));
  if (seen.includes(false)) return false;
  return seen.includes(undefined) ? undefined : true;
}

/** The values of a change, without what no user shows: after these a look can tell whether it was done. */
export function visibleMembers<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([name]) => !instructions.has(name))) as Partial<T>;
}

/** The members of the change that the user shows with another value. */
export function otherMembers(user: Readonly<User>, change: object): string[] {
  return Object.entries(change).flatMap(([name, wanted]) => (showsMember(user, name, wanted) === false ? [name] : []));
}

function showsMember(user: Readonly<User>, name: string, wanted: unknown): boolean | undefined {
  if (instructions.has(name)) return undefined;
  const shown = normalizedMember(user, name);
  return shown === undefined ? undefined : shown === normalizeValue(name, wanted);
}
