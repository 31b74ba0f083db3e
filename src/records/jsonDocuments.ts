import * as vscode from "vscode";
import { Disposables } from "../disposables";
import { UserFacingError } from "../userFacingError";
import { type ErrorReporter, isCancelled } from "../ui/errorReporter";
import { jsonText } from "../services/jsonText";
import { fireAndForget } from "../fireAndForget";
import { recordKey, type RecordRef } from "./recordRef";
import type { RecordSource } from "./recordSource";
import { parseRecordUri, recordScheme, recordUri } from "./recordUri";

/**
 * Shows records as read-only JSON documents. A document is read when it is opened, when it is opened again and when its
 * record changes.
 */
export class JsonDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changes = this.disposables.add(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.changes.event;
  /** Document address -> error, because the editor wraps a provider's error in a text of its own. */
  private readonly failures = new Map<string, unknown>();
  /**
   * Addresses of open documents that the user opened again. An error is shown as a message, and the text does not
   * change.
   */
  private readonly openedAgain = new Set<string>();

  constructor(
    private readonly source: RecordSource,
    private readonly errors: Pick<ErrorReporter, "describe" | "show">,
  ) {
    this.disposables.add(source.onDidChange((ref) => this.recordChanged(ref)));
    this.disposables.add(vscode.workspace.registerTextDocumentContentProvider(recordScheme, this));
  }

  /** Returns the record's text. @throws UserFacingError, whose message the editor shows */
  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const address = uri.toString();
    this.failures.delete(address);
    const again = this.openedAgain.delete(address);
    const reading = new AbortController();
    const cancellation = token.onCancellationRequested(() => reading.abort());
    try {
      const { record } = await this.source.read(parseRecordUri(uri), reading.signal);
      return `${jsonText(record.value)}\n`;
    } catch (error) {
      // The editor no longer needs the text, or the profile's connection was closed.
      if (token.isCancellationRequested || isCancelled(error)) throw new vscode.CancellationError();
      this.failures.set(address, error);
      if (again) fireAndForget(this.errors.show(error));
      throw new UserFacingError(this.errors.describe(error), { cause: error });
    } finally {
      cancellation.dispose();
    }
  }

  /** Opens the record's document in an editor. @param title the title of its tab */
  async openAsJson(ref: RecordRef, title = ref.id): Promise<void> {
    const uri = recordUri(ref, title);
    const address = uri.toString();
    const isOpen = vscode.workspace.textDocuments.some((known) => known.uri.toString() === address);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: true });
      if (!isOpen) return;
      this.openedAgain.add(address);
      this.changes.fire(uri);
    } catch (error) {
      fireAndForget(this.errors.show(this.failures.get(address) ?? error));
    }
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private recordChanged(ref: RecordRef): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === recordScheme && uri.path.startsWith(`/${recordKey(ref)}/`)) this.changes.fire(uri);
    }
  }
}
