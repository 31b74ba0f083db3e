import * as vscode from "vscode";
import type { Disposable } from "../../disposables";
import type { ContextKeys } from "../contextKeys";

export const alertGroupings = ["severity", "state", "cloud"] as const;
export type AlertGrouping = (typeof alertGroupings)[number];

const key = "alerts.grouping";

/** What the alerts are grouped by, kept between windows; the context key `forticloud.alerts.grouping` tells the menus. */
export class AlertGroupingStore implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly contextKeys: ContextKeys,
  ) {
    this.publish();
  }

  get value(): AlertGrouping {
    const stored = this.memento.get(key);
    return alertGroupings.find((grouping) => grouping === stored) ?? "severity";
  }

  async set(grouping: AlertGrouping): Promise<void> {
    if (grouping === this.value) return;
    await this.memento.update(key, grouping);
    this.publish();
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private publish(): void {
    this.contextKeys.set("forticloud.alerts.grouping", this.value);
  }
}
