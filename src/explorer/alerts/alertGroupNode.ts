import * as vscode from "vscode";
import type { Alert } from "../../contract";
import { cloudName, severityIcon, stateIcons } from "../rows/alertRow";
import { joinParts, type RowLook } from "../rows/rowLook";
import { type TreeHost, ChildNode, type TreeNode } from "../tree/node";
import { PagedContent, type PageSource } from "../tree/pagedContent";
import type { AlertGrouping } from "./alertArrangement";
import { ownEntry } from "../../services/readers";

/** The alerts of one severity, state or cloud. */
export class AlertGroupNode extends ChildNode {
  override readonly content: PagedContent<Alert>;
  /** The number of open alerts; undefined if the service does not count them. */
  open: number | undefined;

  /** @param key the common value of the alerts, as the service spells it */
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

  override look(): RowLook {
    const { summary, error, total } = this.content;
    const failed = error !== undefined;
    const outcome = summary === "" ? vscode.l10n.t("not loaded") : vscode.l10n.t("not refreshed");
    const open = this.open && total !== 0 ? vscode.l10n.t("{0} open", this.open.toLocaleString()) : "";
    const isEmpty = !failed && total === 0;
    return {
      id: this.id,
      label: this.grouping === "cloud" ? cloudName(this.key) : this.key,
      description: joinParts(summary, open, failed ? outcome : ""),
      ...this.icon(),
      context: ["group", this.grouping],
      // The Critical group is expanded initially. A group without alerts cannot be expanded.
      ...(!isEmpty && { children: this.key === "Critical" ? "expanded" : "collapsed" }),
    };
  }

  private icon(): { icon: string; color?: string } {
    if (this.grouping === "severity") return severityIcon(this.key);
    return {
      icon:
        this.grouping === "cloud" ? "cloud" : (ownEntry(stateIcons, this.key.toLowerCase()) ?? "circle-large-outline"),
    };
  }
}
