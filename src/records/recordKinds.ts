import type { RecordKind, ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { sanitizeLine } from "../ui/plainText";
import { forticnpFacts } from "./forticnpKinds";
import { fortitokenFacts } from "./fortitokenKinds";
import type { Clients, KindFacts, Members } from "./kindFacts";
import type { RecordRef } from "./recordRef";

/** Characters of a name that a question or a tab has room for. */
const longestTitle = 100;

/** Every kind of record that can be shown. */
export const recordFacts: Readonly<Record<RecordKind, KindFacts>> = { ...fortitokenFacts, ...forticnpFacts };

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
  const named = facts.names.map((name) => readText(value[name])).find((name) => name !== undefined && name !== "");
  return sanitizeLine(named ?? facts.title?.(ref.id, value) ?? ref.id, longestTitle);
}
