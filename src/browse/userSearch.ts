import type { User } from "../contract";
import type { FoundUser } from "../explorer/views/usersView";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import { findExactly } from "../services/fortitoken/exactSearch";
import { compactPhone, looksLikePhone } from "../services/fortitoken/phone";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { contains } from "../explorer/textMatch";

/** The result of one profile: users or an error. */
export type SearchAnswer = { readonly profile: Profile } & (
  | { readonly users: readonly ServiceRecord<User>[] }
  | { readonly error: unknown }
);

/** Searches users by a part of their name, e-mail or phone, or in the service by the whole value. */
export class UserSearch {
  /** @param loadedUsers the users that the views have loaded */
  constructor(
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly loadedUsers: () => Iterable<FoundUser>,
  ) {}

  /** The loaded users that contain the query, without duplicates. */
  loaded(query: string): FoundUser[] {
    const found = new Map<string, FoundUser>();
    for (const user of this.loadedUsers()) {
      if (userContains(user.record.value, query)) found.set(`${user.profile.id}/${user.record.id}`, user);
    }
    return [...found.values()];
  }

  /**
   * Searches all profiles in parallel for users whose name, e-mail or phone is the query. The error of one profile does
   * not hide the results of the others.
   */
  exact(profiles: readonly Profile[], query: string, signal: AbortSignal): Promise<SearchAnswer[]> {
    return Promise.all(
      profiles.map(async (profile): Promise<SearchAnswer> => {
        try {
          const client = await this.connections.fortitoken(profile.id);
          return { profile, users: await findExactly(client, query, signal) };
        } catch (error) {
          return { profile, error };
        }
      }),
    );
  }

  /**
   * Reads all users of a profile, 1000 per page.
   * @param progress called after each page with its matching users and the number of users read so far
   * @throws ServiceError
   */
  async all(
    profile: Profile,
    query: string,
    signal: AbortSignal,
    progress: (found: readonly ServiceRecord<User>[], read: number) => void,
  ): Promise<void> {
    const list = (await this.connections.fortitoken(profile.id)).users({}, 1000);
    while (!list.complete) {
      const before = list.items.length;
      await list.loadMore(signal);
      progress(
        list.items.slice(before).filter(({ value }) => userContains(value, query)),
        list.items.length,
      );
    }
  }
}

/** Ignores case, accents, and the punctuation of phone numbers. */
export function userContains(user: Readonly<User>, query: string): boolean {
  if (contains(readText(user.username), query) || contains(readText(user.email), query)) return true;
  return looksLikePhone(query) && compactPhone(readText(user.mobile_number) ?? "").includes(compactPhone(query));
}
