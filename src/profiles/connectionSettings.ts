import * as vscode from "vscode";
import type { Disposable } from "../disposables";

const setting = "forticloud.requestTimeout";

/** Settings that every connection follows. */
export class ConnectionSettings implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(setting)) this.changed.fire();
  });
  readonly onDidChange = this.changed.event;

  /** Deadline of one request, in ms; the setting is in seconds, at least 1. */
  get requestTimeoutMs(): number {
    const seconds = vscode.workspace.getConfiguration().get<unknown>(setting);
    return 1000 * (typeof seconds === "number" && seconds >= 1 ? seconds : 30);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
