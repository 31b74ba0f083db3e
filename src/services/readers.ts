import { instantOf } from "../instants";

/**
 * Lenient readers of single values [FTC 6.2] [CNP 6]: Python's `"None"` means no value, ids are text or numbers, booleans may be text,
 * and dates have many forms.
 */

/** Text, or a number or boolean as text; undefined for `"None"` and anything else. */
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

/** A date in any form that `instantOf` reads. */
export function readDate(value: unknown): Date | undefined {
  const instant = instantOf(value);
  return instant && new Date(instant.ms);
}

/** The table's own entry for a word from outside; never an inherited member such as `constructor`. */
export function ownEntry<T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
