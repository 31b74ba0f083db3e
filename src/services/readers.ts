/**
 * Readers of single values, lenient where the services are (contract: FortiToken Cloud 6.2, FortiCNP 6): Python's `"None"` is
 * nothing, ids come as text or number, booleans as text, times with or without a zone.
 */

/** Text or a number as text; undefined for nothing, `"None"` and other types. */
export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value === "None" ? undefined : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A boolean, also as the text `true`, `True`, `false` or `False`. */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" || value === "True" ? true : value === "false" || value === "False" ? false : undefined;
}

/** A number, also as text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const number = Number(text(value) ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** A moment: epoch ms as number or digits, or an ISO date-time, which is UTC when it names no zone. */
export function when(value: unknown): Date | undefined {
  const date =
    typeof value === "number" ? new Date(value) : typeof value === "string" ? parseDate(value.trim()) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

function parseDate(value: string): Date | undefined {
  if (/^\d{11,}$/.test(value)) return new Date(Number(value));
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(value);
  if (!iso) return undefined;
  const [, day, time = "00:00:00", zone = "Z"] = iso;
  return new Date(`${day}T${time}${zone.toUpperCase()}`);
}
