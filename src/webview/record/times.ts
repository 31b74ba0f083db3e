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
