import { instantOf as readInstant } from "../../instants";
import { JsonNumber, type JsonValue } from "./jsonTree";

/** Names of members whose numbers may be instants. */
const timeKey =
  /(?:time|timestamp|date|updated?|created|deleted|expires?|expiration|expiry|since|until|seen|_at|At|_on)$/i;

/**
 * The instant of a value in epoch ms: a date with a time, under any key and in any form that services use, or an epoch
 * under a key that names a time.
 */
export function instantOf(key: string | undefined, value: JsonValue): number | undefined {
  const sent = value instanceof JsonNumber ? value.text : value;
  if (typeof sent !== "string") return undefined;
  const isNumber = value instanceof JsonNumber || !/[:-]/.test(sent);
  if (isNumber && (key === undefined || !timeKey.test(key))) return undefined;
  const instant = readInstant(sent);
  return instant?.wholeDay === false ? instant.ms : undefined;
}

/** The instant in local time, formatted for the language (BCP 47). */
export function localTime(instant: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(instant);
}

/** Date, time and zone in local time, formatted for the language (BCP 47). */
export function zonedTime(instant: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "long" }).format(instant);
}

/** Each unit from the distance at which it is used: two days, because "yesterday" may be three hours ago. */
const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number, from: number])[] = [
  ["year", 365 * 86_400_000, 2],
  ["month", 30 * 86_400_000, 2],
  ["day", 86_400_000, 2],
  ["hour", 3_600_000, 1],
  ["minute", 60_000, 0],
];

/** "3 hours ago", "in 5 days". Both in epoch ms. */
export function relativeTime(instant: number, now: number, language: string): string {
  const span = instant - now;
  const [unit, ms] = units.find(([, size, from]) => Math.abs(span) >= from * size) ?? ["minute", 60_000];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.trunc(span / ms), unit);
}
