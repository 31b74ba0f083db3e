import { defined } from "../../defined";
import * as vscode from "vscode";
import type { Alert } from "../../contract";
import type { AlertQuery } from "../../services/forticnp/alerts";
import { readText } from "../../services/readers";
import { knownClouds, knownStates } from "../rows/alertRow";
import { cloudName } from "../../services/forticnp/alertWords";
import { documentedSeverities } from "../../services/forticnp/severities";
import { isSameFilter, valueOf, type Criterion, type Filter, type FilterChoice } from "./filter";
import type { FilterPreset } from "./filterStore";
import type { AlertValues } from "./referenceChoices";
import { acceptsText } from "./textFilter";
import { defaultRange, periodOf, timeRangeCriterion } from "./timeRange";

/**
 * Every filter of the service [CNP 3.3], the most used first, and a text that loaded alerts must contain.
 * @param knownTypes alert types seen so far; the contract does not list all
 * @param choices values from the service's lists
 */
export function alertCriteria(knownTypes: () => readonly string[], choices: AlertValues): readonly Criterion[] {
  const what = vscode.l10n.t("What");
  const where = vscode.l10n.t("Where");
  const who = vscode.l10n.t("Who");
  const other = { label: vscode.l10n.t("Other…"), hint: vscode.l10n.t("Separate several values with commas.") };
  const exact = vscode.l10n.t(
    "The service compares the whole text: enter it exactly. Separate several values with commas.",
  );
  return [
    multiChoice("state", vscode.l10n.t("State"), "issues", { choices: () => knownStates.map(sameValueChoice) }),
    timeRangeCriterion("range", vscode.l10n.t("Time range")),
    multiChoice("severity", vscode.l10n.t("Severity"), "flame", {
      choices: () => documentedSeverities.map(sameValueChoice),
    }),
    {
      id: "text",
      label: vscode.l10n.t("Policy or object"),
      icon: "search",
      hint: vscode.l10n.t("Loaded alerts whose policy or object contains this text."),
      words: (value) => `“${value}”`,
    },
    multiChoice("type", vscode.l10n.t("Type"), "tag", {
      group: what,
      choices: () => [...new Set(["Data Analysis", ...knownTypes()])].sort().map(sameValueChoice),
      typed: other,
    }),
    multiChoice("policy", vscode.l10n.t("Policy"), "law", {
      group: what,
      loadChoices: (signal) => choices.policies.load(signal),
      words: (code) => choices.policies.words(code),
      typed: { ...other, hint: vscode.l10n.t("Policy codes such as FC-ACT-101, separated by commas.") },
    }),
    multiChoice("policyCategory", vscode.l10n.t("Policy category"), "bookmark", { group: what, hint: exact }),
    multiChoice("activity", vscode.l10n.t("Activity"), "pulse", {
      group: what,
      loadChoices: (signal) => choices.events.load(signal),
      words: (event) => choices.events.words(event),
      typed: other,
    }),
    multiChoice("activityType", vscode.l10n.t("Activity type"), "zap", { group: what, hint: exact }),
    {
      id: "objectName",
      label: vscode.l10n.t("Object name"),
      icon: "note",
      group: what,
      hint: vscode.l10n.t("The service compares the whole text: enter it exactly."),
      words: (name) => name,
    },
    multiChoice("objectId", vscode.l10n.t("Object ID"), "key", { group: what, hint: exact }),
    multiChoice("id", vscode.l10n.t("Alert ID"), "bell", { group: what, hint: exact }),
    multiChoice("cloud", vscode.l10n.t("Cloud"), "cloud", {
      group: where,
      choices: () => knownClouds.map((cloud) => ({ value: cloud, label: cloudName(cloud) })),
      words: cloudName,
    }),
    multiChoice("account", vscode.l10n.t("Cloud account"), "organization", {
      group: where,
      loadChoices: (signal) => choices.accounts.load(signal),
      words: (account) => choices.accounts.words(account),
      typed: { ...other, hint: vscode.l10n.t("Account, subscription or project ids, separated by commas.") },
    }),
    multiChoice("country", vscode.l10n.t("Country"), "globe", {
      group: where,
      loadChoices: (signal) => choices.countries.load(signal),
      words: (country) => choices.countries.words(country),
      typed: { ...other, hint: vscode.l10n.t("Two-letter country codes, separated by commas.") },
    }),
    multiChoice("city", vscode.l10n.t("City"), "home", { group: where, hint: exact }),
    multiChoice("user", vscode.l10n.t("User"), "account", { group: who, hint: exact }),
  ];
}

/** The default filter: the open alerts. */
export const openAlerts: Filter = { state: ["Open"], range: [defaultRange] };

export function alertPresets(): readonly FilterPreset[] {
  const preset = (name: string, icon: string, more: Filter): FilterPreset => ({
    name,
    icon,
    filter: { ...openAlerts, ...more },
  });
  return [
    preset(vscode.l10n.t("Open Critical"), "error", { severity: ["Critical"] }),
    preset(vscode.l10n.t("New since Yesterday"), "sparkle", { range: ["yesterday"] }),
    preset(vscode.l10n.t("Last 24 Hours"), "history", { range: ["24h"] }),
  ];
}

/** The query members that take the values of one criterion. A member that {@link alertQuery} omits does not compile. */
type ListMember = Exclude<
  keyof AlertQuery,
  "startTime" | "endTime" | "order" | "objectId" | "objectIdList" | "objectName"
>;

/** The part of the filter that the service applies. @param now epoch ms, the end of a time range without an end */
export function alertQuery(filter: Filter, now: number): AlertQuery {
  const members: Readonly<Record<ListMember, readonly string[] | undefined>> = {
    severity: filter["severity"],
    alertState: filter["state"],
    alertType: filter["type"],
    policyCodeList: filter["policy"],
    policyCategories: filter["policyCategory"],
    activity: filter["activity"],
    activityType: filter["activityType"],
    idList: filter["id"],
    serviceList: filter["cloud"],
    accountID: filter["account"],
    countryList: filter["country"],
    city: filter["city"],
    user: filter["user"],
  };
  const [objectId, ...moreIds] = filter["objectId"] ?? [];
  const objectName = valueOf(filter, "objectName");
  return defined({
    ...periodOf(valueOf(filter, "range"), now),
    ...members,
    objectName,
    ...(objectId === undefined ? {} : moreIds.length > 0 ? { objectIdList: [objectId, ...moreIds] } : { objectId }),
  });
}

/** Whether the filter selects exactly the open alerts of a time range, which the service counts by severity. */
export function isOpenOnly(filter: Filter): boolean {
  return isSameFilter({ ...filter, range: [] }, { ...openAlerts, range: [] });
}

/** Whether a loaded alert matches the part of the filter that the service cannot apply. */
export function acceptsAlert(filter: Filter, alert: Readonly<Alert>): boolean {
  return acceptsText(filter, readText(alert.policyName), readText(alert.title), readText(alert.object));
}

/** A criterion that accepts several values. */
function multiChoice(id: string, label: string, icon: string, more: Partial<Criterion>): Criterion {
  return { id, label, icon, many: true, words: (value) => value, ...more };
}

function sameValueChoice(value: string): FilterChoice {
  return { value, label: value };
}
