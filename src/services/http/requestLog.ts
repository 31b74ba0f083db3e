import { codePointName, spellHidden } from "../../hiddenCharacters";
import { type KnownSecrets, redact } from "./redact";

/** One request for the log. Headers and bodies are available as redacted text only. */
export interface RequestEvent {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  /** HTTP status; absent without a response. */
  readonly status?: number;
  /** The error's category and code, such as "dns ENOTFOUND", without a response or for an unusable one with a 2xx status. */
  readonly failure?: string;
  /** How long it took, in ms. */
  readonly ms: number;
  /** Size of the response's body, in bytes. */
  readonly bytes?: number;
  /** The profile's label. */
  readonly label: string;
  /** The exchange, redacted; computed when needed. */
  readonly details?: RequestDetails;
}

export interface RequestDetails {
  /** Headers of both sides, one per line after `>` or `<`. */
  headers(): string;
  /** Bodies of both sides, pretty-printed and cut at 64 KiB; empty without bodies. */
  bodies(): string;
}

/** Receives an event for each request. */
export interface RequestLog {
  request(event: RequestEvent): void;
}

/** The longest line of the log, in characters. */
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

/** Any other line of the log: cut, redacted, without line breaks. */
export function logLine(text: string, known?: KnownSecrets): string {
  return oneLine(redact(text, known, longestLine));
}

/** Replaces line breaks and escapes hidden characters. */
export function oneLine(text: string): string {
  return spellHidden(text.replace(/[\p{Cc}\u2028\u2029]+/gu, " "), codePointName);
}

/** Such as `12.3 kB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
