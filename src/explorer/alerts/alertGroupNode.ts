import * as vscode from "vscode";
import type { Alert } from "../../contract";
import { severityIcon } from "../rows/alertRow";
import { cloudName } from "../rows/alertWords";
import { joinParts } from "../rows/rowLook";
import { type TreeHost, ChildNode, type TreeNode } from "../tree/node";
import { PagedContent, type PageSource } from "../tree/pagedContent";
import type { AlertGrouping } from "./alertArrangement";
import { ownEntry } from "../../services/readers";

/** The alerts of one severity, state or cloud. */
export class AlertGroupNode extends ChildNode {
  override readonly content: PagedContent<Alert>;
  /** How many of its alerts are open, where the service counts them. */
  open: number | undefined;

  /** @param key the value its alerts share, as on the wire. */
  constructor(
    parent: TreeNode,
    host: TreeHost,
    private readonly grouping: AlertGrouping,
    readonly key: string,
    source: PageSource<Alert>,
  ) {
    super(`${parent.id}/forticnp/${grouping}/${key}`, parent);
    this.content = new PagedContent(this, host, source);
  }

  override treeItem(): vscode.TreeItem {
    const failed = this.content.error !== undefined;
    const item = new vscode.TreeItem(this.grouping === "cloud" ? cloudName(this.key) : this.key);
    item.id = this.id;
    const { summary } = this.content;
    const outcome = summary === "" ? vscode.l10n.t("not loaded") : vscode.l10n.t("not refreshed");
    const open = this.open && this.content.total !== 0 ? vscode.l10n.t("{0} open", this.open.toLocaleString()) : "";
    item.description = joinParts(summary, open, failed ? outcome : "");
    item.contextValue = `group ${this.grouping}`;
    const { icon, color } = this.look();
    item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
    item.collapsibleState = this.collapsibleState(failed);
    return item;
  }

  private look(): { icon: string; color?: string } {
    if (this.grouping === "severity") return severityIcon(this.key);
    return { icon: this.grouping === "cloud" ? "cloud" : (ownEntry(stateIcons, this.key) ?? "bell") };
  }

  /** The most urgent group is open from the start; one without alerts does not open. */
  private collapsibleState(failed: boolean): vscode.TreeItemCollapsibleState {
    if (!failed && this.content.total === 0) return vscode.TreeItemCollapsibleState.None;
    return this.key === "Critical"
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.Collapsed;
  }
}

const stateIcons: Readonly<Record<string, string>> = {
  Open: "circle-large-outline",
  Acknowledged: "eye",
  Dismissed: "circle-slash",
  Resolved: "pass",
};
