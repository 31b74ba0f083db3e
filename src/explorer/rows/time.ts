import * as vscode from "vscode";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something has been so, short: `5 min`, `3 h`, `12 d`. Both in epoch ms. */
export function age(since: number, now: number): string {
  const span = Math.max(0, now - since);
  if (span < minute) return vscode.l10n.t("now");
  if (span < hour) return vscode.l10n.t("{0} min", Math.floor(span / minute));
  if (span < 2 * day) return vscode.l10n.t("{0} h", Math.floor(span / hour));
  return vscode.l10n.t("{0} d", Math.floor(span / day));
}

/** `5 min ago`, `just now`. Both in epoch ms. */
export function ago(since: number, now: number): string {
  return now - since < minute ? vscode.l10n.t("just now") : vscode.l10n.t("{0} ago", age(since, now));
}

/** `5 min old`; empty for the first minute, when that is not worth a word. Both in epoch ms. */
export function old(since: number, now: number): string {
  return now - since < minute ? "" : vscode.l10n.t("{0} old", age(since, now));
}

/** Date and time in the person's language and time zone. */
export function localTime(time: Date): string {
  return time.toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "medium" });
}

/** A day that the service tells without a time and zone, in the person's language. */
export function calendarDate(day: Date): string {
  return day.toLocaleDateString(vscode.env.language, { dateStyle: "medium", timeZone: "UTC" });
}
