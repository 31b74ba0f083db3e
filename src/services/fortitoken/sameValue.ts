import type { BaseUser, User } from "../../contract";
import { readBoolean, readText } from "../readers";
import { compactPhone } from "./phone";
import { userState } from "./userState";

/** A user of either type of application. */
export type SeenUser = Readonly<User & Partial<BaseUser>>;

/** Written name -> read name, where they differ [FTC 2.3.3]. */
const readAs: Readonly<Record<string, string>> = {
  lockout: "lockout_at",
  bypass: "bypass_at",
  dst_user_id: "user_id",
};

/**
 * A member of a user as normalized text for comparison. No value is "", whether the service sends null, `None` or "". Undefined if the user
 * does not have the member.
 * @param name the written name: `bypass`, not `bypass_at`
 */
export function normalizedMember(user: SeenUser, name: string): string | undefined {
  const shown = name in user ? name : (readAs[name] ?? name);
  if (!(shown in user)) return undefined;
  const value = (user as Readonly<Record<string, unknown>>)[shown];
  // A change that was not read back yet has the written member.
  if (shown === name || name === "dst_user_id") return normalizeValue(name, value);
  return String(userState(user)[name === "bypass" ? "bypass" : "locked"]);
}

/** Normalizes a single value like {@link normalizedMember}. */
export function normalizeValue(name: string, value: unknown): string {
  switch (name) {
    case "email":
      return normalizeText(value).toLowerCase();
    case "mobile_number":
      return compactPhone(normalizeText(value));
    case "auth_method":
    case "notification_method":
      return normalizeText(value).toLowerCase();
    case "user_data":
      // Local, unless the service says otherwise.
      return readText(value) || "0";
    case "active":
      return String(readBoolean(value) ?? true);
    case "bypass":
    case "lockout":
    case "temp_token":
    case "change_token":
      return String(readBoolean(value) ?? false);
    default:
      return readText(value) ?? "";
  }
}

/** Whether two values of a member are equivalent. */
export function isSameValue(name: string, a: unknown, b: unknown): boolean {
  return normalizeValue(name, a) === normalizeValue(name, b);
}

function normalizeText(value: unknown): string {
  return (readText(value) ?? "").trim();
}
