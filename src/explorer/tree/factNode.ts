import * as vscode from "vscode";
import { linesShown } from "../../ui/shownItem";
import { joinParts } from "../rows/rowLook";
import { ChildNode, type TreeNode } from "./node";

export interface Fact {
  /** Tells it from the facts beside it. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly icon: string;
  /** One line each. */
  readonly tooltip?: readonly string[];
}

/** One thing known of the record above it: its name, and the value as text. */
export class FactNode extends ChildNode {
  constructor(
    parent: TreeNode,
    private readonly fact: Fact,
  ) {
    super(`${parent.id}/${fact.key}`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const { key, name, value, icon, tooltip = [] } = this.fact;
    const item = new vscode.TreeItem(name);
    item.id = this.id;
    item.description = value;
    item.tooltip = linesShown([joinParts(name, value), ...tooltip]);
    item.iconPath = new vscode.ThemeIcon(icon);
    item.contextValue = `fact ${key}`;
    return item;
  }
}
