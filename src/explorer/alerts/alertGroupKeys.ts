import { defined } from "../../defined";
import * as vscode from "vscode";
import type { FortiCnpClient } from "../../services/forticnp/client";
import type { Period } from "../../services/forticnp/period";
import { documentedSeverities, highestFirst } from "../../services/forticnp/severities";
import { ServiceError } from "../../services/errors";
import { ownEntry, readNumber, readText } from "../../services/readers";
import type { Filter } from "../filters/filter";
import { isNotOffered, type ReferenceLists } from "../referenceLists";
import { knownClouds, knownStates, severityIcon, stateIcons } from "../rows/alertRow";
import { cloudName } from "../../services/forticnp/alertWords";
import type { AlertGrouping } from "./alertArrangement";
import type { OpenCounts } from "./openCounts";

/** How alerts can be divided into groups. */
export type Division = Exclude<AlertGrouping, "none">;

/** One group before its alerts are read. */
export interface AlertGroup {
  /** The common value of its alerts, as the service spells it; undefined for all alerts. */
  readonly key: string | undefined;
  readonly label: string;
  readonly icon: { readonly icon: string; readonly color?: string };
  /** The number of its alerts, if it is known without a request. */
  readonly count?: number;
  /** A text until the alerts are read. */
  readonly note?: string;
}

/** What the keys are read from. */
interface Source {
  readonly profileId: string;
  readonly client: FortiCnpClient;
  readonly lists: Pick<ReferenceLists, "severities" | "cloudAccounts">;
  readonly filter: Filter;
  readonly period: Period;
  readonly counts: OpenCounts;
  /** Reports a failure after which the documented severities are used. */
  readonly assume: (error: unknown) => void;
}

type Groups = (source: Source, signal: AbortSignal) => Promise<readonly AlertGroup[]>;

/** The groups of each division, in order, without those that the filter excludes. At most one request reads them. */
export const groupsOf: Readonly<Record<Division, Groups>> = {
  severity: async (source, signal) => {
    const { bySeverity } = source.counts;
    const counted = bySeverity && [...bySeverity.values()];
    const keys = counted
      ? highestFirst(
          union(
            documentedSeverities,
            counted.map(({ key }) => key),
          ),
        )
      : await severities(source, signal);
    return wanted(
      source.filter["severity"],
      keys.map((key) => ({
        key,
        label: key,
        icon: severityIcon(key),
        ...defined({ count: bySeverity?.get(key.toLowerCase())?.open }),
      })),
    );
  },
  state: ({ filter }) =>
    Promise.resolve(
      wanted(
        filter["state"],
        knownStates.map((key) => {
          const icon = ownEntry(stateIcons, key.toLowerCase()) ?? "circle-large-outline";
          return { key, label: key, icon: { icon } };
        }),
      ),
    ),
  cloud: ({ filter }) =>
    Promise.resolve(
      wanted(
        filter["cloud"],
        knownClouds.map((key) => ({ key, label: cloudName(key), icon: { icon: "cloud" } })),
      ),
    ),
  policy: async ({ client, filter, period }, signal) => {
    const violations = await orNone(client.reference.policyViolations(period, signal));
    const groups = violations
      .map(({ id, value }) => ({ key: id, label: readText(value.key) || id, violations: readNumber(value.value) ?? 0 }))
      .sort((a, b) => b.violations - a.violations)
      .map((group) => ({
        ...group,
        icon: { icon: "law" },
        note: vscode.l10n.t("{0} violations", group.violations.toLocaleString()),
      }));
    return open(filter["policy"], groups, { label: vscode.l10n.t("All Policies"), icon: { icon: "law" } });
  },
  account: async ({ profileId, lists, filter }, signal) => {
    const accounts = (await lists.cloudAccounts.get(profileId, signal)) ?? [];
    const groups = accounts
      .flatMap(({ value }) => {
        const key = readText(value.serviceId);
        const cloud = readText(value.service);
        if (!key || (cloud && filter["cloud"] && !filter["cloud"].includes(cloud))) return [];
        return [
          { key, label: readText(value.name) || key, icon: { icon: "cloud" }, note: cloud ? cloudName(cloud) : "" },
        ];
      })
      .sort((a, b) => a.label.localeCompare(b.label));
    return open(filter["account"], groups, { label: vscode.l10n.t("All Cloud Accounts"), icon: { icon: "cloud" } });
  },
};

/**
 * Read once per profile, because the list hardly changes. If that fails, the documented severities are used.
 *
 * @throws ServiceError if the sign-in is missing or refused
 */
async function severities({ lists, profileId, assume }: Source, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const records = (await lists.severities.get(profileId, signal)) ?? [];
    const named = records.map(({ value }) => readText(value.name) ?? "").filter((name) => name !== "");
    return named.length > 0 ? named : documentedSeverities;
  } catch (error) {
    if (signal.aborted || !ServiceError.is(error) || ["signIn", "signedOut", "keyring"].includes(error.category))
      throw error;
    assume(error);
    return documentedSeverities;
  }
}

/** The groups that the filter selects; its values that have no group of their own are left out. */
function wanted(values: readonly string[] | undefined, groups: readonly AlertGroup[]): readonly AlertGroup[] {
  const lowerCase = values?.map((value) => value.toLowerCase());
  return lowerCase ? groups.filter(({ key }) => lowerCase.includes(key?.toLowerCase() ?? "")) : groups;
}

/**
 * Groups from a list that may lack values of alerts: values of the filter get groups, and without a filter a last group
 * has all alerts, so that none is lost.
 */
function open(
  values: readonly string[] | undefined,
  groups: readonly AlertGroup[],
  all: Omit<AlertGroup, "key">,
): readonly AlertGroup[] {
  if (!values) return [...groups, { ...all, key: undefined }];
  return values.map((key) => groups.find((group) => group.key === key) ?? { key, label: key, icon: all.icon });
}

function union(...lists: readonly (readonly string[])[]): readonly string[] {
  const byName = new Map(lists.flat().map((name) => [name.toLowerCase(), name]));
  return [...byName.values()];
}

async function orNone<T>(list: Promise<readonly T[]>): Promise<readonly T[]> {
  return list.catch((error: unknown) => {
    if (isNotOffered(error)) return [];
    throw error;
  });
}
