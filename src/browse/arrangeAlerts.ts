import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { AlertOrder } from "../services/forticnp/alerts";
import { back, type PickRow, type QuickInput } from "../ui/quickInput";
import type { AlertArrangement, AlertGrouping } from "../explorer/alerts/alertArrangement";

type Choice = { readonly grouping: AlertGrouping } | { readonly order: AlertOrder };

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
    const row = (chosen: boolean, label: string, value: Choice): PickRow<Choice> => ({
      label: `$(${chosen ? "check" : "blank"}) ${label}`,
      value,
    });
    const groupBy = (value: AlertGrouping, label: string) => row(value === grouping, label, { grouping: value });
    const sortBy = (value: AlertOrder, label: string) => row(value === order, label, { order: value });
    const choice = await this.quickInput.pick<Choice>({
      title: vscode.l10n.t("Group and Sort Alerts"),
      placeholder: vscode.l10n.t("Select a grouping or a sort order"),
      rows: [
        { separator: vscode.l10n.t("Group by") },
        groupBy("severity", vscode.l10n.t("Severity")),
        groupBy("state", vscode.l10n.t("State")),
        groupBy("cloud", vscode.l10n.t("Cloud")),
        groupBy("policy", vscode.l10n.t("Policy")),
        groupBy("account", vscode.l10n.t("Cloud Account")),
        groupBy("none", vscode.l10n.t("No Grouping")),
        { separator: vscode.l10n.t("Sort by") },
        sortBy("newest", vscode.l10n.t("Newest First")),
        sortBy("oldest", vscode.l10n.t("Oldest First")),
        sortBy("severity", vscode.l10n.t("Highest Severity First")),
      ],
    });
    if (choice === undefined || choice === back) return;
    if ("order" in choice) await this.arrangement.sortBy(choice.order);
    else await this.arrangement.groupBy(choice.grouping);
  }
}
