import * as vscode from "vscode";
import type { Disposable } from "../disposables";

const names = {
  requestTimeout: "forticloud.requestTimeout",
  retries: "forticloud.retries",
  requestsPerMinute: "forticloud.forticnp.requestsPerMinute",
} as const;

/** Settings that every connection follows. */
export class ConnectionSettings implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (Object.values(names).some((name) => event.affectsConfiguration(name))) this.changed.fire();
  });
  readonly onDidChange = this.changed.event;

  /** Deadline of one request, in ms; the setting is in seconds, at least 1. */
  get requestTimeoutMs(): number {
    return 1000 * numberOf(names.requestTimeout, 1, 30);
  }

  /** How often a read that failed for a passing reason is repeated. */
  get retries(): number {
    return numberOf(names.retries, 0, 3);
  }

  /** What FortiCNP allows; 0 for no limit. */
  get requestsPerMinute(): number {
    return numberOf(names.requestsPerMinute, 0, 100);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}

/** A setting; its default where it holds something else than a number that is large enough. */
function numberOf(name: string, least: number, otherwise: number): number {
  const value = vscode.workspace.getConfiguration().get<unknown>(name);
  return typeof value === "number" && value >= least ? value : otherwise;
}
