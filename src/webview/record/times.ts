import { JsonNumber, type JsonValue } from "./jsonTree";

const timeKey = /(?:time|timestamp|lastupdate)$/i;
const isoDateTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
/** Epoch milliseconds from 1973 to 5138; anything else under a time-like key is no time. */
const epochRange = [1e11, 1e14] as const;

/**
 * The instant a value means, epoch milliseconds: an ISO 8601 date-time (UTC when it names no zone, as FortiToken Cloud means it),
 * or a number of milliseconds under a key that speaks of time.
 */
export function instantOf(key: string | undefined, value: JsonValue): number | undefined {
  if (typeof value === "string") {
    const iso = isoDateTime.exec(value);
    if (iso) return valid(Date.parse(withZone(value.replace(" ", "T"), iso[1])));
  }
  if (key === undefined || !timeKey.test(key)) return undefined;
  if (value instanceof JsonNumber) return epoch(value.text);
  return typeof value === "string" && /^\d{12,14}$/.test(value) ? epoch(value) : undefined;
}

/** The instant in local time, in the words of the language (BCP 47). */
export function localTime(instant: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(instant);
}

function epoch(text: string): number | undefined {
  const value = Number(text);
  return value >= epochRange[0] && value < epochRange[1] ? value : undefined;
}

/** Zones are also written without a colon (`+0200`), which is outside of what `Date.parse` promises to read. */
function withZone(dateTime: string, zone: string | undefined): string {
  if (zone === undefined) return `${dateTime}Z`;
  return dateTime.replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
}

function valid(instant: number): number | undefined {
  return Number.isNaN(instant) ? undefined : instant;
}
