import * as vscode from "vscode";
import { instantOf, isNoInstant } from "../../instants";
import { readText } from "../../services/readers";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something has been so, short: `5 min`, `3 h`, `12 d`. Both in epoch ms. */
export function ageWords(since: number, now: number): string {
  const span = Math.max(0, now - since);
  if (span < minute) return vscode.l10n.t("now");
  if (span < hour) return vscode.l10n.t("{0} min", Math.floor(span / minute));
  if (span < 2 * day) return vscode.l10n.t("{0} h", Math.floor(span / hour));
  return vscode.l10n.t("{0} d", Math.floor(span / day));
}

/** `5 min ago`, `just now`. Both in epoch ms. */
export function timeAgoWords(since: number, now: number): string {
  return now - since < minute ? vscode.l10n.t("just now") : vscode.l10n.t("{0} ago", ageWords(since, now));
}

/** `5 min old`; empty for the first minute, when that is not worth a word. Both in epoch ms. */
export function dataAgeWords(since: number, now: number): string {
  return now - since < minute ? "" : vscode.l10n.t("{0} old", ageWords(since, now));
}

/** Date and time in the person's language and time zone. */
export function localTime(time: Date): string {
  return time.toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "medium" });
}

/** A moment that a service sent, in the person's words; as it was sent where it cannot be read, empty for none. */
export function timeText(value: unknown): string {
  const instant = instantOf(value);
  if (!instant) return sentText(value);
  return instant.wholeDay ? calendarDate(new Date(instant.ms)) : localTime(new Date(instant.ms));
}

/** How long ago a moment is that a service sent; as it was sent where it cannot be read. @param now epoch ms */
export function ageText(value: unknown, now: number): string {
  const instant = instantOf(value);
  return instant ? ageWords(instant.ms, now) : sentText(value);
}

/** The day that a service sent; as it was sent where it cannot be read. */
export function dayText(value: unknown): string {
  const instant = instantOf(value);
  return instant ? calendarDate(new Date(instant.ms)) : sentText(value);
}

/** A value that is no moment; of an object or array only a small one. */
function sentText(value: unknown): string {
  if (isNoInstant(value)) return "";
  if (typeof value !== "object" || value === null) return readText(value) ?? "";
  const members = Object.values(value);
  const isSmall = members.length <= 10 && members.every((member) => typeof member !== "object" || member === null);
  return isSmall ? JSON.stringify(value) : Array.isArray(value) ? "[…]" : "{…}";
}

/** A day that the service tells without a time and zone, in the person's language. */
function calendarDate(day: Date): string {
  return day.toLocaleDateString(vscode.env.language, { dateStyle: "medium", timeZone: "UTC" });
}
