import { findPlace, placeOf, type Place } from "./jsonPath";
import { ancestorsOf, JsonContainer, nodeOf, rootOf, valueOf, type JsonNode, type JsonTree } from "./jsonTree";

/**
 * The open containers: all or none, except for those listed. "Expand all" takes the same time for a record of any size.
 */
export interface Expansion {
  readonly byDefault: boolean;
  readonly except: ReadonlySet<JsonContainer>;
}

/** An expansion as data, for the saved state. */
export interface SavedExpansion {
  readonly byDefault: boolean;
  readonly except: readonly Place[];
}

/** A record with at most this many values opens completely expanded. */
const smallRecord = 300;
/** Limits the saved state: if there are more exceptions, or they are deeper, only the first are saved. */
const savedSteps = 5_000;

export function initialExpansion(tree: JsonTree): Expansion {
  return tree.size <= smallRecord ? expandAll() : collapseAll(tree);
}

export function expandAll(): Expansion {
  return { byDefault: true, except: new Set() };
}

/** Closes everything but the root. */
export function collapseAll(tree: JsonTree): Expansion {
  const root = valueOf(rootOf(tree));
  return { byDefault: false, except: new Set(root instanceof JsonContainer ? [root] : []) };
}

export function isExpanded(expansion: Expansion, container: JsonContainer): boolean {
  return expansion.byDefault !== expansion.except.has(container);
}

export function setExpanded(expansion: Expansion, containers: readonly JsonContainer[], open: boolean): Expansion {
  const changed = containers.filter((container) => isExpanded(expansion, container) !== open);
  if (changed.length === 0) return expansion;
  const except = new Set(expansion.except);
  for (const container of changed) {
    if (open === expansion.byDefault) except.delete(container);
    else except.add(container);
  }
  return { ...expansion, except };
}

/** Opens every container around the node. */
export function reveal(expansion: Expansion, node: JsonNode): Expansion {
  return setExpanded(expansion, ancestorsOf(node), true);
}

export function saveExpansion({ byDefault, except }: Expansion): SavedExpansion {
  const places: Place[] = [];
  let steps = 0;
  for (const container of except) {
    const node = nodeOf(container);
    const place = node ? placeOf(node) : [];
    steps += place.length;
    if (steps > savedSteps) break;
    places.push(place);
  }
  return { byDefault, except: places };
}

export function restoreExpansion(tree: JsonTree, saved: SavedExpansion): Expansion {
  const containers = saved.except.flatMap((place) => {
    const node = findPlace(tree, place);
    const value = node && valueOf(node);
    return value instanceof JsonContainer ? [value] : [];
  });
  return { byDefault: saved.byDefault, except: new Set(containers) };
}
