import * as vscode from "vscode";
import { ServiceError } from "../../services/errors";
import { ago } from "../rows/time";
import { conditionRow } from "../rows/conditionRow";
import type { Condition } from "./condition";
import type { TreeHost } from "./content";
import { ChildNode, type TreeNode } from "./node";

/** Says in a row why there are no others; the row's click is the way out. */
export class ConditionNode extends ChildNode {
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    readonly condition: Condition,
    private readonly words?: string | undefined,
  ) {
    super(`${parent.id}/message`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const row = conditionRow(this.host.view, this.condition);
    const item = new vscode.TreeItem(this.words ?? row.label);
    item.id = this.id;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.contextValue = `message ${this.condition}`;
    if (row.command) item.command = { ...row.command, arguments: [this] };
    return item;
  }
}

/**
 * Says what went wrong with the rows beside or below it; the row's click tries again.
 * The text's first sentence is what happened, the others what to do.
 */
export class ErrorNode extends ChildNode {
  /** @param since when the rows beside it were loaded, epoch ms; absent when there are none. */
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    private readonly error: unknown,
    private readonly since: number | undefined,
  ) {
    super(`${parent.id}/error`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const text = this.host.describe(this.error);
    const [happened = text, ...todo] = text.split(/(?<=[.!?]) /);
    const age = this.since === undefined ? [] : [vscode.l10n.t("Shown as of {0}.", ago(this.since, Date.now()))];
    const item = new vscode.TreeItem(happened);
    item.id = this.id;
    item.description = [...age, ...todo].join(" ");
    item.tooltip = [text, ...age, vscode.l10n.t("Select to try again.")].join("\n");
    item.iconPath = new vscode.ThemeIcon(
      this.since === undefined ? "error" : "warning",
      new vscode.ThemeColor(this.since === undefined ? "list.errorForeground" : "list.warningForeground"),
    );
    item.contextValue =
      ServiceError.is(this.error) && this.error.kind === "signIn" ? "message error signIn" : "message error";
    item.command = { command: "forticloud.retry", title: vscode.l10n.t("Try Again"), arguments: [this] };
    return item;
  }
}
