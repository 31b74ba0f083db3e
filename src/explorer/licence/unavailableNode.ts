import * as vscode from "vscode";
import type { RowLook } from "../rows/rowLook";
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

  override look(): RowLook {
    const { errors } = this.host;
    return {
      id: this.id,
      label: this.label,
      description: this.reason ?? errors.words(this.error, this.profileId).title,
      icon: "circle-slash",
      color: "disabledForeground",
      tooltip: [errors.describe(this.error, this.profileId)],
      context: ["message", "error"],
      command: { command: "forticloud.retry", title: vscode.l10n.t("Try Again") },
    };
  }
}
