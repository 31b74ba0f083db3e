import * as vscode from "vscode";
import type { Quota } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { ClientKinds } from "../profiles/clientKinds";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { RequestPriority } from "../services/budget/wait";
import { realmSharesOf, type RealmShare } from "../services/fortitoken/quotas";

/** What each realm has of its account's users, as far as a management application was told; a web application is not. */
export class RealmQuotas implements Disposable {
  private readonly profiles = new Map<string, ReadonlyMap<string, RealmShare>>();
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<string>());
  /** Shares of the profile with this id were learned, or are no longer known. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly connections: Pick<Connections, "fortitoken" | "state" | "onDidChangeState">,
    private readonly kinds: Pick<ClientKinds, "get">,
  ) {
    this.disposables.add(
      connections.onDidChangeState((profileId) => {
        if (connections.state(profileId) === "unknown") this.profiles.delete(profileId);
      }),
    );
  }

  of(profileId: string, realmId: string): RealmShare | undefined {
    return this.profiles.get(profileId)?.get(realmId);
  }

  /** Asks for all realms at once, where the profile may. A refusal leaves the shares unknown: they only add to what is shown. */
  async load(profile: Profile, signal: AbortSignal, priority: RequestPriority = "interactive"): Promise<void> {
    if (this.kinds.get(profile) !== "management") return;
    try {
      const client = await this.connections.fortitoken(profile.id);
      const { licence } = priority === "background" ? client.background : client;
      this.learn(profile.id, (await licence.quota(signal)).value);
    } catch {
      this.put(profile.id, []);
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
    this.profiles.set(profileId, new Map(shares.map((share) => [share.realmId, share])));
    this.changed.fire(profileId);
  }
}
