import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import type { Connections } from "../profiles/connections";
import { ServiceError } from "../services/errors";
import type { ServiceRecord } from "../services/model";
import { text } from "../services/readers";
import type { RecordKind, RecordRef } from "./recordRef";

export type Members = Readonly<Record<string, unknown>>;
export type Clients = Pick<Connections, "fortitoken" | "forticnp">;

/** What is known of one kind of record. */
interface KindFacts {
  readonly service: ServiceId;
  /** What it is, and whose. @param place the profile and its service */
  words(place: string): string;
  /** Members that name the record, the best first. */
  readonly names: readonly string[];
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
  alert: {
    service: "forticnp",
    words: (place) => vscode.l10n.t("Alert in {0}", place),
    names: ["policyName", "title", "object"],
    alone: true,
    read: async (clients, { profileId, id }, signal) => (await clients.forticnp(profileId)).getAlert(id, signal),
  },
  country: {
    service: "forticnp",
    words: (place) => vscode.l10n.t("Country in {0}", place),
    names: ["country"],
    alone: false,
    read: async (clients, ref, signal) => one(ref, await (await clients.forticnp(ref.profileId)).countries(signal)),
  },
};

/** @throws ServiceError, `notFound` when the service no longer has the record. */
export function readRecord(clients: Clients, ref: RecordRef, signal?: AbortSignal): Promise<ServiceRecord<Members>> {
  return recordFacts[ref.kind].read(clients, ref, signal);
}

/** The record's own name; its id where it has none. */
export function recordTitle(ref: RecordRef, value: Members): string {
  const names = recordFacts[ref.kind].names.map((name) => text(value[name]));
  return names.find((name) => name !== undefined && name !== "") ?? ref.id;
}

/** The record among those of its list. */
function one<T>(ref: RecordRef, records: readonly ServiceRecord<T>[]): ServiceRecord<T> {
  const record = records.find(({ id }) => id === ref.id);
  if (record) return record;
  throw new ServiceError("notFound", `The list has no ${ref.kind} ${ref.id}`);
}
