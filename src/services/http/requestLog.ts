import { codePointName, spellHidden } from "../../hiddenCharacters";
import { type KnownSecrets, redact } from "./redact";

/** One request as it may be logged. It has no place for headers or bodies but as texts without secrets. */
export interface RequestEvent {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  /** HTTP status, absent when no answer came. */
  readonly status?: number;
  /** Error kind and code when no answer came, or none of use under a 2xx status, such as "dns ENOTFOUND". */
  readonly failure?: string;
  /** How long it took, in ms. */
  readonly ms: number;
  /** Size of the answer's body, in bytes. */
  readonly bytes?: number;
  /** The profile's label. */
  readonly label: string;
  /** What went over the wire, without secrets; made when asked for. */
  readonly details?: RequestDetails;
}

export interface RequestDetails {
  /** Headers of both sides, one a line after `>` or `<`. */
  headers(): string;
  /** Bodies of both sides, pretty and cut at 64 KiB; empty when there were none. */
  bodies(): string;
}

/** Where requests are told to. */
export interface RequestLog {
  request(event: RequestEvent): void;
}

/** Characters of a line of the log. */
const longestLine = 4096;

/** The only function that prints a request: `GET /api/v2/user?limit=100 200 34 ms 12.3 kB [label]`. */
export function formatRequestLine(event: RequestEvent, known?: KnownSecrets): string {
  const parts = [event.method, event.path];
  if (event.status !== undefined) parts.push(String(event.status));
  if (event.failure !== undefined) parts.push(event.failure);
  parts.push(`${Math.round(event.ms)} ms`);
  if (event.bytes !== undefined) parts.push(formatSize(event.bytes));
  parts.push(`[${event.label}]`);
  return logLine(parts.join(" "), known);
}

/** Any other line of the log: cut, without secrets, on one line. */
export function logLine(text: string, known?: KnownSecrets): string {
  return oneLine(redact(text, known, longestLine));
}

/** What is told in one line of the log stays one line, with hidden characters spelled out. */
export function oneLine(text: string): string {
  return spellHidden(text.replace(/[\p{Cc}\u2028\u2029]+/gu, " "), codePointName);
}

/** Such as `12.3 kB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
