import { Refusal } from "../../service";
import type { UserStore } from "./userStore";

const smallestLicence = 250;
const licenceStep = 50;
const reserveFactor = 1.25;

/** How many base users the licence allows, and how many of them are reserved for realms [FTC 2.14]. */
export class Quotas {
  /** Users of the licence. */
  readonly total: number;
  private readonly byRealm = new Map<string, number>();

  constructor(private readonly users: UserStore) {
    const needed = Math.ceil((users.baseUserCount * reserveFactor) / licenceStep) * licenceStep;
    this.total = Math.max(smallestLicence, needed);
  }

  /** Base users of a realm, or of the account. */
  usage(realmId?: string): number {
    return realmId === undefined ? this.users.baseUserCount : (this.users.baseUserCounts.get(realmId) ?? 0);
  }

  /** The realm's reserved quota; 0 when it uses the shared rest. */
  ofRealm(realmId: string): number {
    return this.byRealm.get(realmId) ?? 0;
  }

  /** @throws Refusal 400 when the realm already has more users, or when less quota is left */
  set(realmId: string, quota: number): void {
    const used = this.usage(realmId);
    if (quota < used) {
      throw new Refusal(400, `The quota is below the realm's ${used} users.`);
    }
    const left = this.sharedRest(realmId);
    if (quota > left) {
      throw new Refusal(400, `The quota is above the ${left} users that are left.`);
    }
    if (quota === 0) {
      this.byRealm.delete(realmId);
    } else {
      this.byRealm.set(realmId, quota);
    }
  }

  /** @throws Refusal 402 when the realm cannot take one more base user */
  checkRoom(realmId: string): void {
    const own = this.byRealm.get(realmId);
    const room = own === undefined ? this.sharedRest() : own - this.usage(realmId);
    if (room < 1) {
      throw new Refusal(
        402,
        own === undefined ? "The user quota of the account is used up." : "The realm's user quota is used up.",
      );
    }
  }

  /** Quota that is neither reserved nor used by realms without a reserve. @param except realm to ignore */
  private sharedRest(except?: string): number {
    const realmIds = new Set([...this.byRealm.keys(), ...this.users.baseUserCounts.keys()]);
    const taken = [...realmIds]
      .filter((realmId) => realmId !== except)
      .map((realmId) => this.byRealm.get(realmId) ?? this.usage(realmId));
    return taken.reduce((rest, users) => rest - users, this.total);
  }
}
