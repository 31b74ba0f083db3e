import { joinParts, type RowLook } from "../rows/rowLook";
import { ChildNode, type TreeNode } from "./node";

export interface Fact {
  /** Unique among the facts of a record. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly icon: string;
  /** One entry per line. */
  readonly tooltip?: readonly string[];
}

/** A fact about the record above: its name, and its value as text. */
export class FactNode extends ChildNode {
  constructor(
    parent: TreeNode,
    private readonly fact: Fact,
  ) {
    super(`${parent.id}/${fact.key}`, parent);
  }

  get value(): string {
    return this.fact.value;
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
