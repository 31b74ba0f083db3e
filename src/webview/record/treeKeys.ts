import { isExpanded, type Expansion } from "./expansion";
import { keyOf, nodeOf, type JsonNode } from "./jsonTree";
import type { Row } from "./rows";
import { openable, siblingContainers, type ViewAction } from "./view";

/** The action of a key in the tree, according to the ARIA pattern for trees; undefined for none. `page` is in rows. */
export function treeKey(
  key: string,
  rows: readonly Row[],
  at: number,
  expansion: Expansion,
  page: number,
): ViewAction | undefined {
  const row = rows[at];
  if (!row) return undefined;
  const container = openable(row);
  const open = container !== undefined && isExpanded(expansion, container);
  switch (key) {
    case "ArrowDown":
      return selectRow(rows, at + 1);
    case "ArrowUp":
      return selectRow(rows, at - 1);
    case "PageDown":
      return selectRow(rows, at + page);
    case "PageUp":
      return selectRow(rows, at - page);
    case "Home":
      return selectRow(rows, 0);
    case "End":
      return selectRow(rows, rows.length - 1);
    case "ArrowRight":
      if (open) return selectRow(rows, at + 1);
      return container && { type: "setOpen", containers: [container], open: true };
    case "ArrowLeft":
      return open ? { type: "setOpen", containers: [container], open: false } : selectParent(row);
    case "Enter":
    case " ":
      return container && { type: "setOpen", containers: [container], open: !open };
    case "*":
      return { type: "setOpen", containers: siblingContainers(row), open: true };
    default:
      return undefined;
  }
}

/**
 * The next row whose key begins with the letters, wrapping around at the end. A single letter always leaves the current
 * row.
 */
export function typeAhead(rows: readonly Row[], at: number, letters: string): ViewAction | undefined {
  const wanted = letters.toLowerCase();
  const start = letters.length > 1 ? at : at + 1;
  for (let step = 0; step < rows.length; step++) {
    const row = rows[(start + step) % rows.length];
    if (row && keyOf(row)?.toLowerCase().startsWith(wanted)) return { type: "select", node: row };
  }
  return undefined;
}

function selectRow(rows: readonly Row[], index: number): ViewAction | undefined {
  const node = rows[Math.max(0, Math.min(index, rows.length - 1))];
  return node && { type: "select", node };
}

function selectParent(node: JsonNode): ViewAction | undefined {
  const parent = nodeOf(node.parent);
  return parent && { type: "select", node: parent };
}
