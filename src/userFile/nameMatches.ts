import type { User } from "../contract";
import { NameIndex } from "../services/fortitoken/userNames";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { eachInSlices } from "../slices";
import type { FileUser } from "./fileUser";

type Known = ServiceRecord<User>;

/** A user of the file with the users of the realm that it may mean. */
export interface MatchedRow {
  readonly wanted: FileUser;
  /** Users of exactly that name; several when several applications have users in the realm. */
  readonly equal: readonly Known[];
  /** When none is equal: users of a similar name that no other row names exactly. */
  readonly alike: readonly Known[];
}

/** A user of the realm that the file does not name exactly, and the rows with a similar name. */
export interface UnnamedUser {
  readonly user: Known;
  readonly alike: readonly FileUser[];
}

/** A file's users matched with the realm's, by name. */
export interface NameMatches {
  readonly rows: readonly MatchedRow[];
  readonly unnamed: readonly UnnamedUser[];
}

/** @param pause yields to the event loop */
export async function matchNames(
  fileUsers: readonly FileUser[],
  users: readonly Known[],
  pause?: () => Promise<unknown>,
): Promise<NameMatches> {
  const wantedByName = new Map<string, FileUser>();
  const index = new NameIndex<FileUser>();
  // Of several rows with one name the first counts, as in the plan.
  const name = (wanted: FileUser): unknown =>
    wantedByName.has(wanted.username) || wantedByName.set(wanted.username, wanted);
  await eachInSlices(fileUsers, name, pause);

  const equal = new Map<FileUser, Known[]>();
  const others: { readonly user: Known; readonly username: string }[] = [];
  const sort = (user: Known): void => {
    // A user without a name cannot be missing in the file.
    const username = readText(user.value.username);
    const wanted = username === undefined ? undefined : wantedByName.get(username);
    if (wanted) addToList(equal, wanted, user);
    else if (username) others.push({ user, username });
  };
  await eachInSlices(users, sort, pause);
  if (others.length > 0) await eachInSlices(fileUsers, (wanted) => index.add(wanted.username, wanted), pause);

  const alike = new Map<FileUser, Known[]>();
  const unnamed: UnnamedUser[] = [];
  const compare = ({ user, username }: (typeof others)[number]): void => {
    const rows = index.similarTo(username);
    unnamed.push({ user, alike: rows });
    for (const wanted of rows) if (!equal.has(wanted)) addToList(alike, wanted, user);
  };
  await eachInSlices(others, compare, pause);
  const rows = fileUsers.map((wanted) => ({
    wanted,
    equal: equal.get(wanted) ?? [],
    alike: alike.get(wanted) ?? [],
  }));
  return { rows, unnamed };
}

function addToList(map: Map<FileUser, Known[]>, wanted: FileUser, user: Known): void {
  const users = map.get(wanted);
  if (users) users.push(user);
  else map.set(wanted, [user]);
}
