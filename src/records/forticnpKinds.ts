import * as vscode from "vscode";
import { ServiceError } from "../services/errors";
import type { FortiCnpClient } from "../services/forticnp/client";
import { cloudAccountOf } from "../services/forticnp/cloudAccountId";
import type { ForticnpKind, ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import type { PagedList } from "../services/paging";
import { sanitizeLine } from "../ui/plainText";
import type { KindFacts, Members } from "./kindFacts";
import { splitNestedId, type RecordRef } from "./recordRef";

type Read = (client: FortiCnpClient, id: string, signal?: AbortSignal) => Promise<ServiceRecord<Members>>;

/** The largest page size that the service is known to accept [CNP 3.23]. */
const largestPage = 1000;

/** Longest object in an alert's title, in characters, so that the policy remains in it. */
const longestObject = 60;

/** The facts about every kind of record of FortiCNP. */
export const forticnpFacts: Readonly<Record<ForticnpKind, KindFacts>> = {
  alert: {
    ...factsOfKind(
      "bell",
      (place) => vscode.l10n.t("Alert in {0}", place),
      [],
      (client, id, signal) => client.alerts.get(id, signal),
    ),
    title: (_, alert) => alertTitle(alert),
    alone: true,
    inList: "whole",
  },
  country: factsOfKind(
    "globe",
    (place) => vscode.l10n.t("Country in {0}", place),
    ["country"],
    async (client, id, signal) => recordWithId("country", id, await client.reference.countries(signal)),
  ),
  severity: factsOfKind(
    "flame",
    (place) => vscode.l10n.t("Severity in {0}", place),
    ["name"],
    async (client, id, signal) => recordWithId("severity", id, await client.reference.severities(signal)),
  ),
  event: factsOfKind(
    "symbol-event",
    (place) => vscode.l10n.t("Event in {0}", place),
    ["name", "nameEnum"],
    async (client, id, signal) => recordWithId("event", id, await client.reference.events(signal)),
  ),
  policy: factsOfKind(
    "law",
    (place) => vscode.l10n.t("Policy in {0}", place),
    ["name"],
    async (client, id, signal) => recordWithId("policy", id, await client.reference.policies(signal)),
  ),
  policyViolation: factsOfKind(
    "law",
    (place) => vscode.l10n.t("Policy violation in {0}", place),
    ["key"],
    async (client, id, signal) =>
      recordWithId("policyViolation", id, await client.reference.policyViolations({}, signal)),
  ),
  severityCount: factsOfKind(
    "graph",
    (place) => vscode.l10n.t("Open alerts in {0}", place),
    ["key"],
    async (client, id, signal) => recordWithId("severityCount", id, await client.reference.severityCounts({}, signal)),
  ),
  resource: {
    ...factsOfKind(
      "server",
      (place) => vscode.l10n.t("Resource in {0}", place),
      ["name"],
      (client, id, signal) => client.resources.detail(id, signal),
    ),
    inList: "part",
  },
  finding: nestedKind(
    "inspect",
    (place) => vscode.l10n.t("Finding in {0}", place),
    ["policyName"],
    (client, { parent, id }, signal) =>
      onePaged("finding", id, client.resources.findings(parent, { startTime: 0 }, largestPage), signal),
  ),
  resourcePolicy: nestedKind(
    "law",
    (place) => vscode.l10n.t("Policy of a resource in {0}", place),
    ["policyName", "name"],
    (client, { parent, id }, signal) =>
      onePaged("resourcePolicy", id, client.resources.policies(parent, { failedOnly: false }, largestPage), signal),
  ),
  cloudAccount: {
    ...factsOfKind(
      "cloud",
      (place) => vscode.l10n.t("Cloud account in {0}", place),
      ["name"],
      (client, id, signal) => {
        const { service, serviceId } = cloudAccountOf(id);
        return client.cloudAccounts.detail(service, serviceId, signal);
      },
    ),
    inList: "part",
    ownId: (id) => cloudAccountOf(id).serviceId,
    title: (id, { applicationInfo }) =>
      readText((applicationInfo as Members | undefined)?.["name"]) || cloudAccountOf(id).serviceId,
  },
  document: {
    ...factsOfKind(
      "file",
      (place) => vscode.l10n.t("Document in {0}", place),
      ["fileName"],
      (client, id, signal) => client.documents.detail(id, signal),
    ),
    inList: "part",
  },
  documentActivity: nestedKind(
    "pulse",
    (place) => vscode.l10n.t("Document activity in {0}", place),
    ["displayOperation", "operation"],
    (client, { parent, id }, signal) =>
      onePaged("documentActivity", id, client.documents.activity(parent, { startTime: 0 }, largestPage), signal),
  ),
  documentPermission: {
    ...factsOfKind(
      "lock",
      (place) => vscode.l10n.t("Document permission in {0}", place),
      [],
      (client, id, signal) => client.documents.permission(id, signal),
    ),
    inList: "part",
    title: () => vscode.l10n.t("Permission"),
  },
  documentViolation: nestedKind(
    "regex",
    (place) => vscode.l10n.t("Document violation in {0}", place),
    ["dataPatternName"],
    async (client, { parent, id }, signal) =>
      recordWithId("documentViolation", id, await client.documents.violations(parent, signal)),
  ),
};

/** `payroll-498.csv – Payment card numbers`: many alerts have the same policy, so the object comes first. */
function alertTitle({ object, policyName, title }: Members): string | undefined {
  const name = readText(object);
  const words = [name && sanitizeLine(name, longestObject), readText(policyName) || readText(title)];
  return words.filter((word) => word?.trim()).join(" \u2013 ") || undefined;
}

/**
 * A kind whose records are read with their list, unless the caller overrides it.
 * @param names members that name the record, the best first
 */
function factsOfKind(icon: string, words: KindFacts["words"], names: readonly string[], read: Read): KindFacts {
  return {
    service: "forticnp",
    icon,
    words,
    names,
    alone: false,
    inList: "only",
    read: async (clients, { profileId, id }, signal) => read(await clients.forticnp(profileId), id, signal),
  };
}

/** A kind whose records are read through their parent record. */
function nestedKind(
  icon: string,
  words: KindFacts["words"],
  names: readonly string[],
  read: (client: FortiCnpClient, id: ReturnType<typeof splitNestedId>, signal?: AbortSignal) => ReturnType<Read>,
): KindFacts {
  return {
    ...factsOfKind(icon, words, names, (client, id, signal) => read(client, splitNestedId(id), signal)),
    ownId: (id) => splitNestedId(id).id,
  };
}

/** Finds the record in its list. @throws ServiceError, `notFound` */
function recordWithId<T>(kind: RecordRef["kind"], id: string, records: readonly ServiceRecord<T>[]): ServiceRecord<T> {
  const record = records.find((known) => known.id === id);
  if (record) return record;
  throw new ServiceError("notFound", `The list has no ${kind} ${id}`);
}

/** Reads pages of the list until the record is found. @throws ServiceError, `notFound` */
async function onePaged<T>(
  kind: RecordRef["kind"],
  id: string,
  list: PagedList<ServiceRecord<T>>,
  signal: AbortSignal | undefined,
): Promise<ServiceRecord<T>> {
  do {
    await list.loadMore(signal);
    const record = list.items.find((known) => known.id === id);
    if (record) return record;
  } while (!list.complete);
  return recordWithId(kind, id, []);
}
