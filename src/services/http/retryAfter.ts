import { longestAskedPauseMs } from "../../waiting";

/** A larger number is a time in s or in ms since the epoch: as a pause it would be more than 30 years. */
const firstEpochSecond = 1e9;
const firstEpochMs = 1e12;

/**
 * The pause that a response asks for, in ms, at most `longestAskedPauseMs`; undefined without one (RFC 9110, 10.2.3). Some servers send an
 * epoch time as a number. A time is compared with the response's own date, if present: the local clock may be wrong.
 * @param headers with lower-case names
 * @param now ms since the epoch
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const value = headers["retry-after"]?.trim();
  if (!value) return undefined;
  const answeredAt = Date.parse(headers.date ?? "");
  const ms = waitOf(value, Number.isNaN(answeredAt) ? now : answeredAt);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestAskedPauseMs);
}

/** NaN for anything but a number or a date. */
function waitOf(value: string, answeredAt: number): number {
  if (/^\d+$/.test(value)) {
    const number = Number(value);
    if (number >= firstEpochMs) return number - answeredAt;
    return number * 1000 - (number >= firstEpochSecond ? answeredAt : 0);
  }
  // A date begins with the day of the week.
  return /^[a-z]{3}/i.test(value) ? Date.parse(value) - answeredAt : Number.NaN;
}
