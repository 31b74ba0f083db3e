import { fortitokenCredentials } from "../credentials";
import { Refusal, type Answer, type JsonObject, type OperationCall } from "../service";
import type { AuthMethod, NotificationMethod, StoredRealm, StoredUser } from "./records";
import type { FortitokenState } from "./state";
import { userToWire } from "./userWire";
import { booleanOf, oneOf, textOf } from "../values";

const AUTH_METHODS: readonly AuthMethod[] = ["FTM", "Email", "SMS", "FTK"];
const NOTIFICATION_METHODS: readonly NotificationMethod[] = ["Email", "SMS"];
const LONGEST_TEXT = 80;

/** Creating, changing and deleting users (contract: FortiToken Cloud 2.3.2 to 2.3.4). */
export class UserWriteHandlers {
  constructor(private readonly stateNow: () => FortitokenState) {}

  private get state(): FortitokenState {
    return this.stateNow();
  }

  readonly createUser = ({ body }: OperationCall): Answer => {
    const realm = this.realmFor(body);
    const user: StoredUser = {
      id: this.state.newId(),
      user_id: this.state.newId(),
      client_id: fortitokenCredentials.webApp.clientId,
      realm_id: realm.id,
      username: textOf(body, "username") ?? "",
      email: textOf(body, "email") ?? "",
      mobile_number: textOf(body, "mobile_number") ?? "",
      auth_method: oneOf(body, "auth_method", AUTH_METHODS) ?? "FTM",
      notification_method: oneOf(body, "notification_method", NOTIFICATION_METHODS) ?? "Email",
      active: true,
      created_at: this.state.timestamp(),
      updated_at: null,
      bypass_at: null,
      lockout_at: null,
      fail_times: 0,
      user_data: userDataOf(body) ?? 0,
    };
    this.check(user);
    if (textOf(body, "license")) {
      throw new Refusal(404, "The migration licence does not exist.");
    }
    this.giveToken(user, textOf(body, "token") || undefined);
    this.state.addUser(user);
    return { status: 201, body: userToWire(this.state, user, isBrief(body)) };
  };

  readonly updateUser = ({ path, body }: OperationCall): Answer => {
    const user = this.addressed(path["id"] ?? "", body);
    const changed: StoredUser = {
      ...user,
      username: textOf(body, "username") ?? user.username,
      email: textOf(body, "email") ?? user.email,
      mobile_number: textOf(body, "mobile_number") ?? user.mobile_number,
      auth_method: oneOf(body, "auth_method", AUTH_METHODS) ?? user.auth_method,
      notification_method: oneOf(body, "notification_method", NOTIFICATION_METHODS) ?? user.notification_method,
      user_data: userDataOf(body) ?? user.user_data,
      active: booleanOf(body, "active") ?? user.active,
      updated_at: this.state.timestamp(),
    };
    this.switchBypass(changed, booleanOf(body, "bypass"));
    this.switchLockout(changed, booleanOf(body, "lockout"));
    this.check(changed, user);
    changed.user_id = this.baseFor(user, textOf(body, "dst_user_id"));
    if (booleanOf(body, "change_token") || changed.auth_method !== user.auth_method) {
      this.giveToken(changed);
    }
    const leftBase = user.user_id;
    Object.assign(user, changed);
    this.state.dropTokensOfNobody(leftBase);
    return { status: 202, body: userToWire(this.state, user, isBrief(body)) };
  };

  readonly deleteUser = ({ path, query }: OperationCall): Answer => {
    const user = this.state.user(path["id"] ?? "");
    if (!user || (query["username"] && query["username"] !== user.username)) {
      throw new Refusal(404, "The user does not exist.");
    }
    this.state.removeUser(user);
    return { status: 204 };
  };

