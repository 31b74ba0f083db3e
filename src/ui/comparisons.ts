import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";

const scheme = "forticloud-comparison";

/** Two texts side by side in the editor. */
export interface Comparison {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** A file name, whose ending says what the texts are: "mlund.json". */
  readonly name: string;
}

/** Texts that are shown only in a comparison, kept until that is closed. */
export class Comparisons implements vscode.TextDocumentContentProvider, Disposable {
  private readonly disposables = new Disposables();
  private readonly texts = new Map<string, string>();
  private shown = 0;

  constructor() {
    this.disposables.add(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === scheme && this.texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? vscode.l10n.t("This comparison is over.");
  }

  async show({ title, before, after, name }: Comparison): Promise<void> {
    this.shown += 1;
    const [left, right] = (["before", "after"] as const).map((side) => {
      const uri = vscode.Uri.from({ scheme, path: `/${this.shown}/${side}/${name}` });
      this.texts.set(uri.toString(), side === "before" ? before : after);
      return uri;
    });
    await vscode.commands.executeCommand("vscode.diff", left, right, title, { preview: true });
  }

  dispose(): void {
    this.disposables.dispose();
    this.texts.clear();
  }
}
