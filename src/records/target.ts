import type * as vscode from "vscode";
import type { Place } from "../profiles/place";
import type { ProfileTarget } from "../profiles/profileCommands";
import type { RecordKind, ServiceRecord } from "../services/model";
import type { RecordRef } from "./recordRef";

/** The record of a row, and the place that it was read from. */
export interface Snapshot {
  readonly record: ServiceRecord<Readonly<Record<string, unknown>>>;
  readonly place: Place;
  /** Epoch ms of the read; undefined if the record is not as the service sends it. */
  readonly readAt?: number | undefined;
}

/** A row of our views as a command's target. */
export interface RowTarget {
  readonly row: object;
  readonly profileId?: string;
  readonly ref?: RecordRef;
  /** Only for a record's row. */
  readonly snapshot?: Snapshot;
}

/**
 * What a command was called on. Only the command gate creates it. A row comes from one of our views. Everything else
 * may come from a link, a task, a key binding or another extension, and contains only names.
 */
export interface Target extends ProfileTarget, Partial<RowTarget> {
  readonly profileId?: string;
  /** The selected rows, or the references that represent them. */
  readonly rows: readonly Omit<Target, "rows" | "words">[];
  /** One of our own documents, or a file that the command accepts. */
  readonly file?: vscode.Uri;
  /** The text arguments. */
  readonly words: readonly string[];
}

/** The reference of the target, if it is a FortiToken Cloud record of this kind. */
export function fortitokenRef({ ref }: Pick<Target, "ref">, kind: RecordKind): RecordRef | undefined {
  return ref?.service === "fortitoken" && ref.kind === kind ? ref : undefined;
}

/** The place that the target was read from, or its profile's id if it only contains names. */
export function placeOrIdOf({
  snapshot,
  profileId,
}: Partial<Pick<Target, "snapshot" | "profileId">>): Place | string | undefined {
  return snapshot?.place ?? profileId;
}
