import { longestAskedPauseMs } from "../../waiting";

/** From here on a number is a moment, in s or in ms since the epoch: as a wait it would be more than 30 years. */
const firstEpochSecond = 1e9;
const firstEpochMs = 1e12;

/**
 * How long an answer asks to wait, in ms, at most `longestAskedPauseMs`; undefined where it does not ask (RFC 9110, 10.2.3). Some servers send
 * the moment itself as a number. A moment is compared with the answer's own date where there is one: the local clock may be wrong. All
 * waits that a service asks for come from here.
 * @param headers lower-case names
 * @param now ms since the epoch
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const told = headers["retry-after"]?.trim();
  if (!told) return undefined;
  const answeredAt = Date.parse(headers.date ?? "");
  const ms = waitOf(told, Number.isNaN(answeredAt) ? now : answeredAt);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestAskedPauseMs);
}

/** NaN for what is neither a number nor a date. */
function waitOf(told: string, answeredAt: number): number {
  if (/^\d+$/.test(told)) {
    const number = Number(told);
    if (number >= firstEpochMs) return number - answeredAt;
    return number * 1000 - (number >= firstEpochSecond ? answeredAt : 0);
  }
  // A date begins with the day of the week.
  return /^[a-z]{3}/i.test(told) ? Date.parse(told) - answeredAt : Number.NaN;
}
