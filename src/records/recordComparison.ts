import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import type { RecordRef } from "./recordRef";
import { recordUri } from "./recordUri";

/** The context key that offers "Compare with Selected". */
const compareSelectedKey = "forticloud.compareSelected";

/** Compares two records in the diff editor: "Select for Compare", then "Compare with Selected". */
export class RecordComparison {
  private selected: { readonly uri: vscode.Uri; readonly title: string } | undefined;

  constructor(private readonly dialogs: Pick<Dialogs, "info">) {}

  async select(ref: RecordRef, title: string): Promise<void> {
    this.selected = { uri: recordUri(ref, title), title };
    await vscode.commands.executeCommand("setContext", compareSelectedKey, true);
  }

  /** The selected record is on the left, this one on the right. */
  async compareWithSelected(ref: RecordRef, title: string): Promise<void> {
    if (!this.selected) {
      return this.dialogs.info(vscode.l10n.t('Choose "Select for Compare" on another record first.'));
    }
    const between = `${this.selected.title} \u2194 ${title}`;
    await vscode.commands.executeCommand("vscode.diff", this.selected.uri, recordUri(ref, title), between);
  }
}
