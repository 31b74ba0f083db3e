import * as vscode from "vscode";
import { joinParts, type RowLook } from "../rows/rowLook";
import { conditionOf } from "../rows/condition";
import { type RowContent, ChildNode, type TreeNode } from "./node";

export interface GroupLook {
  readonly label: string;
  readonly icon: string;
  readonly description?: string;
  /** Words for menu conditions, after "group". */
  readonly context?: readonly string[];
  readonly expanded?: boolean;
}

/** A row that stands for nothing on the service, but for the rows under it. */
export class GroupNode extends ChildNode {
  override readonly content: RowContent;

  /** @param key tells it from the rows beside it. */
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

  /** What went wrong with the rows under it, in two words. */
  private outcome(): string {
    const { error, summary } = this.content;
    if (error === undefined) return "";
    if (conditionOf(error) === "notOffered") return vscode.l10n.t("not offered");
    return summary === "" ? vscode.l10n.t("not loaded") : vscode.l10n.t("not refreshed");
  }
}
