import type { BaseUser, User, UserUpdate } from "../../contract";
import { userState } from "../fortitoken/userState";
import { flag, text } from "../readers";

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
    username: text(user.username) ?? "",
    email: text(user.email) ?? "",
    mobile_number: text(user.mobile_number) ?? "",
    auth_method: text(user.auth_method) ?? "",
    notification_method: text(user.notification_method) ?? "",
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

/**
 * Whether the user is as the change wants it; undefined when that cannot be seen. `bypass` and `lockout` are written as
 * booleans and read as times (contract: FortiToken Cloud 2.3.3).
 */
export function shows(user: Readonly<User>, change: UserUpdate & Pick<BaseUser, "temp_token">): boolean | undefined {
  const seen = Object.entries(change).map(([key, wanted]) => showsMember(user, key, wanted));
  if (seen.includes(false)) return false;
  return seen.includes(undefined) ? undefined : true;
}

function showsMember(user: Readonly<User>, key: string, wanted: unknown): boolean | undefined {
  const shown = readAs[key] ?? key;
  if (!(shown in user)) return undefined;
  const { enabled, locked, bypass, temporary } = userState(user);
  switch (key) {
    case "temp_token":
      return temporary === flag(wanted);
    case "active":
      return enabled === flag(wanted);
    case "lockout":
      return locked === flag(wanted);
    case "bypass":
      return bypass === flag(wanted);
    default:
      return (text(user[shown as keyof User]) ?? "") === wanted;
  }
}

/** Members that are read under another name than they are written. */
const readAs: Readonly<Record<string, string>> = {
  lockout: "lockout_at",
  bypass: "bypass_at",
  dst_user_id: "user_id",
};
