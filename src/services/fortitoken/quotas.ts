import type { Quota } from "../../contract";
import type { ServiceRecord } from "../model";
import { readNumber, readText } from "../readers";

/** Record id of what the account has once: its balance and its quota. */
export const accountId = "account";

/** What a realm has of the account's users. */
export interface RealmShare {
  readonly realmId: string;
  /** Users set aside for it; 0 when it draws from what is left to all. */
  readonly quota: number;
  /** Users it has. */
  readonly used: number;
}

/** The split of an account's quota; rows that cannot be read are left out [FTC 2.14]. */
export function realmSharesOf({ realms }: Readonly<Quota>): RealmShare[] {
  if (!Array.isArray(realms)) return [];
  return realms.flatMap((row: unknown) => {
    const [realmId, quota, used] = Array.isArray(row) ? row.map(readText) : [];
    return realmId ? [{ realmId, quota: readNumber(quota) ?? 0, used: readNumber(used) ?? 0 }] : [];
  });
}

/** What the account can still set aside for the realm: what neither other realms nor users outside any quota take. */
export function mostForRealm(total: number, shares: readonly RealmShare[], realmId: string): number {
  const others = shares.filter((share) => share.realmId !== realmId);
  return total - others.reduce((sum, { quota, used }) => sum + Math.max(quota, used), 0);
}

/** The record as the service answers it for one realm. */
export function shareRecord({ realmId, quota, used }: RealmShare): ServiceRecord<Quota> {
  return { kind: "quota", id: realmId, value: { realm_id: realmId, realm_quota: quota, users: used }, notes: [] };
}
