import { fortitokenCredentials } from "../credentials";
import type { SandboxOptions } from "../options";
import { Random } from "../seed/random";
import { seedRealms } from "../seed/realms";
import { seedTokens, tokenSerial } from "../seed/tokens";
import { UserSeeder } from "../seed/users";
import {
  foldCaseAndAccents,
  timestamp,
  type StoredRealm,
  type StoredToken,
  type StoredUser,
  type TokenKind,
} from "./records";

/** Everything one FortiToken Cloud account holds. Users keep the order in which they were made. */
export class FortitokenState {
  readonly customerId = "700142";
  readonly realms: readonly StoredRealm[];
  private readonly userById = new Map<string, StoredUser>();
  private readonly placeById = new Map<string, number>();
  private readonly tokenBySerial: Map<string, StoredToken>;
  private readonly random: Random;

  constructor(private readonly options: Pick<SandboxOptions, "seed" | "users" | "now">) {
    const { seed, now } = options;
    this.realms = seedRealms(seed, now());
    const users = new UserSeeder(seed, now(), fortitokenCredentials.webApp.clientId, this.realms).make(options.users);
    for (const { user } of users) {
      this.addUser(user);
    }
    this.tokenBySerial = new Map(seedTokens(seed, users).map((token) => [token.sn, token]));
    this.random = new Random(seed, "created later");
  }

  timestamp(): string {
    return timestamp(this.options.now());
  }

  newId(): string {
    return this.random.uuid();
  }

  get users(): readonly StoredUser[] {
    return [...this.userById.values()];
  }

  get tokens(): readonly StoredToken[] {
    return [...this.tokenBySerial.values()];
  }

  realm(id: string): StoredRealm | undefined {
    return this.realms.find((realm) => realm.id === id);
  }

  liveRealms(): readonly StoredRealm[] {
    return this.realms.filter((realm) => !isDeleted(realm));
  }

  user(id: string): StoredUser | undefined {
    return this.userById.get(id);
  }

  /** Every userref of a base user. */
  aliases(baseId: string): readonly StoredUser[] {
    return this.users.filter((user) => user.user_id === baseId);
  }

  /** The other user who has this name in the realm; case and accents do not count. */
  namesake(realmId: string, username: string, except?: StoredUser): StoredUser | undefined {
    const folded = foldCaseAndAccents(username);
    return this.users.find(
      (user) => user !== except && user.realm_id === realmId && foldCaseAndAccents(user.username) === folded,
    );
  }

  addUser(user: StoredUser): void {
    this.userById.set(user.id, user);
    this.placeById.set(user.id, this.placeById.size);
  }

  /** The user's number in the order in which they were made; that of a deleted user stays free. */
  place({ id }: StoredUser): number {
    return this.placeById.get(id) ?? 0;
  }

  /** Removes the userref; with the last one of a base user its tokens go too. */
  removeUser(user: StoredUser): void {
    this.userById.delete(user.id);
    this.dropTokensOfNobody(user.user_id);
  }

  /** Takes the tokens of a base user that has no userref left. */
  dropTokensOfNobody(baseId: string): void {
    if (this.aliases(baseId).length === 0) {
      this.takeTokens(baseId);
    }
  }

  token(sn: string): StoredToken | undefined {
    return this.tokenBySerial.get(sn);
  }

  /** Gives the base user a fresh mobile token, still to be activated. */
  issueMobileToken(baseId: string): void {
    this.takeTokens(baseId);
    const token = this.newToken("soft");
    token.user_id = baseId;
    this.tokenBySerial.set(token.sn, token);
  }

  /** Gives the base user a hardware token: the named one, else any that is free. False when there is none. */
  assignHardwareToken(baseId: string, sn?: string): boolean {
    const token = sn === undefined ? this.tokens.find(isFreeHardware) : this.token(sn);
    if (!token || !isFreeHardware(token)) {
      return false;
    }
    this.takeTokens(baseId);
    token.user_id = baseId;
    return true;
  }

  /** Takes every token away from the base user. Hardware becomes free, the others cease to exist. */
  takeTokens(baseId: string): void {
    for (const token of this.tokens.filter((candidate) => candidate.user_id === baseId)) {
      if (token.kind === "hard") {
        token.user_id = null;
      } else {
        this.tokenBySerial.delete(token.sn);
      }
    }
  }

  private newToken(kind: TokenKind): StoredToken {
    const sn = tokenSerial(this.random, kind);
    return { sn, kind, status: "others", user_id: null, platform: "unknown", registration_id: null };
  }
}

export function isDeleted(realm: StoredRealm): boolean {
  return realm.deleted_at !== null && realm.deleted_at !== "None";
}

export function isFreeHardware(token: StoredToken): boolean {
  return token.kind === "hard" && token.user_id === null;
}
