import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import type { ClientKind } from "../services/fortitoken/clientKind";
import { unwaited } from "../unwaited";
import type { Profile } from "./profile";
import { SharedEntries } from "./sharedEntries";

const kinds: readonly unknown[] = ["web", "management"] satisfies readonly ClientKind[];

/**
 * Remembers which kind of API client a FortiToken Cloud application turned out to be. It never changes, so it is kept by host and
 * client id and outlives the profile.
 */
export class ClientKinds implements Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly entries: SharedEntries;
  /** The kind of the profile with this id became known. */
  readonly onDidChange = this.changed.event;

  /** @param failed hears why a kind could not be kept; it is known until the window is closed all the same */
  constructor(
    memento: vscode.Memento,
    private readonly failed: (error: unknown) => void = () => undefined,
  ) {
    this.entries = new SharedEntries(memento, "forticloud.clientKindEntries", {
      key: "forticloud.clientKinds",
      read: (stored) => (typeof stored === "object" && stored !== null ? Object.entries(stored) : []),
    });
  }

  /** Undefined while it is unknown, and for FortiCNP, which has one kind only. */
  get(profile: Profile): ClientKind | undefined {
    const kind = this.entries.values().get(keyOf(profile));
    return kinds.includes(kind) ? (kind as ClientKind) : undefined;
  }

  remember(profile: Profile, kind: ClientKind): void {
    if (this.get(profile) === kind) return;
    unwaited(this.entries.put(keyOf(profile), kind), this.failed);
    this.changed.fire(profile.id);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function keyOf({ host, clientId = "" }: Profile): string {
  return `${host} ${clientId}`;
}
