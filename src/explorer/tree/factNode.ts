import { joinParts, type RowLook } from "../rows/rowLook";
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

  override look(): RowLook {
    const { key, name, value, icon, tooltip = [] } = this.fact;
    return {
      id: this.id,
      label: name,
      description: value,
      icon,
      tooltip: [joinParts(name, value), ...tooltip],
      context: ["fact", key],
    };
  }
}
