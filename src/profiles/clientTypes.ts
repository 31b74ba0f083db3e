import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import type { ClientType } from "../services/fortitoken/clientType";
import { fireAndForget } from "../fireAndForget";
import type { Profile } from "./profile";
import { SharedEntries } from "./sharedEntries";

const clientTypes: readonly unknown[] = ["web", "management"] satisfies readonly ClientType[];

/** Remembers the detected type of each FortiToken Cloud application. It never changes, so it is kept by host and client id. */
export class ClientTypes implements Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly entries: SharedEntries;
  /** The type of the profile with this id became known. */
  readonly onDidChange = this.changed.event;

  /** @param failed called when a type could not be saved; it is known until the window is closed */
  constructor(
    memento: vscode.Memento,
    private readonly failed: (error: unknown) => void = () => undefined,
  ) {
    this.entries = new SharedEntries(memento, "forticloud.clientKindEntries", {
      key: "forticloud.clientKinds",
      read: (stored) => (typeof stored === "object" && stored !== null ? Object.entries(stored) : []),
    });
  }

  /** Undefined while it is unknown, and for FortiCNP, which has only one type. */
  get(profile: Profile): ClientType | undefined {
    const type = this.entries.values().get(keyOf(profile));
    return clientTypes.includes(type) ? (type as ClientType) : undefined;
  }

  remember(profile: Profile, type: ClientType): void {
    if (this.get(profile) === type) return;
    fireAndForget(this.entries.put(keyOf(profile), type), this.failed);
    this.changed.fire(profile.id);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function keyOf({ host, clientId = "" }: Profile): string {
  return `${host} ${clientId}`;
}
