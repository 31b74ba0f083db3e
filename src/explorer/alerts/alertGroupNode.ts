import * as vscode from "vscode";
import type { Alert } from "../../contract";
import { joinParts, type RowLook } from "../rows/rowLook";
import { type TreeHost, ChildNode, type TreeNode } from "../tree/node";
import { PagedContent, type PageSource } from "../tree/pagedContent";
import type { AlertGroup, Division } from "./alertGroupKeys";

/** The alerts of one severity, state, cloud, policy or cloud account. They are read when the row is expanded. */
export class AlertGroupNode extends ChildNode {
  override readonly content: PagedContent<Alert>;
  /** Whether the row is expanded initially. */
  first = false;

  /** @param group what is known without its alerts; replaced after a refresh */
  constructor(
    parent: TreeNode,
    host: TreeHost,
    private readonly division: Division,
    public group: AlertGroup,
    source: PageSource<Alert>,
  ) {
    super(groupId(parent, division, group), parent);
    this.content = new PagedContent(this, host, source);
  }

  /** The number of its alerts, as far as it is known. The group's own is newer than a collapsed list. */
  get count(): number | undefined {
    return this.group.count ?? this.content.total;
  }

  override look(): RowLook {
    const { summary, error } = this.content;
    const { label, icon, note } = this.group;
    const { count } = this;
    const failed = error !== undefined;
    const outcome = summary === "" ? vscode.l10n.t("not loaded") : vscode.l10n.t("not refreshed");
    const known = count?.toLocaleString() ?? (summary || note);
    return {
      id: this.id,
      label,
      description: joinParts(known, failed ? outcome : ""),
      ...icon,
      context: ["group", this.division],
      // A group without alerts cannot be expanded.
      ...((failed || this.count !== 0) && { children: this.first ? "expanded" : "collapsed" }),
    };
  }
}

export function groupId(parent: TreeNode, division: Division, { key = "" }: Pick<AlertGroup, "key">): string {
  return `${parent.id}/forticnp/${division}/${key}`;
}
