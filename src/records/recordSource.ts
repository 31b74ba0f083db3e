import type * as vscode from "vscode";
import type { ServiceRecord } from "../services/model";
import type { Members } from "./kindFacts";
import type { RecordRef } from "./recordRef";

/** A record read from its service, with what a reader wants to know about it. */
export interface ShownRecord {
  readonly ref: RecordRef;
  /** The record's own name, e.g. a username. */
  readonly title: string;
  /** Kind, place and profile, e.g. "User in branch-lab - profile Acme". */
  readonly subtitle: string;
  /** As the service sent it. */
  readonly value: unknown;
  /** What did not fit the contract, one sentence each. */
  readonly notes: readonly string[];
  /** When the service sent it, epoch milliseconds. */
  readonly readAt: number;
}

/** A record that was read already, such as that of a row. */
export interface KnownRecord {
  readonly record: ServiceRecord<Members>;
  /** Epoch milliseconds. */
  readonly readAt: number;
}

/** A record that is known to have changed, e.g. after an action on it. */
export interface RecordChange extends RecordRef {
  /** The record as it is since, where whoever changed it has read all of it. */
  readonly record?: ServiceRecord<Members>;
}

/** Where records come from. */
export interface RecordSource {
  /** A known record as it is shown. */
  show(ref: RecordRef, known: KnownRecord): ShownRecord;
  /** Whether a known record must be read again before anybody relies on it: it is old, or not all of it is known. */
  isOutdated(ref: RecordRef, known: KnownRecord): boolean;
  /** The record from a list that is kept, or read as by `read`. */
  find(ref: RecordRef, signal: AbortSignal): Promise<ShownRecord>;
  /** Reads the record from its service; rejects with the service's error, or when the signal aborts. */
  read(ref: RecordRef, signal: AbortSignal): Promise<ShownRecord>;
  readonly onDidChange: vscode.Event<RecordChange>;
}
