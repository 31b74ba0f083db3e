import type { RecordKind, ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { sanitizeLine } from "../ui/plainText";
import { forticnpFacts } from "./forticnpKinds";
import { fortitokenFacts } from "./fortitokenKinds";
import type { Clients, KindFacts, Members } from "./kindFacts";
import type { RecordRef } from "./recordRef";

/** Longest name in a question or a tab, in characters. */
const longestTitle = 100;

/** The facts about every kind of record. */
export const recordFacts: Readonly<Record<RecordKind, KindFacts>> = { ...fortitokenFacts, ...forticnpFacts };

/** @throws ServiceError, `notFound` if the service no longer has the record */
export function readRecord(clients: Clients, ref: RecordRef, signal?: AbortSignal): Promise<ServiceRecord<Members>> {
  return recordFacts[ref.kind].read(clients, ref, signal);
}

/** The service's own id, without what the reference adds to it. */
export function ownId({ kind, id }: RecordRef): string {
  return recordFacts[kind].ownId?.(id) ?? id;
}

/** The record's name for display; its id if it has none. */
export function recordTitle(ref: RecordRef, value: Members): string {
  const facts = recordFacts[ref.kind];
  const named = facts.names.map((name) => readText(value[name])).find((name) => name !== undefined && name !== "");
  return sanitizeLine(named ?? facts.title?.(ref.id, value) ?? ref.id, longestTitle);
}
