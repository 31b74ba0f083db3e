import * as vscode from "vscode";
import { instantOf, isNoInstant } from "../../instants";
import { readText } from "../../services/readers";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The time since `since` as a short text: `5 min`, `3 h`, `12 d`. Both in epoch ms. */
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

/** `5 min old`; empty during the first minute, because such data counts as current. Both in epoch ms. */
export function dataAgeWords(since: number, now: number): string {
  return now - since < minute ? "" : vscode.l10n.t("{0} old", ageWords(since, now));
}

/** Date and time in the editor's language and the local time zone. */
export function localTime(time: Date): string {
  return time.toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "medium" });
}

/** A time from a service, formatted for the user; unchanged if it cannot be read, empty if it means "never". */
export function timeText(value: unknown): string {
  const instant = instantOf(value);
  if (!instant) return sentText(value);
  return instant.wholeDay ? calendarDate(new Date(instant.ms)) : localTime(new Date(instant.ms));
}

/** The age of a time from a service; unchanged if it cannot be read. @param now epoch ms */
export function ageText(value: unknown, now: number): string {
  const instant = instantOf(value);
  return instant ? ageWords(instant.ms, now) : sentText(value);
}

/** The day of a time from a service; unchanged if it cannot be read. */
export function dayText(value: unknown): string {
  const instant = instantOf(value);
  return instant ? calendarDate(new Date(instant.ms)) : sentText(value);
}

/** A value that is not a time, as text. A large object or array is abbreviated. */
function sentText(value: unknown): string {
  if (isNoInstant(value)) return "";
  if (typeof value !== "object" || value === null) return readText(value) ?? "";
  const members = Object.values(value);
  const isSmall = members.length <= 10 && members.every((member) => typeof member !== "object" || member === null);
  return isSmall ? JSON.stringify(value) : Array.isArray(value) ? "[…]" : "{…}";
}

/** A day without time and zone, in the editor's language. */
function calendarDate(day: Date): string {
  return day.toLocaleDateString(vscode.env.language, { dateStyle: "medium", timeZone: "UTC" });
}
