import { Refusal, type JsonObject } from "../../service";
import { booleanOf, oneOf, textOf } from "../../values";
import type { AuthMethod, NotificationMethod, StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";

export const authMethods: readonly AuthMethod[] = ["FTM", "Email", "SMS", "FTK"];
export const notificationMethods: readonly NotificationMethod[] = ["Email", "SMS"];
const longestText = 80;

type PersonalFields = Pick<
  StoredUser,
  "username" | "email" | "mobile_number" | "auth_method" | "notification_method" | "user_data" | "active"
>;

/** The user fields of a create or change request; an absent field keeps the value of `before`. */
export function personalFields(body: JsonObject, before: PersonalFields): PersonalFields {
  return {
    username: textOf(body, "username") ?? before.username,
    email: textOf(body, "email") ?? before.email,
    mobile_number: textOf(body, "mobile_number") ?? before.mobile_number,
    auth_method: oneOf(body, "auth_method", authMethods) ?? before.auth_method,
    notification_method: oneOf(body, "notification_method", notificationMethods) ?? before.notification_method,
    user_data: userDataOf(body) ?? before.user_data,
    active: booleanOf(body, "active") ?? before.active,
  };
}

/**
 * @param before the stored user, of which `user` is a changed copy
 * @throws Refusal 400 naming the field, 409 for a taken name
 */
export function checkUser(state: FortitokenState, user: StoredUser, before?: StoredUser): void {
  if (user.username.trim() === "" || user.username.length > longestText) {
    throw new Refusal(400, `username must have 1 to ${longestText} characters.`);
  }
  if (!/^\S+@\S+$/.test(user.email) || user.email.length > longestText) {
    throw new Refusal(400, `email must be a mail address of at most ${longestText} characters.`);
  }
  if (user.mobile_number !== "" && !isPhoneNumber(user.mobile_number)) {
    throw new Refusal(400, "mobile_number must be a phone number such as +15550100007.");
  }
  if (user.mobile_number === "" && (user.auth_method === "SMS" || user.notification_method === "SMS")) {
    throw new Refusal(400, "mobile_number is required for SMS.");
  }
  const existing = state.users.findByExactName(user.realm_id, user.username);
  if (existing && existing !== before) {
    throw new Refusal(409, "The username already exists in this realm.");
  }
}

export function isPhoneNumber(text: string): boolean {
  return /^\+?[\d ()-]{6,20}$/.test(text);
}

function userDataOf(body: JsonObject): number | undefined {
  const text = textOf(body, "user_data");
  if (text !== undefined && text !== "0" && text !== "1") {
    throw new Refusal(400, "user_data must be 0 (local) or 1 (remote LDAP).");
  }
  return text === undefined ? undefined : Number(text);
}
