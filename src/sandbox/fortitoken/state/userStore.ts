import { foldCaseAndAccents, type StoredUser } from "./records";

/** The userrefs of an account, in the order in which they were made, found by id, base user and name. */
export class UserStore {
  private readonly byId = new Map<string, StoredUser>();
  private readonly byName = new Map<string, StoredUser>();
  private readonly byBase = new Map<string, StoredUser[]>();
  private readonly placeById = new Map<string, number>();

  get all(): readonly StoredUser[] {
    return [...this.byId.values()];
  }

  /** The first userref of every base user. */
  get baseUsers(): readonly StoredUser[] {
    return [...this.byBase.values()].flatMap((aliases) => aliases.slice(0, 1));
  }

  find(id: string): StoredUser | undefined {
    return this.byId.get(id);
  }

  /** Every userref of a base user; none when there is no such base user. */
  aliases(baseId: string): readonly StoredUser[] {
    return this.byBase.get(baseId) ?? [];
  }

  /** The user of this name in the realm; case and accents do not count. A realm has at most one. */
  named(realmId: string, username: string): StoredUser | undefined {
    return this.byName.get(nameKey(realmId, username));
  }

  /** The user's number in the order in which they were made; that of a deleted user stays free. */
  place({ id }: StoredUser): number {
    return this.placeById.get(id) ?? 0;
  }

  add(user: StoredUser): void {
    this.byId.set(user.id, user);
    this.placeById.set(user.id, this.placeById.size);
    this.index(user);
  }

  /** Writes the members of `changed`, a copy of the user, into it. */
  change(user: StoredUser, changed: StoredUser): void {
    this.unindex(user);
    Object.assign(user, changed);
    this.index(user);
  }

  remove(user: StoredUser): void {
    this.byId.delete(user.id);
    this.unindex(user);
  }

  private index(user: StoredUser): void {
    this.byName.set(nameKey(user.realm_id, user.username), user);
    const aliases = [...this.aliases(user.user_id), user];
    this.byBase.set(
      user.user_id,
      aliases.sort((a, b) => this.place(a) - this.place(b)),
    );
  }

  private unindex(user: StoredUser): void {
    this.byName.delete(nameKey(user.realm_id, user.username));
    const rest = this.aliases(user.user_id).filter((alias) => alias !== user);
    if (rest.length > 0) {
      this.byBase.set(user.user_id, rest);
    } else {
      this.byBase.delete(user.user_id);
    }
  }
}

function nameKey(realmId: string, username: string): string {
  return `${realmId}/${foldCaseAndAccents(username)}`;
}
