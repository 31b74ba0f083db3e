import { instantOf } from "../instants";

/**
 * Readers of single values, lenient where the services are [FTC 6.2] [CNP 6]: Python's `"None"` is
 * nothing, ids come as text or number, booleans as text, moments in many forms.
 */

/** Text or a number as text; undefined for nothing, `"None"` and other types. */
export function readText(value: unknown): string | undefined {
  if (typeof value === "string") return value === "None" ? undefined : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A boolean, also as the text `true`, `True`, `false` or `False`. */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" || value === "True" ? true : value === "false" || value === "False" ? false : undefined;
}

/** A number, also as text; undefined for anything else. */
export function readNumber(value: unknown): number | undefined {
  const number = Number(readText(value) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** A moment in any of the forms that `instantOf` reads. */
export function readDate(value: unknown): Date | undefined {
  const instant = instantOf(value);
  return instant && new Date(instant.ms);
}

/** What a table has under a word that others chose: never what every object has, such as `constructor`. */
export function ownEntry<T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
