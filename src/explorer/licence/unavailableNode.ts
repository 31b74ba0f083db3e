import * as vscode from "vscode";
import { type TreeHost, ChildNode, type TreeNode } from "../tree/node";

/** Stands where something would be told that the service does not tell. */
export class UnavailableNode extends ChildNode {
  /** @param reason few words of ours for the row, where the error's own are not the best. */
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    key: string,
    private readonly label: string,
    private readonly error: unknown,
    private readonly reason?: string,
  ) {
    super(`${parent.id}/unavailable/${key}`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(this.label);
    item.id = this.id;
    item.description = this.reason ?? this.host.errors.words(this.error, this.profileId).title;
    item.tooltip = this.host.errors.describe(this.error, this.profileId);
    item.iconPath = new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("disabledForeground"));
    item.contextValue = "message error";
    item.command = { command: "forticloud.retry", title: vscode.l10n.t("Try Again"), arguments: [this] };
    return item;
  }
}
