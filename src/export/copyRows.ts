import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Explorer } from "../explorer/explorer";
import { recordTitle } from "../records/recordKinds";
import type { Target } from "../records/target";
import { jsonText } from "../services/jsonText";
import { readText } from "../services/readers";
import type { RecordKind } from "../services/model";
import type { Dialogs } from "../ui/dialogs";
import { back, type QuickInput } from "../ui/quickInput";
import { hideSecret, type ExportedRecord } from "./columns";
import type { ExportSources } from "./exportSource";
import { countWords } from "./kindWords";
import { jsonValue, markdownTable, writerOf } from "./formats";

type TextOf = (kind: RecordKind, records: readonly ExportedRecord[]) => string;

export interface CopyRowsParts {
  readonly explorer: Pick<Explorer, "factOf" | "labelOf">;
  readonly sources: ExportSources;
  readonly dialogs: Pick<Dialogs, "info">;
  readonly quickInput: Pick<QuickInput, "pick">;
  readonly hideSecrets: (text: string) => string;
}

/** Copies the selected rows: their names, or their records as text. */
export class CopyRows {
  constructor(private readonly parts: CopyRowsParts) {}

  commands(): CommandTable<Target> {
    return {
      "forticloud.copy": (target) => this.copyNames(target),
      "forticloud.copyEmail": (target) => this.copyEmails(target),
      "forticloud.copyAs": (target) => this.copyRecords(target),
    };
  }

  /** One name per line; of a fact about a record its value. */
  private async copyNames(target: Target): Promise<void> {
    const { explorer } = this.parts;
    const names = this.rowsOf(target).flatMap(({ row, ref, snapshot }) => {
      const title = ref && (snapshot ? recordTitle(ref, snapshot.record.value) : ref.id);
      return explorer.factOf(row) ?? explorer.labelOf(row) ?? title ?? [];
    });
    if (names.length === 0) return this.askToSelect();
    await vscode.env.clipboard.writeText(names.join("\n"));
  }

  private async copyEmails(target: Target): Promise<void> {
    const rows = this.rowsOf(target).filter(({ ref }) => ref?.kind === "user");
    if (rows.length === 0) return this.askToSelect();
    const emails = rows.flatMap(({ snapshot }) => (snapshot && readText(snapshot.record.value["email"])) || []);
    if (emails.length > 0) return vscode.env.clipboard.writeText(emails.join("\n"));
    await this.parts.dialogs.info(vscode.l10n.t("Nothing was copied, because the user has no e-mail address."));
  }

  private async copyRecords(target: Target): Promise<void> {
    const rows = this.rowsOf(target);
    if (rows.every(({ snapshot }) => !snapshot)) return this.askToSelect();
    const { sources, quickInput, hideSecrets } = this.parts;
    const { kind, records } = sources.recordsOf(rows);
    const textOf = await quickInput.pick<TextOf>({
      title: vscode.l10n.t("Copy {0}", countWords(kind, records.length)),
      placeholder: vscode.l10n.t("Select a format"),
      rows: [
        { label: "CSV", value: csvText },
        { label: vscode.l10n.t("Markdown Table"), value: markdownTable },
        { label: "JSON", value: jsonOf },
      ],
    });
    if (textOf === undefined || textOf === back) return;
    await vscode.env.clipboard.writeText(hideSecrets(textOf(kind, records)));
  }

  private askToSelect(): Promise<void> {
    return this.parts.dialogs.info(vscode.l10n.t("Select a row in one of the FortiCloud views, then try again."));
  }

  private rowsOf(target: Target): Target["rows"] {
    return target.rows.length > 0 ? target.rows : [target];
  }
}

/** Without the byte order mark of a file. */
function csvText(kind: RecordKind, records: readonly ExportedRecord[]): string {
  const writer = writerOf("csv", kind);
  return [writer.begin(records).slice(1), ...records.map((record) => writer.record(record))].join("");
}

/** One record as it is, several as an array. */
function jsonOf(_kind: RecordKind, records: readonly ExportedRecord[]): string {
  const values = records.map(jsonValue);
  return `${jsonText(values.length === 1 ? values[0] : values, hideSecret)}\n`;
}
