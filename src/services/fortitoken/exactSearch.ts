import type { User } from "../../contract";
import type { ServiceRecord } from "../model";
import type { FortiTokenClient } from "./client";
import { compactPhone, looksLikePhone } from "./phone";
import { isSameValue } from "./sameValue";
import type { UserFilter } from "./userCalls";

/** The users whose name, e-mail or phone number is the text, without duplicates. @throws ServiceError */
export async function findExactly(
  client: Pick<FortiTokenClient, "findUsers">,
  text: string,
  signal: AbortSignal,
): Promise<readonly ServiceRecord<User>[]> {
  const found = await Promise.all(exactFilters(text).map((filter) => client.findUsers(filter, signal)));
  return [...new Map(found.flat().map((user) => [user.id, user])).values()];
}

/**
 * The fewest filters for the text: an e-mail has an @, a phone number no letters. The service compares whole texts. It may store an e-mail in
 * lower case and a phone number without separators, or both as entered.
 */
export function exactFilters(text: string): UserFilter[] {
  return [
    { username: text },
    ...(text.includes("@") ? spellings(text, text.toLowerCase()).map((email) => ({ email })) : []),
    ...(looksLikePhone(text) ? spellings(compactPhone(text), text).map((mobile_number) => ({ mobile_number })) : []),
  ];
}

/** Whether the text identifies the user: the exact name, or an equivalent e-mail or phone number. */
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
