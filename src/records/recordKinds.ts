import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import type { Connections } from "../profiles/connections";
import { accountId } from "../services/fortitoken/quotas";
import type { RecordKind, ServiceRecord } from "../services/model";
import { text } from "../services/readers";
import { shown } from "../ui/plainText";
import { forticnpFacts } from "./forticnpKinds";
import type { RecordRef } from "./recordRef";

/** Characters of a name that a question or a tab has room for. */
const longestTitle = 100;

export type Members = Readonly<Record<string, unknown>>;
export type Clients = Pick<Connections, "fortitoken" | "forticnp">;

/** What is known of one kind of record. */
export interface KindFacts {
  readonly service: ServiceId;
  /** What it is, and whose. @param place the profile and its service */
  words(place: string): string;
  /** Members that name the record, the best first. */
  readonly names: readonly string[];
  /** What it is called where no member names it; its id when absent. */
  title?(id: string, value: Members): string | undefined;
  /** The service's own id within that of a reference; all of it when absent. */
  ownId?(id: string): string;
  /** Whether the service answers one by its id; the others come with their whole list. */
  readonly alone: boolean;
  read(clients: Clients, ref: RecordRef, signal?: AbortSignal): Promise<ServiceRecord<Members>>;
}

/** Every kind of record that can be shown. */
export const recordFacts: Readonly<Record<RecordKind, KindFacts>> = {
  realm: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Realm in {0}", place),
    names: ["name"],
    alone: false,
    read: async (clients, { profileId, id }, signal) => (await clients.fortitoken(profileId)).getRealm(id, signal),
  },
  user: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("User in {0}", place),
    names: ["username", "email"],
    alone: true,
    read: async (clients, { profileId, id }, signal) => (await clients.fortitoken(profileId)).getUser(id, signal),
  },
  token: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Token in {0}", place),
    names: ["sn"],
    alone: true,
    read: async (clients, { profileId, id }, signal) => (await clients.fortitoken(profileId)).tokens.get(id, signal),
  },
  balance: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Licence in {0}", place),
    names: [],
    title: () => vscode.l10n.t("Licence"),
    alone: true,
    read: async (clients, { profileId }, signal) => (await clients.fortitoken(profileId)).licence.balance(signal),
  },
  count: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Count in {0}", place),
    names: [],
    title: (id) => vscode.l10n.t("Count of {0}", id),
    alone: true,
    read: async (clients, { profileId, id }, signal) => {
      const [resource = "", realmId] = id.split(":");
      return (await (await clients.fortitoken(profileId)).licence.count(resource, realmId, signal)).record;
    },
  },
  quota: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Quota in {0}", place),
    names: [],
    title: (id) => (id === accountId ? vscode.l10n.t("Quota") : vscode.l10n.t("Quota of realm {0}", id)),
    alone: true,
    read: async (clients, { profileId, id }, signal) => {
      const { licence } = await clients.fortitoken(profileId);
      return id === accountId ? licence.quota(signal) : licence.realmQuota(id, signal);
    },
  },
  task: {
    service: "fortitoken",
    words: (place) => vscode.l10n.t("Task in {0}", place),
    names: [],
    title: (id) => vscode.l10n.t("Task {0}", id),
    alone: true,
    read: async (clients, { profileId, id }, signal) =>
      (await (await clients.fortitoken(profileId)).sync.task(id, signal)).record,
  },
  ...forticnpFacts,
};

/** @throws ServiceError, `notFound` when the service no longer has the record. */
export function readRecord(clients: Clients, ref: RecordRef, signal?: AbortSignal): Promise<ServiceRecord<Members>> {
  return recordFacts[ref.kind].read(clients, ref, signal);
}

/** The id as the service has it, without what a reference needs besides. */
export function ownId({ kind, id }: RecordRef): string {
  return recordFacts[kind].ownId?.(id) ?? id;
}

/** The record's own name, for people; its id where it has none. */
export function recordTitle(ref: RecordRef, value: Members): string {
  const facts = recordFacts[ref.kind];
  const named = facts.names.map((name) => text(value[name])).find((name) => name !== undefined && name !== "");
  return shown(named ?? facts.title?.(ref.id, value) ?? ref.id, longestTitle);
}
