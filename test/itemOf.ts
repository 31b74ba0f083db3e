import { type SanitizedItem, toTreeItem } from "../src/explorer/rows/rowLook";
import type { TreeNode } from "../src/explorer/tree/node";

/** The item of a row as the editor gets it, with its whole tooltip. */
export function itemOf(row: TreeNode): SanitizedItem {
  return toTreeItem(row.look(), row);
}
