import type { User } from "../../contract";
import type { ServiceRecord } from "../model";
import type { FortiTokenClient } from "./client";
import { compactPhone, looksLikePhone } from "./phone";
import type { UserFilter } from "./userCalls";

/** The users whose name, e-mail or phone is the text, each once. @throws ServiceError */
export async function findExactly(
  client: Pick<FortiTokenClient, "findUsers">,
  text: string,
  signal: AbortSignal,
): Promise<readonly ServiceRecord<User>[]> {
  const found = await Promise.all(exactFilters(text).map((filter) => client.findUsers(filter, signal)));
  return [...new Map(found.flat().map((user) => [user.id, user])).values()];
}

/** As few questions as the text allows: what has no @ is no e-mail, what has letters is no phone. */
export function exactFilters(text: string): UserFilter[] {
  return [
    { username: text },
    ...(text.includes("@") ? [{ email: text }] : []),
    ...(looksLikePhone(text) ? [{ mobile_number: compactPhone(text) }] : []),
  ];
}
