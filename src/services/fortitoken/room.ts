import type { User } from "../../contract";
import type { ServiceRecord } from "../model";
import type { FortiTokenClient } from "./client";
import type { CountNumbers } from "./counts";
import { baseUserId } from "./userState";

/** How many more users there may be; undefined where the service does not tell. */
export interface Room {
  readonly account: number | undefined;
  /** Infinity for a realm without a quota of its own: it draws from the account's. */
  readonly realm: number | undefined;
}

/**
 * Asks how many more users the account and the realm may have; what cannot be read is left open. Does not throw.
 * @param users all that the realm has, as far as the application sees them.
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

/** The smaller of both, as far as known. */
export function freeUsers({ account, realm }: Room): number | undefined {
  const told = [account, realm].filter((free) => free !== undefined && free !== Infinity);
  return told.length === 0 ? undefined : Math.min(...(told as number[]));
}

/**
 * The service does not say whether it counts what is used or what is left [FTC 2.13]; what is used cannot be less
 * than the users that are seen. Where both are possible, it is taken for used, as the sample has it.
 */
function freeOf({ value, quota }: CountNumbers, known: number): number | undefined {
  if (value === undefined || quota === undefined) return undefined;
  const isLeft = value < known && quota - value >= known;
  return Math.max(0, isLeft ? value : quota - value);
}
