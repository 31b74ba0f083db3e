import type * as vscode from "vscode";
import type { Place } from "../profiles/place";
import type { ProfileTarget } from "../profiles/profileCommands";
import type { RecordKind, ServiceRecord } from "../services/model";
import type { RecordRef } from "./recordRef";

/** What a record's row shows, and where that was read. */
export interface Snapshot {
  readonly record: ServiceRecord<Readonly<Record<string, unknown>>>;
  readonly place: Place;
  /** When, epoch ms; undefined where the record is not as the service sends it. */
  readonly readAt?: number | undefined;
}

/** A row of our views as a command's target. */
export interface RowTarget {
  readonly row: object;
  readonly profileId?: string;
  readonly ref?: RecordRef;
  /** Of a record's row. */
  readonly snapshot?: Snapshot;
}

/**
 * What a command was called on. The command gate alone makes it: a row comes from one of our views, everything else may come from a link, a
 * task, a key binding or another extension, and is a name only.
 */
export interface Target extends ProfileTarget, Partial<RowTarget> {
  readonly profileId?: string;
  /** The rows that were selected, or the references that stand in their place. */
  readonly rows: readonly Omit<Target, "rows" | "words">[];
  /** A document of our own, or a file that the command may take. */
  readonly file?: vscode.Uri;
  /** The arguments that are text. */
  readonly words: readonly string[];
}

/** The FortiToken Cloud record of this kind that the command was called on. */
export function fortitokenRef({ ref }: Pick<Target, "ref">, kind: RecordKind): RecordRef | undefined {
  return ref?.service === "fortitoken" && ref.kind === kind ? ref : undefined;
}

/** Where the target was read; the id of its profile where it is a name only. */
export function placeOrIdOf({
  snapshot,
  profileId,
}: Partial<Pick<Target, "snapshot" | "profileId">>): Place | string | undefined {
  return snapshot?.place ?? profileId;
}
