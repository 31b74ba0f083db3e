import { JsonContainer, JsonNumber, type JsonNode, type JsonTree, type JsonValue } from "./jsonTree";

export interface SearchResult {
  /** In document order. */
  readonly matches: readonly JsonNode[];
  /** There are more matches than were collected. */
  readonly more: boolean;
}

const noResult: SearchResult = { matches: [], more: false };

/** The most matches that are collected. */
const maximumMatches = 50_000;

/** The nodes whose key or own value contains the text, without regard to case. */
export function search(tree: JsonTree, text: string, limit = maximumMatches): SearchResult {
  if (text === "") return noResult;
  const contains = finder(text);
  const matches: JsonNode[] = [];
  const open: { parent: JsonContainer; next: number }[] = [{ parent: tree.holder, next: 0 }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const { parent, next: index } = level;
    if (index === parent.values.length) {
      open.pop();
      continue;
    }
    level.next++;
    const value = parent.values[index] ?? null;
    if (contains(parent.keys?.[index]) || contains(leafText(value))) {
      if (matches.length === limit) return { matches, more: true };
      matches.push({ parent, index });
    }
    if (value instanceof JsonContainer) open.push({ parent: value, next: 0 });
  }
  return { matches, more: false };
}

/** Where the text occurs, without regard to case, as [start, end) pairs. */
export function occurrences(within: string, text: string): (readonly [number, number])[] {
  if (text === "") return [];
  return [...within.matchAll(new RegExp(escapeRegExp(text), "giu"))].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  );
}

/** The starts of the text's occurrences, at most `limit` of them. */
export function startsOf(within: string, text: string, limit = maximumMatches): { offsets: number[]; more: boolean } {
  const offsets: number[] = [];
  if (text === "") return { offsets, more: false };
  for (const { index } of within.matchAll(new RegExp(escapeRegExp(text), "giu"))) {
    if (offsets.length === limit) return { offsets, more: true };
    offsets.push(index);
  }
  return { offsets, more: false };
}

/** The text of a value that is searched; containers have none. */
function leafText(value: JsonValue): string | undefined {
  if (value instanceof JsonContainer) return undefined;
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "string" ? value : String(value);
}

function finder(text: string): (within: string | undefined) => boolean {
  const pattern = new RegExp(escapeRegExp(text), "iu");
  return (within) => within !== undefined && pattern.test(within);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
