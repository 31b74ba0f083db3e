import { isExpanded, type Expansion } from "./expansion";
import { JsonContainer, type JsonNode, type JsonTree } from "./jsonTree";

/** One line of the tree. */
export interface Row extends JsonNode {
  /** 1 for the root. */
  readonly level: number;
}

/** More rows at 22 pixels each would be taller than a browser lets an element be. */
export const maximumRows = 1_400_000;

/** The lines to be seen, in order. Without recursion; stops at `limit`. */
export function visibleRows(tree: JsonTree, expansion: Expansion, limit = maximumRows): Row[] {
  const rows: Row[] = [];
  const open: { parent: JsonContainer; next: number }[] = [{ parent: tree.holder, next: 0 }];
  for (let level = open.at(-1); level && rows.length < limit; level = open.at(-1)) {
    const { parent, next: index } = level;
    if (index === parent.values.length) {
      open.pop();
      continue;
    }
    level.next++;
    rows.push({ parent, index, level: open.length });
    const value = parent.values[index];
    if (value instanceof JsonContainer && value.values.length > 0 && isExpanded(expansion, value)) {
      open.push({ parent: value, next: 0 });
    }
  }
  return rows;
}
