import type { User } from "../../contract";
import type { ServiceRecord } from "../model";
import type { FortiTokenClient } from "./client";
import type { CountNumbers } from "./counts";
import { baseUserId } from "./userState";

/** How many more users are possible; undefined if the service does not report it. */
export interface Room {
  readonly account: number | undefined;
  /** Infinity for a realm without a quota: it uses the account's. */
  readonly realm: number | undefined;
}

/**
 * Reads how many more users the account and the realm may have; a failed read gives undefined. Does not throw.
 * @param users all users of the realm that the application sees
 */
export async function readRoom(
  client: Pick<FortiTokenClient, "licence">,
  realmId: string,
  users: readonly ServiceRecord<User>[],
  signal?: AbortSignal,
): Promise<Room> {
  const known = new Set(users.map(({ value }) => baseUserId(value))).size;
  const [account, realm] = await Promise.all([
    client.licence.count("user", undefined, signal).catch(() => undefined),
    client.licence.count("realm_quota", realmId, signal).catch(() => undefined),
  ]);
  return {
    account: account && freeOf(account, known),
    realm: realm?.quota === 0 ? Infinity : realm && freeOf(realm, known),
  };
}

/** The smaller of the known numbers. */
export function freeUsers({ account, realm }: Room): number | undefined {
  const known = [account, realm].filter((free) => free !== undefined && free !== Infinity);
  return known.length === 0 ? undefined : Math.min(...(known as number[]));
}

/**
 * It is not documented whether a count is used or left [FTC 2.13]. The used number cannot be less than the visible users. If both are
 * possible, the count is used, as in the documented sample.
 */
function freeOf({ value, quota }: CountNumbers, known: number): number | undefined {
  if (value === undefined || quota === undefined) return undefined;
  const isLeft = value < known && quota - value >= known;
  return Math.max(0, isLeft ? value : quota - value);
}
