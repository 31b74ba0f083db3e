import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import { SharedTask } from "../services/sharedTask";

interface Entry<T> {
  value?: T;
  reading?: SharedTask<T>;
}

/**
 * One value per profile, cached until the profile's connection changes, because the service may then return another
 * value.
 */
export class PerProfileCache<T> implements Disposable {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<string>());
  /** Fires with the profile's id when its value is stored. */
  readonly onDidChange = this.changed.event;

  constructor(connections: Pick<Connections, "state" | "onDidChangeState">) {
    this.disposables.add(
      connections.onDidChangeState((profileId) => {
        if (connections.state(profileId) === "unknown") this.entries.delete(profileId);
      }),
    );
  }

  /** The cached value; sends no request. */
  cachedValue(profileId: string): T | undefined {
    return this.entries.get(profileId)?.value;
  }

  keep(profileId: string, value: T): void {
    this.entry(profileId).value = value;
    this.changed.fire(profileId);
  }

  /**
   * Reads the value and caches it, unless the connection changed meanwhile. Concurrent callers share one request.
   * @param ask must send the same request each time
   * @throws the error of `ask`
   */
  read(profileId: string, signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const entry = this.entry(profileId);
    entry.reading ??= new SharedTask(async (shared) => {
      const value = await ask(shared);
      if (this.entries.get(profileId) === entry) this.keep(profileId, value);
      return value;
    }, "cancel");
    return entry.reading.join(signal);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private entry(profileId: string): Entry<T> {
    const entry = this.entries.get(profileId) ?? {};
    this.entries.set(profileId, entry);
    return entry;
  }
}
