import * as vscode from "vscode";
import { Disposables } from "../disposables";
import { UserFacingError } from "../userFacingError";
import { jsonText } from "../services/jsonText";
import { parseJson } from "../services/http/json";
import type { RequestDraft } from "./requestDraft";

export const requestScheme = "forticloud-request";

/**
 * The bodies of requests as files in memory, `/<draft id>/<operation>.request.json`. The editor completes and validates them with the schema
 * in the manifest's `jsonValidation`.
 */
export class BodyDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changes = this.disposables.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  private readonly drafts = new Map<string, RequestDraft>();
  private readonly texts = new Map<string, { readonly content: Uint8Array; readonly time: number }>();
  readonly onDidChangeFile = this.changes.event;

  /** @param findDraft finds a draft of an earlier window */
  constructor(private readonly findDraft: (draftId: string) => RequestDraft | undefined) {
    this.disposables.add(vscode.workspace.registerFileSystemProvider(requestScheme, this, { isCaseSensitive: true }));
  }

  /** Opens the body in an editor, ready to be changed and sent. */
  async open(draft: RequestDraft): Promise<void> {
    this.drafts.set(draft.id, draft);
    const uri = vscode.Uri.from({ scheme: requestScheme, path: `/${draft.id}/${draft.operationId}.request.json` });
    const isNew = !this.texts.has(uri.path);
    if (isNew) this.write(uri.path, new TextEncoder().encode(`${jsonText(draft.body ?? {})}\n`));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  }

  /** The document's request with the body in the editor. @throws UserFacingError if that is not a JSON object */
  async draftOf(uri: vscode.Uri): Promise<RequestDraft> {
    const draft = this.draft(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    return { ...draft, body: bodyOf(document.getText()) };
  }

  /** Like `draftOf`, without the body. */
  draft(uri: vscode.Uri): RequestDraft {
    const id = uri.path.split("/")[1] ?? "";
    const draft = this.drafts.get(id) ?? this.findDraft(id);
    if (!draft) throw vscode.FileSystemError.FileNotFound(uri);
    return draft;
  }

  /** Changes the parameters of an open request. */
  update(draft: RequestDraft): void {
    this.drafts.set(draft.id, draft);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { content, time } = this.fileAt(uri);
    return { type: vscode.FileType.File, ctime: time, mtime: time, size: content.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.fileAt(uri).content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.draft(uri);
    this.write(uri.path, content);
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private write(path: string, content: Uint8Array): void {
    this.texts.set(path, { content, time: Date.now() });
  }

  private fileAt(uri: vscode.Uri) {
    const known = this.texts.get(uri.path);
    if (known) return known;
    const { body = {} } = this.draft(uri);
    const file = { content: new TextEncoder().encode(`${jsonText(body)}\n`), time: Date.now() };
    this.texts.set(uri.path, file);
    return file;
  }
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const body = parseJson(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Reported below.
  }
  throw new UserFacingError(
    vscode.l10n.t("The body is not a JSON object. Correct what the editor underlines, then send it again."),
  );
}
