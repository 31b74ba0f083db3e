import * as vscode from "vscode";
import type { Disposable } from "../disposables";
import { TextDocuments } from "./textDocuments";

/** Two texts side by side in the editor. */
export interface Comparison {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** A file name; its extension selects the language: "mlund.json". */
  readonly name: string;
}

/** Keeps the texts of a comparison until it is closed. */
export class Comparisons implements Disposable {
  private readonly documents = new TextDocuments("forticloud-comparison", () =>
    vscode.l10n.t("This comparison is no longer available."),
  );

  async show({ title, before, after, name }: Comparison): Promise<void> {
    const [left, right] = this.documents.add({ [`before/${name}`]: before, [`after/${name}`]: after });
    await vscode.commands.executeCommand("vscode.diff", left, right, title, { preview: true });
  }

  dispose(): void {
    this.documents.dispose();
  }
}
