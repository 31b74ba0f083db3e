import type { User } from "../contract";
import type { FoundUser } from "../explorer/views/usersView";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import { findExactly } from "../services/fortitoken/exactSearch";
import { compactPhone, looksLikePhone } from "../services/fortitoken/phone";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { contains } from "../explorer/textMatch";

/** What a profile answered: users, or why there is no answer. */
export type SearchAnswer = { readonly profile: Profile } & (
  | { readonly users: readonly ServiceRecord<User>[] }
  | { readonly error: unknown }
);

/** Finds users by a part of their name, e-mail or phone, and on the service by the whole of it. */
export class UserSearch {
  /** @param loadedUsers the users that the views have loaded. */
  constructor(
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly loadedUsers: () => Iterable<FoundUser>,
  ) {}

  /** Loaded users that contain the text, each once. */
  loaded(query: string): FoundUser[] {
    const found = new Map<string, FoundUser>();
    for (const user of this.loadedUsers()) {
      if (userContains(user.record.value, query)) found.set(`${user.profile.id}/${user.record.id}`, user);
    }
    return [...found.values()];
  }

  /** Asks all profiles at once for users whose name, e-mail or phone is the text; one profile's failure hides no other's answer. */
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
   * Reads all users of a profile, a thousand at a time.
   * @param progress after each page: those of it that contain the text, and how many users were read so far.
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

/** Case, accents, and the blanks in a phone number make no difference. */
export function userContains(user: Readonly<User>, query: string): boolean {
  if (contains(readText(user.username), query) || contains(readText(user.email), query)) return true;
  return looksLikePhone(query) && compactPhone(readText(user.mobile_number) ?? "").includes(compactPhone(query));
}
