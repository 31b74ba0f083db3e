import * as vscode from "vscode";
import { RecordPanel, webviewRoot, type RecordPanelDependencies } from "./recordPanel";
import type { KnownRecord } from "./recordSource";
import { isRecordRef, recordKey, type RecordRef } from "./recordRef";

const recordViewType = "forticloud.record";

/** The open record panels, one per record. Brings them back after a reload of the window, each reading its record anew. */
export class RecordPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly panels = new Map<string, RecordPanel>();
  private readonly registration: vscode.Disposable;

  constructor(private readonly dependencies: RecordPanelDependencies) {
    this.registration = vscode.window.registerWebviewPanelSerializer(recordViewType, this);
  }

  /** Shows the record in the active column, in the panel it already has if there is one. @param title until it is read @param known as a row has it */
  open(ref: RecordRef, title = ref.id, known?: KnownRecord): void {
    const open = this.panels.get(recordKey(ref));
    if (open) {
      open.reveal(known);
      return;
    }
    const column = vscode.ViewColumn.Active;
    this.keep(ref, vscode.window.createWebviewPanel(recordViewType, title, column, this.webviewOptions()), known);
  }

  /** Called by VS Code after a reload. A panel whose state names no record has nothing to show and is closed. */
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
