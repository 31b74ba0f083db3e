import * as vscode from "vscode";
import type { Disposable } from "../../disposables";
import type { AlertOrder } from "../../services/forticnp/alerts";

const groupings = ["severity", "state", "cloud", "policy", "account", "none"] as const;
export type AlertGrouping = (typeof groupings)[number];

const orders: readonly AlertOrder[] = ["newest", "oldest", "severity"];

/** How alerts are grouped and sorted; stored across windows. */
export class AlertArrangement implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {}

  get grouping(): AlertGrouping {
    const stored = this.memento.get("alerts.grouping");
    return groupings.find((grouping) => grouping === stored) ?? "severity";
  }

  get order(): AlertOrder {
    const stored = this.memento.get("alerts.order");
    return orders.find((order) => order === stored) ?? "newest";
  }

  async groupBy(grouping: AlertGrouping): Promise<void> {
    if (grouping !== this.grouping) await this.keep("alerts.grouping", grouping);
  }

  async sortBy(order: AlertOrder): Promise<void> {
    if (order !== this.order) await this.keep("alerts.order", order);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async keep(key: string, value: string): Promise<void> {
    await this.memento.update(key, value);
    this.changed.fire();
  }
}
