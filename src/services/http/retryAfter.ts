/**
 * How long an answer asks to wait, in ms; undefined where it does not (RFC 9110, 10.2.3). A date is compared with the answer's own
 * where there is one: the local clock may be wrong.
 * @param headers lower-case names
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const told = headers["retry-after"]?.trim();
  if (!told) return undefined;
  if (/^\d+$/.test(told)) return Number(told) * 1000;
  // A date begins with the day of the week.
  if (!/^[a-z]{3}/i.test(told)) return undefined;
  const answeredAt = Date.parse(headers.date ?? "");
  const ms = Date.parse(told) - (Number.isNaN(answeredAt) ? now : answeredAt);
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
