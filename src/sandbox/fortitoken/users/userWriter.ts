import { fortitokenCredentials } from "../../credentials";
import type { SandboxOptions } from "../../options";
import { Refusal, type JsonObject } from "../../service";
import { booleanOf, textOf } from "../../values";
import { checkLicence } from "../sync/migration";
import type { StoredRealm, StoredUser } from "../state/records";
import type { FortitokenState } from "../state/state";
import { checkUser, personalFields } from "./userFields";

const { clientId: webAppId } = fortitokenCredentials.webApp;

/** Creates and changes users, for the operations user, user/base and user_sync. */
export class UserWriter {
  constructor(
    private readonly state: FortitokenState,
    private readonly options: Pick<SandboxOptions, "autoAlias" | "bypassAllowed">,
  ) {}

  /** @throws Refusal 400 bad field, 402 quota used up, 404 unknown token or licence, 409 name taken */
  create(realm: StoredRealm, body: JsonObject): StoredUser {
    const user: StoredUser = {
      ...personalFields(body, {
        username: "",
        email: "",
        mobile_number: "",
        auth_method: "FTM",
        notification_method: "Email",
        user_data: 0,
        active: true,
      }),
      id: this.state.newId(),
      user_id: this.state.newId(),
      client_id: webAppId,
      realm_id: realm.id,
      created_at: this.state.timestamp(),
      updated_at: null,
      bypass_at: null,
      lockout_at: null,
      lockedUntil: null,
      fail_times: 0,
    };
    checkUser(this.state, user);
    const licence = textOf(body, "license");
    if (licence) {
      checkLicence(licence, textOf(body, "sn") || webAppId);
    }
    const alias = this.aliasOf(user);
    if (alias) {
      user.user_id = alias.user_id;
    } else {
      this.state.quotas.checkRoom(realm.id);
      this.giveToken(user, textOf(body, "token") || undefined, licence ? "transfer" : "others");
    }
    this.state.users.add(user);
    return user;
  }

  /** The changed copy of the user, checked. @throws Refusal 400, 404 or 409 */
  plan(user: StoredUser, body: JsonObject): StoredUser {
    const changed: StoredUser = { ...user, ...personalFields(body, user), updated_at: this.state.timestamp() };
    this.switchBypass(changed, booleanOf(body, "bypass"));
    this.switchLockout(changed, booleanOf(body, "lockout"));
    checkUser(this.state, changed, user);
    const target = textOf(body, "dst_user_id");
    if (target !== undefined && this.state.users.aliases(target).length === 0) {
      throw new Refusal(404, "dst_user_id is not a user of this account.");
    }
    return { ...changed, user_id: target ?? user.user_id };
  }

  /** Whether the change needs a new token: on request, or because the method changes. */
  needsToken(user: StoredUser, changed: StoredUser, body: JsonObject): boolean {
    return (booleanOf(body, "change_token") ?? false) || changed.auth_method !== user.auth_method;
  }

  /** Applies the result of {@link plan}. @throws Refusal 404 when no hardware token is free; nothing is changed then */
  carryOut(user: StoredUser, changed: StoredUser, newToken: boolean): void {
    if (newToken) {
      this.giveToken(changed);
    }
    const leftBase = user.user_id;
    this.state.users.change(user, changed);
    this.state.dropOrphanedTokens(leftBase);
  }

  /** With `autoAlias`, the user of the realm with the same e-mail address, whose token is shared. */
  private aliasOf({ realm_id, email }: StoredUser): StoredUser | undefined {
    const folded = email.toLowerCase();
    return this.options.autoAlias
      ? this.state.users.all.find((user) => user.realm_id === realm_id && user.email.toLowerCase() === folded)
      : undefined;
  }

  private switchBypass(user: StoredUser, on: boolean | undefined): void {
    if (on && !(this.options.bypassAllowed && this.state.realm(user.realm_id)?.allowsBypass)) {
      throw new Refusal(400, "The realm does not allow bypass.");
    }
    if (on !== undefined) {
      user.bypass_at = on ? this.state.timestamp() : null;
    }
  }

  private switchLockout(user: StoredUser, on: boolean | undefined): void {
    if (on !== undefined) {
      user.lockout_at = on ? this.state.timestamp() : null;
      user.lockedUntil = null;
      user.fail_times = on ? user.fail_times : 0;
    }
  }

  /** Gives the base user the token of the method: a new mobile token, a hardware token, or none. */
  private giveToken(user: StoredUser, sn?: string, mobileStatus: "others" | "transfer" = "others"): void {
    const { tokens } = this.state;
    if (sn !== undefined || user.auth_method === "FTK") {
      if (!tokens.assignHardware(user.user_id, sn)) {
        throw new Refusal(404, sn ? `The token ${sn} is unknown or in use.` : "No hardware token is free.");
      }
    } else if (user.auth_method === "FTM") {
      tokens.issueMobile(user.user_id, mobileStatus);
    } else {
      tokens.takeAll(user.user_id);
    }
  }
}
