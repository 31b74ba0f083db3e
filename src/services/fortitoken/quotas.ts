import type { Quota } from "../../contract";
import type { ServiceRecord } from "../model";
import { readNumber, readText } from "../readers";

/** Record id of the account's balance and of its quota. */
export const accountId = "account";

/** A realm's share of the account's users. */
export interface RealmShare {
  readonly realmId: string;
  /** Users reserved for it; 0 if it uses the shared rest. */
  readonly quota: number;
  /** Users in it. */
  readonly used: number;
}

/** The shares in an account's quota, without unreadable rows [FTC 2.14]. */
export function realmSharesOf({ realms }: Readonly<Quota>): RealmShare[] {
  if (!Array.isArray(realms)) return [];
  return realms.flatMap((row: unknown) => {
    const [realmId, quota, used] = Array.isArray(row) ? row.map(readText) : [];
    return realmId ? [{ realmId, quota: readNumber(quota) ?? 0, used: readNumber(used) ?? 0 }] : [];
  });
}

/** The largest possible quota of the realm: the total without the shares of the other realms. */
export function mostForRealm(total: number, shares: readonly RealmShare[], realmId: string): number {
  const others = shares.filter((share) => share.realmId !== realmId);
  return total - others.reduce((sum, { quota, used }) => sum + Math.max(quota, used), 0);
}

/** The same record as the response for one realm. */
export function shareRecord({ realmId, quota, used }: RealmShare): ServiceRecord<Quota> {
  return { kind: "quota", id: realmId, value: { realm_id: realmId, realm_quota: quota, users: used }, notes: [] };
}
