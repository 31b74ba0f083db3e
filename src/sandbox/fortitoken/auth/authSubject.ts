import { Refusal, type JsonObject } from "../../service";
import { booleanOf, oneOf, textOf } from "../../values";
import type { AuthMethod, StoredToken, StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";
import { authMethods } from "../users/userFields";
import { isNamed } from "../users/userFilter";

/** The adaptive policy of every realm blocks this location, the code for "unknown country". */
const blockedLocation = "ZZ";

/** The user who signs in, and the next step. */
export interface AuthSubject {
  readonly user: StoredUser;
  readonly method: AuthMethod;
  readonly action: "Bypass" | "MFA" | "Block";
  /** The reason for `Block`. */
  readonly message?: string;
  /** The activated mobile or hardware token of the method. */
  readonly token: StoredToken | undefined;
  readonly temporary: StoredToken | undefined;
}

/**
 * Reads the members that `auth` and `auth/preview` share [FTC 2.4, 2.5].
 * @throws Refusal 400 for realm, user or token, 402 for a disabled account
 */
export function authSubject(state: FortitokenState, body: JsonObject): AuthSubject {
  const user = findUser(state, body);
  if (!user.active) {
    throw new Refusal(402, `The account of ${user.username} is disabled.`);
  }
  const method = oneOf(body, "auth_method", authMethods) ?? user.auth_method;
  const temporary = state.tokens.ownedBy(user.user_id, "temp");
  const common = { user, method, temporary, token: undefined };
  if (textOf(body, "location")?.toUpperCase() === blockedLocation) {
    return { ...common, action: "Block", message: `Sign-ins from location ${blockedLocation} are blocked.` };
  }
  if (user.bypass_at !== null) {
    return { ...common, action: "Bypass" };
  }
  if (method === "SMS") {
    requireAddress(user.mobile_number, "mobile number");
  }
  if (method === "Email") {
    requireAddress(user.email, "e-mail address");
  }
  return { ...common, action: "MFA", token: methodToken(state, user, method, temporary !== undefined) };
}

function findUser(state: FortitokenState, body: JsonObject): StoredUser {
  const realm = state.realmNamed(body);
  if (!realm) {
    throw new Refusal(400, "The realm does not exist or is not assigned to the application.");
  }
  const username = textOf(body, "username") ?? "";
  const user = state.users.findByName(realm.id, username);
  if (!user || !isNamed(user, username, booleanOf(body, "case_accent_sensitive") ?? false)) {
    throw new Refusal(400, `The user ${username} does not exist in realm ${realm.name}.`);
  }
  return user;
}

function requireAddress(address: string, what: string): void {
  if (address === "") {
    throw new Refusal(400, `The user has no ${what}.`);
  }
}

/** A temporary token replaces one that is missing or not activated. */
function methodToken(
  state: FortitokenState,
  user: StoredUser,
  method: AuthMethod,
  hasTemporary: boolean,
): StoredToken | undefined {
  if (method !== "FTM" && method !== "FTK") {
    return undefined;
  }
  const token = state.tokens.ownedBy(user.user_id, method === "FTM" ? "soft" : "hard");
  if (token?.status === "enable") {
    return token;
  }
  if (hasTemporary) {
    return undefined;
  }
  throw new Refusal(400, token ? "The token is not activated." : `The user has no ${method} token.`);
}