  /** `realm_id`, else the realm named by `realm` or by the appliance's `sn` and `vdom`, else the default one. */
  private realmFor(body: JsonObject): StoredRealm {
    const id = textOf(body, "realm_id");
    const sn = textOf(body, "sn");
    const name = textOf(body, "realm") ?? (sn ? `${sn}-${textOf(body, "vdom") ?? "root"}` : undefined);
    const realm = this.state
      .liveRealms()
      .find((live) => (id ? live.id === id : name ? live.name === name : live.is_default));
    if (!realm) {
      throw new Refusal(404, "The realm does not exist.");
    }
    return realm;
  }

  /** The path holds a userref id, or a base user's id unless `is_refid` says otherwise. */
  private addressed(id: string, body: JsonObject): StoredUser {
    const byReference = this.state.user(id);
    const found = byReference ?? (booleanOf(body, "is_refid") ? undefined : this.state.aliases(id)[0]);
    if (!found) {
      throw new Refusal(404, "The user does not exist.");
    }
    const repeated = textOf(body, "id");
    if (repeated !== undefined && repeated !== id) {
      throw new Refusal(400, "id differs from the id in the path.");
    }
    return found;
  }

  private check(user: StoredUser, before?: StoredUser): void {
    if (user.username.trim() === "" || user.username.length > LONGEST_TEXT) {
      throw new Refusal(400, `username must have 1 to ${LONGEST_TEXT} characters.`);
    }
    if (!/^\S+@\S+$/.test(user.email) || user.email.length > LONGEST_TEXT) {
      throw new Refusal(400, `email must be a mail address of at most ${LONGEST_TEXT} characters.`);
    }
    if (user.mobile_number !== "" && !/^\+?[\d ()-]{6,20}$/.test(user.mobile_number)) {
      throw new Refusal(400, "mobile_number must be a phone number such as +15550100007.");
    }
    if (user.mobile_number === "" && (user.auth_method === "SMS" || user.notification_method === "SMS")) {
      throw new Refusal(400, "mobile_number is required for SMS.");
    }
    if (this.state.namesake(user.realm_id, user.username, before)) {
      throw new Refusal(409, "The username already exists in this realm.");
    }
  }

  private switchBypass(user: StoredUser, on: boolean | undefined): void {
    if (on && !this.state.realm(user.realm_id)?.allowsBypass) {
      throw new Refusal(400, "The realm does not allow bypass.");
    }
    if (on !== undefined) {
      user.bypass_at = on ? this.state.timestamp() : null;
    }
  }

  private switchLockout(user: StoredUser, on: boolean | undefined): void {
    if (on !== undefined) {
      user.lockout_at = on ? this.state.timestamp() : null;
      user.fail_times = on ? user.fail_times : 0;
    }
  }

  /** The base user the username belongs to afterwards. */
  private baseFor(user: StoredUser, wanted: string | undefined): string {
    if (wanted !== undefined && this.state.aliases(wanted).length === 0) {
      throw new Refusal(404, "dst_user_id is not a user of this account.");
    }
    return wanted ?? user.user_id;
  }

  /** Gives the base user what the method needs: a new mobile token, a hardware token, or none. */
  private giveToken(user: StoredUser, sn?: string): void {
    if (sn !== undefined || user.auth_method === "FTK") {
      if (!this.state.assignHardwareToken(user.user_id, sn)) {
        throw new Refusal(404, sn ? `The token ${sn} is unknown or in use.` : "No hardware token is free.");
      }
    } else if (user.auth_method === "FTM") {
      this.state.issueMobileToken(user.user_id);
    } else {
      this.state.takeTokens(user.user_id);
    }
  }
}

function isBrief(body: JsonObject): boolean {
  return booleanOf(body, "brief") ?? false;
}

function userDataOf(body: JsonObject): number | undefined {
  const text = textOf(body, "user_data");
  if (text !== undefined && text !== "0" && text !== "1") {
    throw new Refusal(400, "user_data must be 0 (local) or 1 (remote LDAP).");
  }
  return text === undefined ? undefined : Number(text);
}
