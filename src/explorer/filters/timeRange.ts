import { defined } from "../../defined";
import * as vscode from "vscode";
import type { Period } from "../../services/forticnp/period";
import type { Criterion } from "./filter";
import { ownEntry } from "../../services/readers";

const day = 24 * 3600_000;

/** Time ranges that end now -> their start in epoch ms. */
const ranges: Readonly<Record<string, (now: number) => number>> = {
  "24h": (now) => now - day,
  yesterday: startOfYesterday,
  "7d": (now) => now - 7 * day,
  "30d": (now) => now - 30 * day,
  "90d": (now) => now - 90 * day,
  "1y": (now) => now - 365 * day,
};

/** The range of alerts and findings if the user selects none. */
export const defaultRange = "30d";

/** A criterion for a time range: one that ends now, or one between two local times, stored as `<from>/<to>`. */
export function timeRangeCriterion(id: string, label: string, group?: string): Criterion {
  const words: Readonly<Record<string, string>> = {
    "24h": vscode.l10n.t("24 hours"),
    yesterday: vscode.l10n.t("since yesterday"),
    "7d": vscode.l10n.t("7 days"),
    "30d": vscode.l10n.t("30 days"),
    "90d": vscode.l10n.t("90 days"),
    "1y": vscode.l10n.t("1 year"),
  };
  return {
    id,
    label,
    icon: "history",
    byDefault: defaultRange,
    ...defined({ group }),
    choices: () => Object.entries(words).map(([value, name]) => ({ value, label: name })),
    typed: {
      label: vscode.l10n.t("From … to …"),
      hint: vscode.l10n.t(
        "Local times such as 2026-03-01 08:00 to 2026-03-31 18:00. A date without a time means the whole day; without an end, the range ends now.",
      ),
      problem: problemOf,
      read: (text) => [storedMoment(text)],
      text: ([value]) =>
        value === undefined || Object.hasOwn(ranges, value)
          ? ""
          : value.replace(/\/$/, "").replace("/", " to ").replaceAll("T", " "),
    },
    allows: (value) => Object.hasOwn(ranges, value) || customPeriod(value) !== undefined,
    words: (value) => ownEntry(words, value) ?? customWords(value),
  };
}

/** The period of a stored time range. @param now epoch ms, the end of a range without an end */
export function periodOf(value: string | undefined, now: number): Required<Period> {
  const custom = customPeriod(value ?? "");
  if (custom) return { startTime: custom.startTime, endTime: custom.endTime ?? now };
  const startOf = ownEntry(ranges, value) ?? ownEntry(ranges, defaultRange) ?? startOfYesterday;
  return { startTime: startOf(now), endTime: now };
}

/** The start of the day before, in local time. */
function startOfYesterday(now: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1).getTime();
}

interface CustomPeriod {
  readonly startTime: number;
  /** Absent for a range that ends now. */
  readonly endTime?: number;
}

function customPeriod(value: string): CustomPeriod | undefined {
  const [from = "", to, ...rest] = value.split("/");
  const startTime = localMoment(from, "start");
  const endTime = to === undefined || to === "" ? undefined : localMoment(to, "end");
  if (startTime === undefined || rest.length > 0 || (to && endTime === undefined)) return undefined;
  return defined({ startTime, endTime });
}

function customWords(value: string): string {
  const [from = "", to = ""] = value.replaceAll("T", " ").split("/");
  return to === "" ? vscode.l10n.t("since {0}", from) : vscode.l10n.t("{0} to {1}", from, to);
}

function storedMoment(text: string): string {
  const [from = "", to = ""] = text.trim().split(/\s+to\s+|\s*\/\s*/i);
  return [from, to].map((moment) => moment.trim().replace(/\s+/, "T")).join("/");
}

function problemOf(text: string): string | undefined {
  const period = customPeriod(storedMoment(text));
  if (!period) return vscode.l10n.t("Enter a range such as 2026-03-01 08:00 to 2026-03-31 18:00.");
  if (period.startTime > (period.endTime ?? Date.now())) return vscode.l10n.t("The end is before the start.");
  return undefined;
}

/**
 * Epoch ms of `2026-03-01` or `2026-03-01T08:00` in local time; undefined if invalid. A date without a time means its
 * first or last millisecond.
 */
function localMoment(text: string, edge: "start" | "end"): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d?):(\d\d))?$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0] = parts.slice(1, 4).map(Number);
  const whole = parts[4] === undefined;
  const moment = whole
    ? new Date(year, month - 1, edge === "end" ? date + 1 : date)
    : new Date(year, month - 1, date, Number(parts[4]), Number(parts[5]));
  const expected = new Date(year, month - 1, date);
  const real = expected.getMonth() === month - 1 && expected.getDate() === date && Number(parts[4] ?? 0) < 24;
  if (!real || Number(parts[5] ?? 0) > 59) return undefined;
  return whole && edge === "end" ? moment.getTime() - 1 : moment.getTime();
}
