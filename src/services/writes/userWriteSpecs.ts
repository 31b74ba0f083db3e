import type { User, UserCreate, UserUpdate } from "../../contract";
import { isMarkup, ServiceError } from "../errors";
import type { FortiTokenClient } from "../fortitoken/client";
import { isSameUser } from "../fortitoken/sameUser";
import type { ServiceRecord } from "../model";
import { readBoolean, readText } from "../readers";
import { isChangeVisible } from "./userChange";
import {
  type ClientSource,
  type WriteOptions,
  type Outcome,
  type WriteSpec,
  writeWithVerification,
} from "./writeWithVerification";

/** A new user's members, including the realm. */
export type NewUser = UserCreate & { readonly realm_id: string };

/**
 * Creates the user unless the realm has one with that name. Does not throw. "already": the service has another user with the name, `value`.
 * A user found after an unclear response is the new one if name and e-mail are the same.
 */
export async function createUserWithVerification(
  clients: ClientSource,
  user: NewUser,
  options?: WriteOptions,
): Promise<Outcome<ServiceRecord<User>>> {
  const ended = await writeWithVerification(userCreation(user), clients, options);
  if (!("error" in ended) || !hasCategory(ended.error, "conflict")) return ended;
  // A service that ignores case and accents also finds similar names, which are other users.
  const found = await namesakes(await clients(), user).catch(() => []);
  const namesake = found.find(({ value }) => readText(value.username) === user.username);
  return namesake ? { outcome: "already", value: namesake } : ended;
}

/** Deletes the user. Does not throw. "already": the user no longer existed. */
export async function deleteUserWithVerification(
  clients: ClientSource,
  id: string,
  options?: WriteOptions,
): Promise<Outcome<undefined>> {
  const ended = await writeWithVerification(userDeletion(id), clients, options);
  return "error" in ended && isGone(ended.error) ? { outcome: "already", value: undefined } : ended;
}

/** The service refuses a repeated request: usernames are unique in a realm [FTC 2.3.2]. */
export function userCreation(user: NewUser): WriteSpec<ServiceRecord<User>> {
  return {
    repeatable: true,
    send: (client) => client.createUser(user),
    verify: async (client) => {
      const same = (await namesakes(client, user)).find(({ value }) => isSameUser(value, user));
      return same ? { value: same } : "notDone";
    },
  };
}

/** A partial change: absent members stay unchanged [FTC 2.3.3, 2.12]. A change that issues a token is never sent again. */
export function userChange(id: string, change: UserUpdate): WriteSpec<ServiceRecord<User>> {
  return {
    repeatable: readBoolean(change.change_token) !== true,
    send: (client) => client.updateUser(id, change),
    verify: async (client) => {
      const found = await undefinedWhenGone(client.getUser(id));
      if (!found) return "notDone";
      const isVisible = isChangeVisible(found.value, change);
      if (isVisible === undefined) return "unknown";
      return isVisible ? { value: found } : "notDone";
    },
  };
}

export function userDeletion(id: string): WriteSpec<undefined> {
  return {
    repeatable: true,
    send: (client) => client.deleteUser(id).then(() => undefined),
    verify: async (client) => ((await undefinedWhenGone(client.getUser(id))) ? "notDone" : { value: undefined }),
  };
}

function namesakes(client: FortiTokenClient, { username, realm_id }: NewUser): Promise<ServiceRecord<User>[]> {
  return client.findUsers({ username, realm_id });
}

async function undefinedWhenGone(user: Promise<ServiceRecord<User>>): Promise<ServiceRecord<User> | undefined> {
  try {
    return await user;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Whether the service itself answered 404, not a web page. */
function isGone(error: unknown): boolean {
  return hasCategory(error, "notFound") && !isMarkup(error as ServiceError);
}

function hasCategory(error: unknown, category: ServiceError["category"]): boolean {
  return ServiceError.is(error) && error.category === category;
}
