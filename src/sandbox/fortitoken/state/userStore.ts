import { foldCaseAndAccents, type StoredUser } from "./records";

/** The userrefs of an account, in order of creation, indexed by id, base user and name. */
export class UserStore {
  private readonly byId = new Map<string, StoredUser>();
  private readonly byName = new Map<string, readonly StoredUser[]>();
  private readonly byBase = new Map<string, StoredUser[]>();
  private readonly placeById = new Map<string, number>();
  private readonly baseUsersByRealm = new Map<string, number>();

  get all(): readonly StoredUser[] {
    return [...this.byId.values()];
  }

  /** The first userref of every base user. */
  get baseUsers(): readonly StoredUser[] {
    return [...this.byBase.values()].flatMap((aliases) => aliases.slice(0, 1));
  }

  get baseUserCount(): number {
    return this.byBase.size;
  }

  /** How many base users each realm has; a base user in two realms counts in both. */
  get baseUserCounts(): ReadonlyMap<string, number> {
    return this.baseUsersByRealm;
  }

  find(id: string): StoredUser | undefined {
    return this.byId.get(id);
  }

  /** The userrefs of a base user; empty when there is no such base user. */
  aliases(baseId: string): readonly StoredUser[] {
    return this.byBase.get(baseId) ?? [];
  }

  /** The user of exactly this name in the realm, including case and accents [FTC 2.3.2]. */
  findByExactName(realmId: string, username: string): StoredUser | undefined {
    return this.usersNamedLike(realmId, username).find((user) => isSameName(user.username, username));
  }

  /** The same, else the first user whose name differs only in case or accents. */
  findByName(realmId: string, username: string): StoredUser | undefined {
    return this.findByExactName(realmId, username) ?? this.usersNamedLike(realmId, username)[0];
  }

  /** The user's number in order of creation; the number of a deleted user is not reused. */
  place({ id }: StoredUser): number {
    return this.placeById.get(id) ?? 0;
  }

  add(user: StoredUser): void {
    this.byId.set(user.id, user);
    this.placeById.set(user.id, this.placeById.size);
    this.index(user);
  }

  /** Copies the members of `changed` into the user. */
  change(user: StoredUser, changed: StoredUser): void {
    this.unindex(user);
    Object.assign(user, changed);
    this.index(user);
  }

  remove(user: StoredUser): void {
    this.byId.delete(user.id);
    this.unindex(user);
  }

  private usersNamedLike(realmId: string, username: string): readonly StoredUser[] {
    return this.byName.get(nameKey(realmId, username)) ?? [];
  }

  private index(user: StoredUser): void {
    const key = nameKey(user.realm_id, user.username);
    this.byName.set(key, [...(this.byName.get(key) ?? []), user]);
    const others = this.aliases(user.user_id);
    this.countBaseUser(user.realm_id, others, 1);
    this.byBase.set(
      user.user_id,
      [...others, user].sort((a, b) => this.place(a) - this.place(b)),
    );
  }

  private unindex(user: StoredUser): void {
    const key = nameKey(user.realm_id, user.username);
    this.byName.set(
      key,
      this.usersNamedLike(user.realm_id, user.username).filter((other) => other !== user),
    );
    const others = this.aliases(user.user_id).filter((alias) => alias !== user);
    this.countBaseUser(user.realm_id, others, -1);
    if (others.length > 0) {
      this.byBase.set(user.user_id, others);
    } else {
      this.byBase.delete(user.user_id);
    }
  }

  /** Counts the base user, unless another userref of it in the realm is counted already. */
  private countBaseUser(realmId: string, others: readonly StoredUser[], change: 1 | -1): void {
    if (!others.some((other) => other.realm_id === realmId)) {
      this.baseUsersByRealm.set(realmId, (this.baseUsersByRealm.get(realmId) ?? 0) + change);
    }
  }
}

function nameKey(realmId: string, username: string): string {
  return `${realmId}/${foldCaseAndAccents(username)}`;
}

function isSameName(one: string, other: string): boolean {
  return one.normalize("NFC") === other.normalize("NFC");
}
