import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import { SharedTask } from "../services/sharedTask";

interface Entry<T> {
  value?: T;
  reading?: SharedTask<T>;
}

/** One value per profile, kept until the profile's connection changes: the service may then answer something else. */
export class PerProfileCache<T> implements Disposable {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<string>());
  /** The profile with this id has another value. */
  readonly onDidChange = this.changed.event;

  constructor(connections: Pick<Connections, "state" | "onDidChangeState">) {
    this.disposables.add(
      connections.onDidChangeState((profileId) => {
        if (connections.state(profileId) === "unknown") this.entries.delete(profileId);
      }),
    );
  }

  /** What is known; asks nobody. */
  known(profileId: string): T | undefined {
    return this.entries.get(profileId)?.value;
  }

  keep(profileId: string, value: T): void {
    this.entry(profileId).value = value;
    this.changed.fire(profileId);
  }

  /**
   * Asks the service and keeps the answer, unless the connection changed meanwhile; callers at the same time share one request.
   * @param ask the same question each time @throws what `ask` throws
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
