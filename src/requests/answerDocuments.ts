import * as vscode from "vscode";
import { Disposables } from "../disposables";
import { laidOutJson } from "../services/http/jsonLayout";
import type { RawAnswer } from "../services/http/wire";
import type { RequestDraft } from "./requestDraft";

export const answerScheme = "forticloud-answer";

/** The editor's limit for an extension's documents, in characters. Only pretty-printed responses can exceed it. */
const longestDocument = 50 * 1024 * 1024;

/** A response and its request. */
export interface ShownAnswer {
  readonly draft: RequestDraft;
  readonly answer: RawAnswer;
  /** The document's text: pretty JSON, or the text as received. */
  readonly text: string;
}

/** Answers as read-only documents, `/<number>/<operation>.json` or `.txt`; each kept while its document is open. */
export class AnswerDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly answers = new Map<string, ShownAnswer>();
  private count = 0;

  constructor() {
    this.disposables.add(vscode.workspace.registerTextDocumentContentProvider(answerScheme, this));
    this.disposables.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.answers.delete(uri.toString())));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const text = this.answers.get(uri.toString())?.text;
    return (
      text ??
      vscode.l10n.t("This response is no longer available. Send the request again from FortiCloud: Request History.")
    );
  }

  /** Opens the response beside the active editor, or replaces the response that is active there. */
  async show(draft: RequestDraft, answer: RawAnswer): Promise<void> {
    const json = prettyJson(answer.text);
    const name = `${draft.operationId}.${json === undefined ? "txt" : "json"}`;
    const uri = vscode.Uri.from({ scheme: answerScheme, path: `/${++this.count}/${name}` });
    this.answers.set(uri.toString(), { draft, answer, text: json ?? answer.text });
    const inFront = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const isAnswer = inFront instanceof vscode.TabInputText && inFront.uri.scheme === answerScheme;
    const viewColumn = !inFront || isAnswer ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn, preview: true });
  }

  get(uri: vscode.Uri): ShownAnswer | undefined {
    return this.answers.get(uri.toString());
  }

  dispose(): void {
    this.disposables.dispose();
  }
}

/** Keeps every digit; undefined for invalid JSON or a result that is too long. */
function prettyJson(text: string): string | undefined {
  try {
    const pretty = `${laidOutJson(text)}\n`;
    return pretty.length > longestDocument ? undefined : pretty;
  } catch {
    return undefined;
  }
}
