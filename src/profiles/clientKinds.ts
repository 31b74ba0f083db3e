import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import type { ClientKind } from "../services/fortitoken/clientKind";
import type { Profile } from "./profile";

const storageKey = "forticloud.clientKinds";
const kinds: readonly unknown[] = ["web", "management"] satisfies readonly ClientKind[];

/**
 * Remembers which kind of API client a FortiToken Cloud application turned out to be. It never changes, so it is kept by host and
 * client id and outlives the profile.
 */
export class ClientKinds implements Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  /** The kind of the profile with this id became known. */
  readonly onDidChange = this.changed.event;
  /** What this window found out. While writes are on their way the editor's state may show an older value for a moment. */
  private readonly found = new Map<string, ClientKind>();

  constructor(private readonly memento: vscode.Memento) {}

  /** Undefined while it is unknown, and for FortiCNP, which has one kind only. */
  get(profile: Profile): ClientKind | undefined {
    const kind = this.found.get(keyOf(profile)) ?? this.stored()[keyOf(profile)];
    return kinds.includes(kind) ? (kind as ClientKind) : undefined;
  }

  remember(profile: Profile, kind: ClientKind): void {
    if (this.get(profile) === kind) return;
    this.found.set(keyOf(profile), kind);
    void this.memento.update(storageKey, { ...this.stored(), ...Object.fromEntries(this.found) });
    this.changed.fire(profile.id);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private stored(): Readonly<Record<string, unknown>> {
    const stored = this.memento.get<unknown>(storageKey);
    return typeof stored === "object" && stored !== null ? { ...stored } : {};
  }
}

function keyOf({ host, clientId = "" }: Profile): string {
  return `${host} ${clientId}`;
}
