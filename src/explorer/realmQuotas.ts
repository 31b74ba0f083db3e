import type { Quota } from "../contract";
import type { Disposable } from "../disposables";
import type { ClientTypes } from "../profiles/clientTypes";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { RequestPriority } from "../services/budget/wait";
import { ServiceError } from "../services/errors";
import { realmSharesOf, type RealmShare } from "../services/fortitoken/quotas";
import { PerProfileCache } from "./perProfileCache";
import { conditionOf } from "./rows/condition";

interface Known {
  readonly shares: ReadonlyMap<string, RealmShare>;
  /** The error of the last read, after which the shares are stale. */
  readonly failure?: unknown;
}

/** Each realm's share of the account's users. Only a management application can read it. */
export class RealmQuotas implements Disposable {
  private readonly cache: PerProfileCache<Known>;

  constructor(
    private readonly connections: Pick<Connections, "fortitoken" | "state" | "onDidChangeState">,
    private readonly clientTypes: Pick<ClientTypes, "get">,
  ) {
    this.cache = new PerProfileCache(connections);
  }

  /** Fires with the profile's id when its shares were read or failed to load. */
  get onDidChange(): PerProfileCache<Known>["onDidChange"] {
    return this.cache.onDidChange;
  }

  of(profileId: string, realmId: string): RealmShare | undefined {
    return this.cache.cachedValue(profileId)?.shares.get(realmId);
  }

  /**
   * The error of the last read. Undefined after a success, and if the client lacks the permission, which is not a
   * failure.
   */
  failure(profileId: string): unknown {
    return this.cache.cachedValue(profileId)?.failure;
  }

  /**
   * Reads the shares of all realms, if the profile is a management application. An error keeps the previous shares and
   * is returned by {@link failure}.
   */
  async load(profile: Profile, signal: AbortSignal, priority: RequestPriority = "interactive"): Promise<void> {
    if (this.clientTypes.get(profile) !== "management") return;
    const read = this.cache.read(profile.id, signal, async (shared): Promise<Known> => {
      try {
        const client = await this.connections.fortitoken(profile.id);
        const { licence } = priority === "background" ? client.background : client;
        return knownOf(realmSharesOf((await licence.quota(shared)).value));
      } catch (error) {
        const mayNotLook =
          conditionOf(error) !== undefined || (ServiceError.is(error) && error.category === "notAllowed");
        return mayNotLook ? knownOf([]) : { shares: this.sharesOf(profile.id), failure: error };
      }
    });
    // Only the caller's signal rejects it.
    await read.catch(() => undefined);
  }

  learn(profileId: string, quota: Readonly<Quota>): void {
    this.put(profileId, realmSharesOf(quota));
  }

  /** Replaces the share of one realm. */
  replace(profileId: string, share: RealmShare): void {
    const others = [...this.sharesOf(profileId).values()].filter(({ realmId }) => realmId !== share.realmId);
    this.put(profileId, [...others, share]);
  }

  dispose(): void {
    this.cache.dispose();
  }

  private sharesOf(profileId: string): ReadonlyMap<string, RealmShare> {
    return this.cache.cachedValue(profileId)?.shares ?? new Map<string, RealmShare>();
  }

  private put(profileId: string, shares: readonly RealmShare[]): void {
    this.cache.keep(profileId, knownOf(shares));
  }
}

function knownOf(shares: readonly RealmShare[]): Known {
  return { shares: new Map(shares.map((share) => [share.realmId, share])) };
}
