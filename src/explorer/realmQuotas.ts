import * as vscode from "vscode";
import type { Quota } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { ClientTypes } from "../profiles/clientTypes";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { RequestPriority } from "../services/budget/wait";
import { ServiceError } from "../services/errors";
import { realmSharesOf, type RealmShare } from "../services/fortitoken/quotas";
import { conditionOf } from "./tree/condition";

/** What each realm has of its account's users, as far as a management application was told; a web application is not. */
export class RealmQuotas implements Disposable {
  private readonly profiles = new Map<string, ReadonlyMap<string, RealmShare>>();
  private readonly failures = new Map<string, unknown>();
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<string>());
  /** Shares of the profile with this id were learned, or are no longer known. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly connections: Pick<Connections, "fortitoken" | "state" | "onDidChangeState">,
    private readonly clientTypes: Pick<ClientTypes, "get">,
  ) {
    this.disposables.add(
      connections.onDidChangeState((profileId) => {
        if (connections.state(profileId) !== "unknown") return;
        this.profiles.delete(profileId);
        this.failures.delete(profileId);
      }),
    );
  }

  of(profileId: string, realmId: string): RealmShare | undefined {
    return this.profiles.get(profileId)?.get(realmId);
  }

  /** Why the last look failed; undefined where it did not, or the client may not look: that is no fault. */
  failure(profileId: string): unknown {
    return this.failures.get(profileId);
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
      else this.failures.set(profile.id, error);
      this.changed.fire(profile.id);
    }
  }

  learn(profileId: string, quota: Readonly<Quota>): void {
    this.put(profileId, realmSharesOf(quota));
  }

  /** One realm's share is different now. */
  replace(profileId: string, share: RealmShare): void {
    const others = [...(this.profiles.get(profileId)?.values() ?? [])].filter(
      ({ realmId }) => realmId !== share.realmId,
    );
    this.put(profileId, [...others, share]);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private put(profileId: string, shares: readonly RealmShare[]): void {
    this.failures.delete(profileId);
    this.profiles.set(profileId, new Map(shares.map((share) => [share.realmId, share])));
    this.changed.fire(profileId);
  }
}
