import * as vscode from "vscode";
import type { Realm } from "../contract";
import { Disposables, type Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import { realmName } from "../services/fortitoken/realmName";
import type { ServiceRecord } from "../services/model";
import { SharedTask } from "../services/sharedTask";

/** Realm names by id, as far as some list brought them and until the profile's connection changes; users carry the id alone. */
export class RealmNames implements Disposable {
  private readonly profiles = new Map<string, ReadonlyMap<string, string>>();
  private readonly loads = new Map<string, SharedTask<ReadonlyMap<string, string>>>();
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<string>());
  /** Names of the profile with this id were learned. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly connections: Pick<Connections, "fortitoken" | "state" | "onDidChangeState">) {
    this.disposables.add(
      connections.onDidChangeState((profileId) => {
        if (connections.state(profileId) === "unknown") this.forget(profileId);
      }),
    );
  }

  nameOf(profileId: string, realmId: string | undefined): string | undefined {
    return realmId === undefined ? undefined : this.profiles.get(profileId)?.get(realmId);
  }

  /** The profile's realms, asked for unless they are known; callers at the same time share one request. @throws ServiceError */
  async of(profileId: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    return this.profiles.get(profileId) ?? this.loading(profileId).join(signal);
  }

  learn(profileId: string, realms: readonly ServiceRecord<Realm>[]): ReadonlyMap<string, string> {
    const names = new Map(realms.map((realm) => [realm.id, realmName(realm)]));
    this.profiles.set(profileId, names);
    this.changed.fire(profileId);
    return names;
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private forget(profileId: string): void {
    this.profiles.delete(profileId);
    this.loads.delete(profileId);
  }

  private loading(profileId: string): SharedTask<ReadonlyMap<string, string>> {
    const known = this.loads.get(profileId);
    if (known) return known;
    const task = new SharedTask((signal) => this.load(profileId, signal), "cancel");
    this.loads.set(profileId, task);
    return task;
  }

  private async load(profileId: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const client = await this.connections.fortitoken(profileId);
    return this.learn(profileId, await client.realms(signal));
  }
}
