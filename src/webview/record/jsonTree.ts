/** A number as the service wrote it, digit for digit. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** An object (with keys) or an array (without). It stores its own place, so that a path needs no search. */
export class JsonContainer {
  readonly values: JsonValue[] = [];
  /** The end of its text in the record's JSON text; set when its closing bracket is read. */
  end = 0;

  constructor(
    readonly keys: string[] | undefined,
    readonly parent: JsonContainer | undefined,
    /** Position in the parent. */
    readonly index: number,
    /** The start of its text in the record's JSON text. */
    readonly start: number,
  ) {}
}

export type JsonValue = JsonContainer | JsonNumber | string | boolean | null;

/** A place in the tree: the child number `index` of `parent`. */
export interface JsonNode {
  readonly parent: JsonContainer;
  readonly index: number;
}

/** A parsed record. `holder` is a hidden array around the root value, which gives the root a place. */
export interface JsonTree {
  readonly text: string;
  readonly holder: JsonContainer;
  /** How many values there are in all. */
  readonly size: number;
}

export function valueOf(node: JsonNode): JsonValue {
  return node.parent.values[node.index] ?? null;
}

/** The member's key; undefined for an array's item and for the root. */
export function keyOf(node: JsonNode): string | undefined {
  return node.parent.keys?.[node.index];
}

export function sameNode(a: JsonNode, b: JsonNode): boolean {
  return a.parent === b.parent && a.index === b.index;
}

export function rootOf(tree: JsonTree): JsonNode {
  return { parent: tree.holder, index: 0 };
}

/** The containers around a node, from the root inwards, without the holder. */
export function ancestorsOf(node: JsonNode): JsonContainer[] {
  const ancestors: JsonContainer[] = [];
  for (let container = node.parent; container.parent; container = container.parent) ancestors.push(container);
  return ancestors.reverse();
}

/** A container's own place in its parent; undefined for the holder. */
export function nodeOf(container: JsonContainer): JsonNode | undefined {
  return container.parent && { parent: container.parent, index: container.index };
}

/** A node's JSON text. A container's text is without the indentation of its depth. */
export function jsonOf(tree: JsonTree, value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (!(value instanceof JsonContainer)) return JSON.stringify(value);
  const text = tree.text.slice(value.start, value.end);
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  const indent = text.includes("\n") ? lastLine.length - 1 : 0;
  return indent === 0 ? text : text.replaceAll(`\n${" ".repeat(indent)}`, "\n");
}
