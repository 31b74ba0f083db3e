import { STATUS_CODES } from "node:http";
import * as vscode from "vscode";
import { Disposables } from "../disposables";
import { formatSize } from "../services/http/requestLog";
import { pathOf } from "../services/http/wire";
import { type AnswerDocuments, answerScheme } from "./answerDocuments";
import { type BodyDocuments, requestScheme } from "./bodyDocuments";
import { formOf } from "./operationPicker";
import { operationOf, requestOf, type RequestDraft } from "./requestDraft";

const firstLine = new vscode.Range(0, 0, 0, 0);

/** The line above a request's body or a response: facts and actions. */
export class RequestLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changes = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(
    private readonly bodies: BodyDocuments,
    private readonly answers: AnswerDocuments,
    private readonly profileLabel: (profileId: string) => string,
  ) {
    const selector = [{ scheme: requestScheme }, { scheme: answerScheme }];
    this.disposables.add(vscode.languages.registerCodeLensProvider(selector, this));
  }

  /** A request's parameters changed. */
  refresh(): void {
    this.changes.fire();
  }

  async provideCodeLenses({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    return uri.scheme === requestScheme ? this.aboveBody(uri) : this.aboveAnswer(uri);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async aboveBody(uri: vscode.Uri): Promise<vscode.CodeLens[]> {
    const t = vscode.l10n.t;
    const draft = this.bodies.draft(uri);
    const form = await formOf(draft.service, draft.operationId);
    return [
      codeLens(`$(play) ${t("Send to {0}", this.profileLabel(draft.profileId))}`, "sendRequestBody", uri),
      codeLens(await requestAddress(draft), form.parameters.length > 0 ? "editRequestParameters" : "", uri),
      codeLens(t("Copy as cURL"), "copyRequestAsCurl", uri),
    ];
  }

  private async aboveAnswer(uri: vscode.Uri): Promise<vscode.CodeLens[]> {
    const shown = this.answers.get(uri);
    if (!shown) return [];
    const t = vscode.l10n.t;
    const { status, ms, bytes, headers } = shown.answer;
    const icon = status < 300 ? "pass" : "error";
    const facts = `${status} ${STATUS_CODES[status] ?? ""}`.trim();
    return [
      codeLens(`$(${icon}) ${facts} · ${Math.round(ms)} ms · ${formatSize(bytes)}`, "", uri),
      codeLens(t("{0} Headers", Object.keys(headers).length), "showAnswerHeaders", uri),
      codeLens(t("Repeat"), "repeatRequest", uri),
      codeLens(t("Copy as cURL"), "copyRequestAsCurl", uri),
      codeLens(t("Save As…"), "saveAnswer", uri),
      codeLens(await requestAddress(shown.draft), "", uri),
    ];
  }
}

/** A lens without a command is plain text. */
function codeLens(title: string, command: string, uri: vscode.Uri): vscode.CodeLens {
  const id = command === "" ? "" : `forticloud.${command}`;
  return new vscode.CodeLens(firstLine, { title, command: id, arguments: [uri] });
}

/** Method, path and query; the contract's path while a path parameter is missing. */
async function requestAddress(draft: RequestDraft): Promise<string> {
  const { method, path } = operationOf(draft);
  try {
    return `${method} ${pathOf(requestOf(draft, await formOf(draft.service, draft.operationId)))}`;
  } catch (error) {
    if (error instanceof RangeError) return `${method} ${path}`;
    throw error;
  }
}
