import * as vscode from "vscode";
import type { Disposable } from "../disposables";

const names = {
  requestTimeout: "forticloud.requestTimeout",
  retries: "forticloud.retries",
  requestsPerMinute: "forticloud.forticnp.requestsPerMinute",
  newAlertsInterval: "forticloud.forticnp.newAlertsInterval",
} as const;

/** Settings of all connections. */
export class ConnectionSettings implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (Object.values(names).some((name) => event.affectsConfiguration(name))) this.changed.fire();
  });
  readonly onDidChange = this.changed.event;

  /** Deadline of one request, in ms; the setting is in seconds, at least 1. */
  get requestTimeoutMs(): number {
    return 1000 * numberOf(names.requestTimeout, { least: 1, most: 600, otherwise: 30 });
  }

  /** How many times a read is retried after a transient failure. */
  get retries(): number {
    return Math.floor(numberOf(names.retries, { least: 0, most: 10, otherwise: 3 }));
  }

  /** FortiCNP's rate limit; 0 for no limit. */
  get requestsPerMinute(): number {
    return Math.ceil(numberOf(names.requestsPerMinute, { least: 0, most: 10_000, otherwise: 100 }));
  }

  /** How often new alerts are counted, in ms; the setting is in minutes. Infinity: never. */
  get newAlertsIntervalMs(): number {
    const minutes = Math.floor(numberOf(names.newAlertsInterval, { least: 0, most: 1440, otherwise: 15 }));
    return minutes === 0 ? Infinity : minutes * 60_000;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}

/** The allowed values, as in package.json: a settings file may contain anything. */
interface NumberRule {
  readonly least: number;
  readonly most: number;
  /** The default. */
  readonly otherwise: number;
}

/** A numeric setting within its limits; the default for anything else. */
function numberOf(name: string, { least, most, otherwise }: NumberRule): number {
  const value = vscode.workspace.getConfiguration().get<unknown>(name);
  return typeof value === "number" && value >= least ? Math.min(value, most) : otherwise;
}
