import {
  collapseAll,
  expandAll,
  initialExpansion,
  isExpanded,
  restoreExpansion,
  reveal,
  saveExpansion,
  setExpanded,
  type Expansion,
  type SavedExpansion,
} from "./expansion";
import { findPlace, placeOf, type Place } from "./jsonPath";
import { ancestorsOf, JsonContainer, nodeOf, rootOf, valueOf, type JsonNode, type JsonTree } from "./jsonTree";
import { search, startsOf } from "./search";

/** What a search found: nodes in the tree, or positions in the raw text. */
interface Found {
  readonly nodes: readonly JsonNode[];
  readonly offsets: readonly number[];
  readonly count: number;
  /** There are more matches than were collected. */
  readonly more: boolean;
}

/** How a record is shown, except for the scroll position. */
export interface View {
  readonly tree: JsonTree;
  readonly expansion: Expansion;
  readonly selected: JsonNode;
  readonly raw: boolean;
  readonly query: string;
  readonly found: Found;
  /** Index of the current match. */
  readonly current: number;
}

/** A view as data, to survive a hidden page, a reload and a refreshed record. */
export interface SavedView {
  readonly expansion: SavedExpansion;
  readonly selected: Place;
  readonly raw: boolean;
  readonly query: string;
}

export type ViewAction =
  | { readonly type: "select"; readonly node: JsonNode }
  | { readonly type: "setOpen"; readonly containers: readonly JsonContainer[]; readonly open: boolean }
  | { readonly type: "expandAll" }
  | { readonly type: "collapseAll" }
  | { readonly type: "setRaw"; readonly raw: boolean }
  | { readonly type: "search"; readonly query: string }
  | { readonly type: "step"; readonly by: 1 | -1 };

export function openView(tree: JsonTree, saved?: SavedView): View {
  if (!saved) {
    const view = { tree, expansion: initialExpansion(tree), selected: rootOf(tree), raw: false, query: "", current: 0 };
    return { ...view, found: find(tree, "", false) };
  }
  const expansion = restoreExpansion(tree, saved.expansion);
  const selected = visibleFrom(expansion, findPlace(tree, saved.selected) ?? rootOf(tree));
  const { raw, query } = saved;
  return { tree, expansion, selected, raw, query, current: 0, found: find(tree, query, raw) };
}

export function saveView(view: View): SavedView {
  const { raw, query } = view;
  return { expansion: saveExpansion(view.expansion), selected: placeOf(view.selected), raw, query };
}

export function changeView(view: View, action: ViewAction): View {
  switch (action.type) {
    case "select":
      return { ...view, selected: action.node };
    case "setOpen":
      return withExpansion(view, setExpanded(view.expansion, action.containers, action.open));
    case "expandAll":
      return withExpansion(view, expandAll());
    case "collapseAll":
      return withExpansion(view, collapseAll(view.tree));
    case "setRaw":
      return goTo({ ...view, raw: action.raw, found: find(view.tree, view.query, action.raw) }, 0);
    case "search":
      return goTo({ ...view, query: action.query, found: find(view.tree, action.query, view.raw) }, 0);
    case "step":
      return goTo(view, view.current + action.by);
  }
}

/**
 * Makes the match current, wrapping around at the end. In the tree it also selects the match and opens the containers
 * around it.
 */
function goTo(view: View, match: number): View {
  const { count, nodes } = view.found;
  if (count === 0) return { ...view, current: 0 };
  const current = (match + count) % count;
  const selected = nodes[current];
  if (!selected) return { ...view, current };
  return { ...view, current, selected, expansion: reveal(view.expansion, selected) };
}

function find(tree: JsonTree, query: string, raw: boolean): Found {
  if (raw) {
    const { offsets, more } = startsOf(tree.text, query);
    return { nodes: [], offsets, count: offsets.length, more };
  }
  const { matches, more } = search(tree, query);
  return { nodes: matches, offsets: [], count: matches.length, more };
}

function withExpansion(view: View, expansion: Expansion): View {
  return { ...view, expansion, selected: visibleFrom(expansion, view.selected) };
}

/** The node itself or, if it is hidden, the outermost closed container around it. */
function visibleFrom(expansion: Expansion, node: JsonNode): JsonNode {
  const closed = ancestorsOf(node).find((container) => !isExpanded(expansion, container));
  return (closed && nodeOf(closed)) ?? node;
}

/** The containers that are opened or closed together with this node by "expand siblings". */
export function siblingContainers(node: JsonNode): JsonContainer[] {
  return node.parent.values.filter((value) => value instanceof JsonContainer);
}

/** The node's container, if it has content. */
export function openable(node: JsonNode): JsonContainer | undefined {
  const value = valueOf(node);
  return value instanceof JsonContainer && value.values.length > 0 ? value : undefined;
}
