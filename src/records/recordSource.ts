import type * as vscode from "vscode";
import type { Place } from "../profiles/place";
import type { ServiceRecord } from "../services/model";
import type { Members } from "./kindFacts";
import type { RecordRef } from "./recordRef";

/** A record with everything that its page shows. */
export interface ShownRecord {
  readonly ref: RecordRef;
  /** The record's own name, e.g. a username. */
  readonly title: string;
  /** The kind, the profile and its service, e.g. "User in Acme (FortiToken Cloud)". */
  readonly subtitle: string;
  /** As the service sent it. */
  readonly record: ServiceRecord<Members>;
  /** Epoch ms of the read. */
  readonly readAt: number;
  /** Where it was read from; undefined if the profile no longer exists. */
  readonly place: Place | undefined;
}

/** A record that was already read, e.g. for a row. */
export interface KnownRecord {
  readonly record: ServiceRecord<Members>;
  /** Epoch ms. */
  readonly readAt: number;
  /** Where it was read from; if absent, where its profile points. */
  readonly place?: Place | undefined;
}

/** A record that has changed, e.g. by an action. */
export interface RecordChange extends RecordRef {
  /** The record after the change, if it was read as a whole. */
  readonly record?: ServiceRecord<Members>;
}

export interface RecordSource {
  /** Adds what a page shows to a known record. */
  show(ref: RecordRef, known: KnownRecord): ShownRecord;
  /** Whether a known record must be read again before it is relied on: it is old or incomplete. */
  isOutdated(ref: RecordRef, known: KnownRecord): boolean;
  /** Returns the record from a cached list, or reads it like `read`. */
  find(ref: RecordRef, signal: AbortSignal): Promise<ShownRecord>;
  /** Reads the record from the service. Rejects with the service's error, or when the signal aborts. */
  read(ref: RecordRef, signal: AbortSignal): Promise<ShownRecord>;
  readonly onDidChange: vscode.Event<RecordChange>;
}
