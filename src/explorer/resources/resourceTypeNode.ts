import type { RowContent, TreeNode } from "../tree/node";
import { GroupNode } from "../tree/groupNode";

/** The row of a resource type, under a cloud account or a cloud. */
export class ResourceTypeNode extends GroupNode {
  constructor(
    parent: TreeNode,
    readonly cloud: string,
    readonly type: string,
    isAdded: boolean,
    content: (node: GroupNode) => RowContent,
  ) {
    const context = ["resourceType", isAdded ? "added" : "documented"];
    super(parent, type, { label: type, icon: "layers", context }, content);
  }
}
