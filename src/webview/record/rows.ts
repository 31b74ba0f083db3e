import { isExpanded, type Expansion } from "./expansion";
import { JsonContainer, type JsonNode, type JsonTree } from "./jsonTree";

/** One line of the tree. */
export interface Row extends JsonNode {
  /** 1 for the root. */
  readonly level: number;
}

/** With more rows of 22 pixels the element would be higher than a browser allows. */
export const maximumRows = 1_400_000;

/** The visible lines in order, at most `limit` of them. Uses no recursion. */
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
