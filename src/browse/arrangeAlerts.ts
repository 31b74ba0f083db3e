import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { AlertOrder } from "../services/forticnp/alerts";
import { back, type PickRow, type QuickInput } from "../ui/quickInput";
import type { AlertArrangement, AlertGrouping } from "../explorer/alerts/alertArrangement";

type Choice = AlertGrouping | AlertOrder;

/** Lets the user choose how the Alerts view groups and sorts; a choice applies at once. */
export class ArrangeAlerts {
  constructor(
    private readonly arrangement: AlertArrangement,
    private readonly quickInput: QuickInput,
  ) {}

  commands(): CommandTable {
    return { "forticloud.alerts.arrange": () => this.ask() };
  }

  private async ask(): Promise<void> {
    const { grouping, order } = this.arrangement;
    const row = (value: Choice, label: string): PickRow<Choice> => ({
      label: `$(${value === grouping || value === order ? "check" : "blank"}) ${label}`,
      value,
    });
    const choice = await this.quickInput.pick<Choice>({
      title: vscode.l10n.t("Group and Sort Alerts"),
      placeholder: vscode.l10n.t("Choose a grouping or a sort order"),
      rows: [
        { separator: vscode.l10n.t("Group by") },
        row("severity", vscode.l10n.t("Severity")),
        row("state", vscode.l10n.t("State")),
        row("cloud", vscode.l10n.t("Cloud")),
        { separator: vscode.l10n.t("In a group") },
        row("newest", vscode.l10n.t("Newest first")),
        row("oldest", vscode.l10n.t("Oldest first")),
      ],
      active: grouping,
    });
    if (choice === undefined || choice === back) return;
    if (choice === "newest" || choice === "oldest") await this.arrangement.sortBy(choice);
    else await this.arrangement.groupBy(choice);
  }
}
