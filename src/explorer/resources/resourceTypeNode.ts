import * as vscode from "vscode";
import type { RowLook } from "../rows/rowLook";
import { type TreeNode, ChildNode } from "../tree/node";

/** The row under a cloud that adds a resource type which is not documented. */
export class OtherTypeNode extends ChildNode {
  constructor(
    parent: TreeNode,
    readonly cloud: string,
  ) {
    super(`${parent.id}/otherType`, parent);
  }

  override look(): RowLook {
    return {
      id: this.id,
      label: vscode.l10n.t("Other Type…"),
      icon: "add",
      tooltip: [vscode.l10n.t("List another type of resource, by its name in FortiCNP")],
      context: ["otherType"],
      command: { command: "forticloud.resources.addType", title: vscode.l10n.t("Add Resource Type") },
    };
  }
}
