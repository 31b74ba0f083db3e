import type { BaseUser, User, UserUpdate } from "../../contract";
import { normalizedMember, normalizeValue } from "../fortitoken/sameValue";
import { readText } from "../readers";

/** The editable members of a user in a form; "" is no value. */
export interface UserValues {
  username: string;
  email: string;
  mobile_number: string;
  auth_method: string;
  notification_method: string;
}

const valueKeys = ["username", "email", "mobile_number", "auth_method", "notification_method"] as const;

/** The editable members of a user. */
export function valuesOf(user: Readonly<User>): UserValues {
  return {
    username: readText(user.username) ?? "",
    email: readText(user.email) ?? "",
    mobile_number: readText(user.mobile_number) ?? "",
    auth_method: readText(user.auth_method) ?? "",
    notification_method: readText(user.notification_method) ?? "",
  };
}

/** The members that differ. */
export function changedMembers(before: UserValues, after: UserValues): Partial<UserValues> {
  return Object.fromEntries(valueKeys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]));
}

/** The previous values of the members of `change`, for undo. */
export function inverseOf(before: UserValues, change: Partial<UserValues>): Partial<UserValues> {
  return Object.fromEntries(valueKeys.filter((key) => key in change).map((key) => [key, before[key]]));
}

/** Members of a change that are instructions: they are not visible in a user. */
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
 * Whether the user has the values of the change or equivalent ones; undefined if that is not visible. `bypass` and `lockout` are written as
 * booleans and read as times [FTC 2.3.3].
 */
export function isChangeVisible(
  user: Readonly<User>,
  change: UserUpdate & Pick<BaseUser, "temp_token">,
): boolean | undefined {
  const results = Object.entries(change).map(([name, wanted]) => showsMember(user, name, wanted));
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

/** The members of a change that are visible in a user, and can be verified. */
export function visibleMembers<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([name]) => !instructions.has(name))) as Partial<T>;
}

/** The members of the change that have another value in the user. */
export function otherMembers(user: Readonly<User>, change: object): string[] {
  return Object.entries(change).flatMap(([name, wanted]) => (showsMember(user, name, wanted) === false ? [name] : []));
}

function showsMember(user: Readonly<User>, name: string, wanted: unknown): boolean | undefined {
  if (instructions.has(name)) return undefined;
  const current = normalizedMember(user, name);
  return current === undefined ? undefined : current === normalizeValue(name, wanted);
}
