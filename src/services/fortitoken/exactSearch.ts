import type { User } from "../../contract";
import type { ServiceRecord } from "../model";
import type { FortiTokenClient } from "./client";
import { compactPhone, looksLikePhone } from "./phone";
import { isSameValue } from "./sameValue";
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

/**
 * As few questions as the text allows: what has no @ is no e-mail, what has letters is no phone. The service compares whole texts, and may
 * keep an e-mail in lower case and a phone number without the signs between its digits, or either as it was entered.
 */
export function exactFilters(text: string): UserFilter[] {
  return [
    { username: text },
    ...(text.includes("@") ? spellings(text, text.toLowerCase()).map((email) => ({ email })) : []),
    ...(looksLikePhone(text) ? spellings(compactPhone(text), text).map((mobile_number) => ({ mobile_number })) : []),
  ];
}

/** Whether the user is the one that a person named: by the exact name, or by an e-mail or phone number of that meaning. */
export function isNamed({ username, email, mobile_number }: Readonly<User>, entered: string): boolean {
  return (
    username === entered ||
    (entered.includes("@") && isSameValue("email", email, entered)) ||
    (looksLikePhone(entered) && isSameValue("mobile_number", mobile_number, entered))
  );
}

function spellings(...texts: string[]): string[] {
  return [...new Set(texts)];
}
