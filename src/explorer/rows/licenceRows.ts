import * as vscode from "vscode";
import type { Balance, Count, Quota } from "../../contract";
import { countNumbers, type CountNumbers } from "../../services/fortitoken/counts";
import type { RealmShare } from "../../services/fortitoken/quotas";
import type { ServiceRecord } from "../../services/model";
import { ownEntry, readNumber, readText, readDate } from "../../services/readers";
import { joinShortParts, joinParts, tooltipLine, noteLines, type RecordLook } from "./rowLook";
import { dayText } from "./time";

const dayMs = 24 * 3600_000;
/** The row changes its colour when this many days or fewer remain. */
const warningDays = 30;

/** @param now epoch ms, for the remaining days */
export function balanceRow(record: ServiceRecord<Balance>, now: number): RecordLook {
  const { balance, expiration, trial_status, customer_id, unit } = record.value;
  const end = readDate(expiration);
  const left = end && daysUntil(end, now);
  const users = readText(balance);
  const state = stateWords(readText(trial_status));
  return {
    label: vscode.l10n.t("Licence"),
    description: joinShortParts(
      state,
      left === undefined ? "" : daysLeftWords(left),
      users && vscode.l10n.t("{0} users", groupDigits(users)),
    ),
    icon: "law",
    ...colourOfEnd(left),
    tooltip: [
      vscode.l10n.t("Licence"),
      tooltipLine(vscode.l10n.t("State"), state),
      tooltipLine(vscode.l10n.t("Total"), joinParts(users && groupDigits(users), readText(unit))),
      tooltipLine(vscode.l10n.t("Ends"), dayText(expiration)),
      left === undefined ? "" : daysLeftWords(left),
      tooltipLine(vscode.l10n.t("Account"), readText(customer_id)),
      ...noteLines(record.notes),
    ],
    context: ["licence"],
  };
}

/** The used part of a resource, and its limit. */
export function countRow(record: ServiceRecord<Count>): RecordLook {
  const { id: resource } = record;
  const { value, quota } = countNumbers(resource, record.value);
  return {
    label: resourceName(resource),
    description: shareText(value, quota),
    icon: ownEntry(resourceIcons, resource) ?? "symbol-number",
    ...colourOfShare(value, quota),
    tooltip: [
      resourceName(resource),
      shareText(value, quota),
      vscode.l10n.t("The service documents this number both as used and as remaining."),
      ...noteLines(record.notes),
    ],
    context: [resource],
  };
}

/** The account's quota; the rows under it show the realms. */
export function quotaRow(record: ServiceRecord<Quota>, now: number): RecordLook {
  const { usage, total_quota, end_date } = record.value;
  const end = readDate(end_date);
  const used = readNumber(usage);
  const total = readNumber(total_quota);
  return {
    label: vscode.l10n.t("Users by Realm"),
    description: shareText(used, total),
    icon: "organization",
    ...colourOfShare(used, total),
    tooltip: [
      vscode.l10n.t("Users by Realm"),
      shareText(used, total),
      tooltipLine(vscode.l10n.t("Ends"), joinParts(dayText(end_date), end && daysLeftWords(daysUntil(end, now)))),
      ...noteLines(record.notes),
    ],
    context: ["accountQuota"],
  };
}

/** @param facts the realm's name, and further words of the row's contextValue */
export function realmQuotaRow(
  record: ServiceRecord<Quota>,
  facts: { readonly name: string; readonly context: readonly string[] },
): RecordLook {
  const used = readNumber(record.value.users);
  const quota = readNumber(record.value.realm_quota);
  return {
    label: facts.name,
    description: quotaWords(used ?? 0, quota ?? 0),
    icon: "organization",
    ...(quota ? colourOfShare(used, quota) : {}),
    tooltip: [
      facts.name,
      tooltipLine(vscode.l10n.t("Users"), quotaWords(used ?? 0, quota ?? 0)),
      ...noteLines(record.notes),
    ],
    context: ["realmQuota", ...facts.context],
  };
}

/** A realm's share as text. A realm without a quota uses what the other realms leave. */
export function shareWords({ used, quota }: RealmShare): string {
  return quotaWords(used, quota);
}

function quotaWords(used: number, quota: number): string {
  return quota > 0 ? shareText(used, quota) : joinParts(used.toLocaleString(), vscode.l10n.t("no quota of its own"));
}

/** Calendar days from today until the UTC day of `end`, which `dayText` shows; negative after that day. */
function daysUntil(end: Date, now: number): number {
  const today = new Date(now);
  const midnight = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.floor((end.getTime() - midnight) / dayMs);
}

function daysLeftWords(days: number): string {
  if (days > 1) return vscode.l10n.t("expires in {0} days", days.toLocaleString());
  if (days === 1) return vscode.l10n.t("expires tomorrow");
  if (days === 0) return vscode.l10n.t("expires today");
  return days === -1
    ? vscode.l10n.t("expired yesterday")
    : vscode.l10n.t("expired {0} days ago", (-days).toLocaleString());
}

function colourOfEnd(days: number | undefined): { color?: string } {
  if (days === undefined || days > warningDays) return {};
  return { color: days < 0 ? "list.errorForeground" : "list.warningForeground" };
}

/** A count and its limit as text. */
export function countShare({ value, quota }: CountNumbers): string {
  return shareText(value, quota);
}

/** `37 of 250 · 15 %`, or the known part of it. */
function shareText(value: number | undefined, quota: number | undefined): string {
  if (value === undefined)
    return quota === undefined ? vscode.l10n.t("unknown") : vscode.l10n.t("of {0}", quota.toLocaleString());
  if (quota === undefined) return value.toLocaleString();
  const percent = quota > 0 ? vscode.l10n.t("{0} %", Math.floor((value / quota) * 100)) : "";
  return joinParts(vscode.l10n.t("{0} of {1}", value.toLocaleString(), quota.toLocaleString()), percent);
}

function colourOfShare(value: number | undefined, quota: number | undefined): { color?: string } {
  if (value === undefined || !quota || value / quota < 0.8) return {};
  return { color: value >= quota ? "list.errorForeground" : "list.warningForeground" };
}

function stateWords(status: string | undefined): string {
  const words: Readonly<Record<string, string>> = {
    "0": vscode.l10n.t("no licence"),
    "1": vscode.l10n.t("trial"),
    "2": vscode.l10n.t("licensed"),
  };
  return ownEntry(words, status) ?? status ?? "";
}

/** The display name of a counted resource. */
export function resourceName(resource: string): string {
  const names: Readonly<Record<string, string>> = {
    user: vscode.l10n.t("Users"),
    realm: vscode.l10n.t("Realms"),
    device: vscode.l10n.t("Devices"),
    client: vscode.l10n.t("Clients"),
    SMS: vscode.l10n.t("SMS"),
  };
  return ownEntry(names, resource) ?? resource;
}

const resourceIcons: Readonly<Record<string, string>> = {
  user: "account",
  realm: "organization",
  device: "server",
  client: "plug",
  SMS: "comment",
};

function groupDigits(number: string): string {
  const value = Number(number);
  return Number.isFinite(value) ? value.toLocaleString() : number;
}
