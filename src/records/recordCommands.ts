import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Dialogs } from "../ui/dialogs";
import type { JsonDocuments } from "./jsonDocuments";
import type { RecordComparison } from "./recordComparison";
import type { RecordCopies } from "./recordCopies";
import type { RecordPanels } from "./recordPanels";
import type { RecordRef } from "./recordRef";
import type { KnownRecord } from "./recordSource";
import type { Snapshot, Target } from "./target";
import { ownId, recordTitle } from "./recordKinds";

export interface RecordCommandsParts {
  readonly panels: RecordPanels;
  readonly documents: JsonDocuments;
  readonly comparison: RecordComparison;
  readonly copies: RecordCopies;
  readonly dialogs: Pick<Dialogs, "info">;
}

/** The commands that show a record. */
export class RecordCommands {
  constructor(private readonly parts: RecordCommandsParts) {}

  commands(): CommandTable<Target> {
    const on =
      (run: (ref: RecordRef, title: string, snapshot: Snapshot | undefined) => unknown) =>
      async ({ ref, snapshot }: Target): Promise<void> => {
        if (ref) await run(ref, snapshot ? recordTitle(ref, snapshot.record.value) : ref.id, snapshot);
        else
          await this.parts.dialogs.info(vscode.l10n.t("Select a row in one of the FortiCloud views, then try again."));
      };
    const { panels } = this.parts;
    return {
      "forticloud.previewRecord": on((ref, title, snapshot) => panels.look(ref, title, knownOf(snapshot))),
      "forticloud.openRecord": on((ref, title, snapshot) => panels.open(ref, title, knownOf(snapshot))),
      "forticloud.openRecordToSide": on((ref, title, snapshot) => panels.openToSide(ref, title, knownOf(snapshot))),
      "forticloud.openAsJson": on((ref, title) => this.parts.documents.openAsJson(ref, title)),
      "forticloud.copyId": on((ref) => vscode.env.clipboard.writeText(ownId(ref))),
      "forticloud.copyAsCurl": on((ref) => this.parts.copies.copyAsCurl(ref)),
      "forticloud.copyLink": on((ref) => this.parts.copies.copyLink(ref)),
      "forticloud.selectForCompare": on((ref, title) => this.parts.comparison.select(ref, title)),
      "forticloud.compareWithSelected": on((ref, title) => this.parts.comparison.compareWithSelected(ref, title)),
    };
  }
}

/** The row's record; undefined if it is not as the service sent it. */
function knownOf(snapshot: Snapshot | undefined): KnownRecord | undefined {
  if (snapshot?.readAt === undefined) return undefined;
  const { record, readAt, place } = snapshot;
  return { record, readAt, place };
}
