import * as vscode from "vscode";
import type { Resource } from "../../contract";
import type { ResourceQuery } from "../../services/forticnp/resources";
import { ownEntry, readText } from "../../services/readers";
import { knownClouds } from "../rows/alertRow";
import { cloudName } from "../../services/forticnp/alertWords";
import { valueOf, type Criterion, type Filter } from "./filter";
import { acceptsText } from "./textFilter";
import { timeRangeCriterion } from "./timeRange";

type Order = Pick<ResourceQuery, "orderBy" | "orderDirection">;

/** The orders that the service supports [CNP 3.14]. */
const orders: Readonly<Record<string, Required<Order>>> = {
  "risk-dsc": { orderBy: "risk_level", orderDirection: "dsc" },
  "risk-asc": { orderBy: "risk_level", orderDirection: "asc" },
  "region-asc": { orderBy: "region", orderDirection: "asc" },
  "region-dsc": { orderBy: "region", orderDirection: "dsc" },
  "id-asc": { orderBy: "id", orderDirection: "asc" },
  "id-dsc": { orderBy: "id", orderDirection: "dsc" },
};
const defaultOrder = "risk-dsc";

/** @param types the resource types of all clouds */
export function resourceCriteria(types: () => readonly string[]): readonly Criterion[] {
  const orderWords: Readonly<Record<string, string>> = {
    "risk-dsc": vscode.l10n.t("highest risk first"),
    "risk-asc": vscode.l10n.t("lowest risk first"),
    "region-asc": vscode.l10n.t("by region"),
    "region-dsc": vscode.l10n.t("by region, descending"),
    "id-asc": vscode.l10n.t("by ID"),
    "id-dsc": vscode.l10n.t("by ID, descending"),
  };
  return [
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
      choices: () => types().map((type) => ({ value: type, label: type })),
      words: (type) => type,
    },
    {
      id: "deleted",
      label: vscode.l10n.t("Deleted"),
      icon: "trash",
      choices: () => [{ value: "deleted", label: vscode.l10n.t("deleted resources only") }],
      allows: (value) => value === "deleted",
      words: () => vscode.l10n.t("deleted"),
    },
    {
      id: "text",
      label: vscode.l10n.t("Text"),
      icon: "search",
      hint: vscode.l10n.t("Loaded resources whose name, region, account or ID contains this text."),
      words: (value) => `“${value}”`,
    },
    {
      id: "order",
      byDefault: defaultOrder,
      label: vscode.l10n.t("Order"),
      icon: "list-ordered",
      choices: () => Object.entries(orderWords).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(orders, value),
      words: (value) => ownEntry(orderWords, value) ?? value,
    },
    timeRangeCriterion("period", vscode.l10n.t("Time range of findings")),
  ];
}

/** The part of the filter that the service applies, for one resource type. */
export function resourceQuery(filter: Filter, cloud: string, type: string): ResourceQuery {
  return {
    types: [{ cloud, type }],
    ...(filter["deleted"] ? { deleted: true } : {}),
    ...(ownEntry(orders, valueOf(filter, "order")) ?? ownEntry(orders, defaultOrder)),
  };
}

/** Whether a loaded resource matches the part of the filter that the service cannot apply. */
export function acceptsResource(filter: Filter, { name, region, resourceId, account }: Readonly<Resource>): boolean {
  return acceptsText(
    filter,
    readText(name),
    readText(region),
    readText(resourceId),
    readText(account?.accountName),
    readText(account?.accountNumber),
  );
}
