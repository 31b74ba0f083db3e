import * as vscode from "vscode";
import { joinParts, type RowLook } from "../rows/rowLook";
import { conditionOf } from "../rows/condition";
import { type RowContent, ChildNode, type TreeNode } from "./node";

export interface GroupLook {
  readonly label: string;
  readonly icon: string;
  readonly description?: string;
  /** Words of the contextValue after "group". */
  readonly context?: readonly string[];
  readonly expanded?: boolean;
}

/** A row that represents no record; it only groups the rows under it. */
export class GroupNode extends ChildNode {
  override readonly content: RowContent;

  /** @param key unique among the sibling rows */
  constructor(
    parent: TreeNode,
    readonly key: string,
    private readonly facts: GroupLook,
    content: (node: GroupNode) => RowContent,
  ) {
    super(`${parent.id}/${key}`, parent);
    this.content = content(this);
  }

  override look(): RowLook {
    const { label, icon, description, context = [], expanded = false } = this.facts;
    return {
      id: this.id,
      label,
      description: joinParts(description, this.content.summary, this.outcome()),
      icon,
      tooltip: [label],
      context: ["group", ...context],
      children: expanded ? "expanded" : "collapsed",
    };
  }

  /** A short text for the error of the rows under it. */
  private outcome(): string {
    const { error, summary } = this.content;
    if (error === undefined) return "";
    if (conditionOf(error) === "notOffered") return vscode.l10n.t("not available");
    return summary === "" ? vscode.l10n.t("not loaded") : vscode.l10n.t("not refreshed");
  }
}
