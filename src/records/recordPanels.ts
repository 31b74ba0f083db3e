import * as vscode from "vscode";
import { RecordPanel, webviewRoot, type RecordPanelDependencies } from "./recordPanel";
import type { KnownRecord } from "./recordSource";
import { isRecordRef, recordKey, type RecordRef } from "./recordRef";

const recordViewType = "forticloud.record";

/** The open record panels, one per record. Restores them after a window reload; each reads its record again. */
export class RecordPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly panels = new Map<string, RecordPanel>();
  private readonly registration: vscode.Disposable;

  constructor(private readonly dependencies: RecordPanelDependencies) {
    this.registration = vscode.window.registerWebviewPanelSerializer(recordViewType, this);
  }

  /**
   * Shows the record in its open panel, or in a new one in the active column.
   * @param title shown until the record is read
   * @param known the record of a row
   */
  open(ref: RecordRef, title = ref.id, known?: KnownRecord): void {
    const open = this.panels.get(recordKey(ref));
    if (open) {
      open.reveal(known);
      return;
    }
    const column = vscode.ViewColumn.Active;
    this.keep(ref, vscode.window.createWebviewPanel(recordViewType, title, column, this.webviewOptions()), known);
  }

  /**
   * Called by VS Code after a reload. Closes a panel whose state contains no record, or whose record already has a
   * panel.
   */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const ref = typeof state === "object" && state !== null && "ref" in state ? state.ref : undefined;
    if (!isRecordRef(ref) || this.panels.has(recordKey(ref))) {
      panel.dispose();
    } else {
      panel.webview.options = this.webviewOptions();
      this.keep(ref, panel);
    }
    return Promise.resolve();
  }

  dispose(): void {
    this.registration.dispose();
    for (const panel of [...this.panels.values()]) panel.dispose();
  }

  private keep(ref: RecordRef, webviewPanel: vscode.WebviewPanel, known?: KnownRecord): void {
    const key = recordKey(ref);
    const panel = new RecordPanel(ref, webviewPanel, this.dependencies, known);
    this.panels.set(key, panel);
    panel.onDidDispose(() => {
      this.panels.delete(key);
      panel.dispose();
    });
  }

  private webviewOptions(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [webviewRoot(this.dependencies.extensionUri)] };
  }
}
