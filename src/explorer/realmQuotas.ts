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
  /** Why they could not be read again. */
  readonly failure?: unknown;
}

/** What each realm has of its account's users, as far as a management application was told; a web application is not. */
export class RealmQuotas implements Disposable {
  private readonly cache: PerProfileCache<Known>;

  constructor(
    private readonly connections: Pick<Connections, "fortitoken" | "state" | "onDidChangeState">,
    private readonly clientTypes: Pick<ClientTypes, "get">,
  ) {
    this.cache = new PerProfileCache(connections);
  }

  /** Shares of the profile with this id were learned, or could not be read. */
  get onDidChange(): PerProfileCache<Known>["onDidChange"] {
    return this.cache.onDidChange;
  }

  of(profileId: string, realmId: string): RealmShare | undefined {
    return this.cache.known(profileId)?.shares.get(realmId);
  }

  /** Why the last look failed; undefined where it did not, or the client may not look: that is no fault. */
  failure(profileId: string): unknown {
    return this.cache.known(profileId)?.failure;
  }

  /** Asks for all realms at once, where the profile may. A failure leaves what was known, and can be asked for. */
  async load(profile: Profile, signal: AbortSignal, priority: RequestPriority = "interactive"): Promise<void> {
    if (this.clientTypes.get(profile) !== "management") return;
    try {
      const client = await this.connections.fortitoken(profile.id);
      const { licence } = priority === "background" ? client.background : client;
      this.learn(profile.id, (await licence.quota(signal)).value);
    } catch (error) {
      if (signal.aborted) return;
      const mayNotLook =
        conditionOf(error) !== undefined || (ServiceError.is(error) && error.category === "notAllowed");
      if (mayNotLook) this.put(profile.id, []);
      else this.cache.keep(profile.id, { shares: this.sharesOf(profile.id), failure: error });
    }
  }

  learn(profileId: string, quota: Readonly<Quota>): void {
    this.put(profileId, realmSharesOf(quota));
  }

  /** One realm's share is different now. */
  replace(profileId: string, share: RealmShare): void {
    const others = [...this.sharesOf(profileId).values()].filter(({ realmId }) => realmId !== share.realmId);
    this.put(profileId, [...others, share]);
  }

  dispose(): void {
    this.cache.dispose();
  }

  private sharesOf(profileId: string): ReadonlyMap<string, RealmShare> {
    return this.cache.known(profileId)?.shares ?? new Map<string, RealmShare>();
  }

  private put(profileId: string, shares: readonly RealmShare[]): void {
    this.cache.keep(profileId, { shares: new Map(shares.map((share) => [share.realmId, share])) });
  }
}
