import type * as vscode from "vscode";
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

/** Where records come from. */
export interface RecordSource {
  /** Reads the record from its service; rejects with the service's error, or when the signal aborts. */
  read(ref: RecordRef, signal?: AbortSignal): Promise<ShownRecord>;
  /** A record is known to have changed, e.g. after an action on it. */
  readonly onDidChange: vscode.Event<RecordRef>;
}
