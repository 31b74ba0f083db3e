import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";

/** Shows texts as read-only documents, kept until they are closed. */
export class TextDocuments implements vscode.TextDocumentContentProvider, Disposable {
  private readonly disposables = new Disposables();
  private readonly texts = new Map<string, string>();

  /** @param closedText the text of documents that were restored from an earlier window */
  constructor(
    private readonly scheme: string,
    private readonly closedText: () => string,
  ) {
    this.disposables.add(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === scheme && this.texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? this.closedText();
  }

  /** @param texts by their file names. @returns their addresses, in that order */
  add(texts: Readonly<Record<string, string>>): vscode.Uri[] {
    // A unique folder, because documents of an earlier window may be open.
    const folder = randomUUID();
    return Object.entries(texts).map(([name, text]) => {
      const uri = vscode.Uri.from({ scheme: this.scheme, path: `/${folder}/${name}` });
      this.texts.set(uri.toString(), text);
      return uri;
    });
  }

  dispose(): void {
    this.disposables.dispose();
    this.texts.clear();
  }
}
