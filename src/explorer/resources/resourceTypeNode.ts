import * as vscode from "vscode";
import { type TreeNode, ChildNode } from "../tree/node";

/** The row under a cloud that adds a type of resource the service is not documented to list. */
export class OtherTypeNode extends ChildNode {
  constructor(
    parent: TreeNode,
    readonly cloud: string,
  ) {
    super(`${parent.id}/otherType`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t("Other Type…"));
    item.id = this.id;
    item.iconPath = new vscode.ThemeIcon("add");
    item.contextValue = "otherType";
    item.tooltip = vscode.l10n.t("List another type of resource, by its name in FortiCNP");
    item.command = {
      command: "forticloud.resources.addType",
      title: vscode.l10n.t("Add Resource Type"),
      arguments: [this],
    };
    return item;
  }
}
