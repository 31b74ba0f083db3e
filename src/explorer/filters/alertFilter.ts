import * as vscode from "vscode";
import type { Alert } from "../../contract";
import type { AlertQuery } from "../../services/forticnp/alerts";
import { text } from "../../services/readers";
import { cloudName, knownClouds, knownSeverities, knownStates } from "../rows/alertWords";
import { valueOf, type Criterion, type Filter } from "./filter";
import { acceptsText } from "./textFilter";

const day = 24 * 3600_000;

/** Time ranges up to now, in ms. */
const ranges: Readonly<Record<string, number>> = {
  "24h": day,
  "7d": 7 * day,
  "30d": 30 * day,
  "90d": 90 * day,
  "1y": 365 * day,
};
const defaultRange = 30 * day;

/** @param knownTypes alert types seen so far; the contract leaves them open. */
export function alertCriteria(knownTypes: () => readonly string[]): readonly Criterion[] {
  const rangeWords: Readonly<Record<string, string>> = {
    "24h": vscode.l10n.t("last 24 hours"),
    "7d": vscode.l10n.t("last 7 days"),
    "30d": vscode.l10n.t("last 30 days"),
    "90d": vscode.l10n.t("last 90 days"),
    "1y": vscode.l10n.t("last year"),
  };
  return [
    {
      id: "range",
      label: vscode.l10n.t("Time range"),
      icon: "history",
      choices: () => Object.entries(rangeWords).map(([value, label]) => ({ value, label })),
      allows: (value) => value in ranges,
      words: (value) => rangeWords[value] ?? value,
    },
    {
      id: "severity",
      label: vscode.l10n.t("Severity"),
      icon: "flame",
      many: true,
      choices: () => knownSeverities.map(same),
      words: (severity) => severity,
    },
    {
      id: "state",
      label: vscode.l10n.t("State"),
      icon: "issues",
      many: true,
      choices: () => knownStates.map(same),
      words: (state) => state,
    },
    {
      id: "cloud",
      label: vscode.l10n.t("Cloud"),
      icon: "cloud",
      many: true,
      choices: () => knownClouds.map((cloud) => ({ value: cloud, label: cloudName(cloud) })),
      words: cloudName,
    },
    {
      id: "type",
      label: vscode.l10n.t("Type"),
      icon: "tag",
      many: true,
      choices: () => [...new Set(["Data Analysis", ...knownTypes()])].sort().map(same),
      words: (type) => type,
    },
    {
      id: "text",
      label: vscode.l10n.t("Policy or object"),
      icon: "search",
      hint: vscode.l10n.t("Loaded alerts whose policy or object contains this text."),
      words: (value) => `“${value}”`,
    },
  ];
}

/** What of the filter the service applies. @param now epoch ms, the end of the time range. */
export function alertQuery(filter: Filter, now: number): AlertQuery {
  const { severity, state, cloud, type } = filter;
  return {
    startTime: now - (ranges[valueOf(filter, "range") ?? ""] ?? defaultRange),
    endTime: now,
    ...(severity ? { severity } : {}),
    ...(state ? { alertState: state } : {}),
    ...(cloud ? { serviceList: cloud } : {}),
    ...(type ? { alertType: type } : {}),
  };
}

/** What of the filter only the loaded alerts can be held against. */
export function acceptsAlert(filter: Filter, alert: Readonly<Alert>): boolean {
  return acceptsText(filter, text(alert.policyName), text(alert.title), text(alert.object));
}

function same(value: string) {
  return { value, label: value };
}
