import { jsonEscape, spellHidden } from "../../hiddenCharacters";
import { JsonContainer, JsonNumber, type JsonValue } from "./jsonTree";
import { occurrences } from "./search";

/** Characters shown of one value in a row. */
const longestValue = 300;
const beforeMatch = 40;

/** How a value looks in a row. */
export interface ShownValue {
  readonly type: "string" | "number" | "boolean" | "null" | "container";
  readonly text: string;
  /** Length of the complete string if only a part of it is shown. */
  readonly cutFrom?: number;
}

/** Replaces `{0}`, `{1}` … in a text by the values. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** A value for a row. A long string is cut to its start, or to the text around the first match of `query`. */
export function shownValue(value: JsonValue, query = ""): ShownValue {
  if (value instanceof JsonContainer) return { type: "container", text: summary(value) };
  if (value instanceof JsonNumber) return { type: "number", text: value.text };
  if (value === null) return { type: "null", text: "null" };
  if (typeof value === "boolean") return { type: "boolean", text: String(value) };
  if (value.length <= longestValue) return { type: "string", text: quoted(value) };
  const match = occurrences(value, query)[0]?.[0] ?? 0;
  const start = match > longestValue - beforeMatch ? match - beforeMatch : 0;
  const text = quoted(value.slice(start, start + longestValue));
  return { type: "string", text: start > 0 ? `\u2026${text}` : text, cutFrom: value.length };
}

function summary(container: JsonContainer): string {
  const count = container.values.length;
  if (container.keys) return count === 0 ? "{ }" : `{ ${count} }`;
  return count === 0 ? "[ ]" : `[ ${count} ]`;
}

/** JSON string notation, with code points for all invisible or misleading characters. */
export function quoted(text: string): string {
  return spelledOut(JSON.stringify(text));
}

/** Shows control characters (except line breaks and tabs), zero-width characters and direction marks as `\\uXXXX`. */
export function spelledOut(text: string): string {
  return spellHidden(text, jsonEscape).replaceAll("\u00a0", jsonEscape);
}
