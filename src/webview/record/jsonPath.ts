import { ancestorsOf, JsonContainer, keyOf, nodeOf, rootOf, valueOf, type JsonNode, type JsonTree } from "./jsonTree";

/** A node's place as data: a key for each object, a position for each array on the way from the root. */
export type Place = readonly (string | number)[];

/** The node as JSONPath, e.g. `$.geoLocationList[0].ip`; keys that are not plain names are quoted in brackets. */
export function jsonPath(node: JsonNode): string {
  return `$${placeOf(node).map(pathStep).join("")}`;
}

export function placeOf(node: JsonNode): Place {
  const containers = [...ancestorsOf(node).map(nodeOf), node];
  return containers.flatMap((step) => (step?.parent.parent ? [keyOf(step) ?? step.index] : []));
}

/** The node at a place; undefined if the record has no such place. */
export function findPlace(tree: JsonTree, place: Place): JsonNode | undefined {
  let node = rootOf(tree);
  for (const step of place) {
    const parent = valueOf(node);
    if (!(parent instanceof JsonContainer)) return undefined;
    const index = typeof step === "number" && !parent.keys ? step : (parent.keys?.lastIndexOf(String(step)) ?? -1);
    if (index < 0 || index >= parent.values.length) return undefined;
    node = { parent, index };
  }
  return node;
}

function pathStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(step)) return `.${step}`;
  const inner = JSON.stringify(step).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `['${inner}']`;
}
