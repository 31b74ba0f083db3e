import { fortitokenCredentials } from "../../credentials";
import type { SandboxOptions } from "../../options";
import { Random } from "../../seed/random";
import { seedRealms } from "../../seed/realms";
import { seedTokens } from "../../seed/tokens";
import { UserSeeder } from "../../seed/users";
import type { JsonObject } from "../../service";
import { textOf } from "../../values";
import { Quotas } from "./quotas";
import { timestamp, type StoredRealm, type StoredUser } from "./records";
import { TokenStore } from "./tokenStore";
import { UserStore } from "./userStore";

const labReserve = 10;

/** The data of one FortiToken Cloud account. */
export class FortitokenState {
  readonly customerId = "700142";
  readonly realms: readonly StoredRealm[];
  readonly users = new UserStore();
  readonly tokens: TokenStore;
  readonly quotas: Quotas;
  private readonly random: Random;

  constructor(private readonly options: Pick<SandboxOptions, "seed" | "users" | "now">) {
    const { seed, now } = options;
    this.realms = seedRealms(seed, now());
    const users = new UserSeeder(seed, now(), fortitokenCredentials.webApp.clientId, this.realms).make(options.users);
    for (const { user } of users) {
      this.users.add(user);
    }
    this.random = new Random(seed, "created later");
    this.tokens = new TokenStore(seedTokens(seed, now(), users), this.random);
    this.quotas = new Quotas(this.users);
    const [, lab] = this.realms;
    if (lab) {
      this.quotas.set(lab.id, this.quotas.usage(lab.id) + labReserve);
    }
  }

  timestamp(): string {
    return timestamp(this.options.now());
  }

  newId(): string {
    return this.random.uuid();
  }

  newCode(): string {
    return this.random.digits(6);
  }

  realm(id: string): StoredRealm | undefined {
    return this.realms.find((realm) => realm.id === id);
  }

  liveRealms(): readonly StoredRealm[] {
    return this.realms.filter((realm) => !isDeleted(realm));
  }

  /**
   * The live realm that a body names by `realm_id`, `realm` (a name) or an appliance's `sn` and `vdom`; otherwise the
   * default one. Undefined if there is no such realm. A web application sends its client id as `sn`.
   */
  realmNamed(body: JsonObject): StoredRealm | undefined {
    const id = textOf(body, "realm_id");
    const sn = textOf(body, "sn");
    const device = sn && sn !== fortitokenCredentials.webApp.clientId ? sn : undefined;
    const name = textOf(body, "realm") || (device ? `${device}-${textOf(body, "vdom") || "root"}` : undefined);
    return this.liveRealms().find((live) => (id ? live.id === id : name ? live.name === name : live.is_default));
  }

  /** Removes the userref, and the base user's tokens with its last userref. */
  removeUser(user: StoredUser): void {
    this.users.remove(user);
    this.dropOrphanedTokens(user.user_id);
  }

  /** Takes the tokens of a base user that has no userref any more. */
  dropOrphanedTokens(baseId: string): void {
    if (this.users.aliases(baseId).length === 0) {
      this.tokens.takeAll(baseId);
    }
  }

  /** Applies what became due since the last request: ends locks, drops expired temporary tokens. */
  catchUp(): void {
    const now = this.options.now();
    for (const user of this.users.all) {
      if (user.lockedUntil !== null && user.lockedUntil <= now) {
        Object.assign(user, { lockedUntil: null, lockout_at: null, fail_times: 0 });
      }
    }
    this.tokens.dropExpired(now);
  }
}

export function isDeleted(realm: StoredRealm): boolean {
  return realm.deleted_at !== null && realm.deleted_at !== "None";
}
