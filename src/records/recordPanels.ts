import * as vscode from "vscode";
import { doubleClickMs } from "../waiting";
import { RecordPanel, webviewRoot, type RecordPanelDependencies, type RecordPanelStart } from "./recordPanel";
import type { KnownRecord } from "./recordSource";
import type { RowTarget } from "./target";
import { isRecordRef, recordKey, sameRecord, type RecordRef } from "./recordRef";

const recordViewType = "forticloud.record";

/**
 * The open record pages, one per record. One of them is the preview: a page that shows each record that the user looks
 * at, without taking the focus. Restores the pages after a window reload; each reads its record again.
 */
export class RecordPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly panels = new Set<RecordPanel>();
  private readonly registration: vscode.Disposable;
  private readonly changed = new vscode.EventEmitter<void>();
  /** A page opened, closed or changed. */
  readonly onDidChange = this.changed.event;
  private lastLook = { record: "", at: 0 };

  constructor(private readonly dependencies: RecordPanelDependencies) {
    this.registration = vscode.window.registerWebviewPanelSerializer(recordViewType, this);
  }

  /**
   * Shows the record without taking the focus: in its own page, or in the preview. The second of two quick calls is a
   * double click and opens the record to stay.
   * @param title shown until the record is read
   * @param known the record of a row
   */
  look(ref: RecordRef, title = ref.id, known?: KnownRecord): void {
    const shown = this.pageOf(ref);
    const preview = this.preview;
    if (this.isDoubleClick(ref)) this.open(ref, title, known);
    else if (shown) shown.reveal(known, true);
    else if (preview) preview.replace(ref, title, known);
    else this.create(ref, { title, known, preview: hasPreviews() }, vscode.ViewColumn.Active, true);
  }

  /** Shows the record in a page that stays, and moves the focus to it. */
  open(ref: RecordRef, title = ref.id, known?: KnownRecord): void {
    const shown = this.pageOf(ref);
    shown?.keepOpen();
    if (shown) shown.reveal(known);
    else this.create(ref, { title, known, preview: false }, vscode.ViewColumn.Active);
  }

  /** Like `open`, beside the active editor. A page that is open moves there. */
  openToSide(ref: RecordRef, title = ref.id, known?: KnownRecord): void {
    const shown = this.pageOf(ref);
    shown?.keepOpen();
    if (shown) shown.reveal(known, false, vscode.ViewColumn.Beside);
    else this.create(ref, { title, known, preview: false }, vscode.ViewColumn.Beside);
  }

  /** The page in front, if the user turned to it after this moment. @param since epoch ms */
  inFront(since: number): RecordPanel | undefined {
    return [...this.panels].find(({ frontSince }) => frontSince !== undefined && frontSince >= since);
  }

  /** Reads the record of an open page again. @returns undefined if it has no page */
  refresh(ref: RecordRef | undefined): Promise<void> | undefined {
    return ref && this.pageOf(ref)?.refresh();
  }

  /** The target of a page; undefined for any other value. */
  targetOf(value: unknown): RowTarget | undefined {
    return value instanceof RecordPanel && this.panels.has(value) ? value.target : undefined;
  }

  /**
   * Called by VS Code after a reload. Closes a page whose state contains no record, or whose record already has a page.
   * The preview stays the preview.
   */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { ref, preview } = (state ?? {}) as { ref?: unknown; preview?: unknown };
    if (!isRecordRef(ref) || this.pageOf(ref)) {
      panel.dispose();
    } else {
      panel.webview.options = this.webviewOptions();
      this.keep(ref, panel, { title: ref.id, preview: preview === true && !this.preview });
    }
    return Promise.resolve();
  }

  dispose(): void {
    this.registration.dispose();
    for (const panel of [...this.panels]) panel.dispose();
    this.changed.dispose();
  }

  private get preview(): RecordPanel | undefined {
    return [...this.panels].find(({ isPreview }) => isPreview);
  }

  private pageOf(ref: RecordRef): RecordPanel | undefined {
    return [...this.panels].find((panel) => sameRecord(panel.ref, ref));
  }

  private isDoubleClick(ref: RecordRef): boolean {
    const { record, at } = this.lastLook;
    const now = Date.now();
    const isSecond = record === recordKey(ref) && now - at < doubleClickMs;
    this.lastLook = isSecond ? { record: "", at: 0 } : { record: recordKey(ref), at: now };
    return isSecond;
  }

  private create(ref: RecordRef, start: RecordPanelStart, viewColumn: vscode.ViewColumn, preserveFocus = false): void {
    const place = { viewColumn, preserveFocus };
    const panel = vscode.window.createWebviewPanel(recordViewType, start.title, place, this.webviewOptions());
    this.keep(ref, panel, start);
  }

  private keep(ref: RecordRef, webviewPanel: vscode.WebviewPanel, start: RecordPanelStart): void {
    const panel = new RecordPanel(ref, webviewPanel, this.dependencies, start);
    this.panels.add(panel);
    panel.onDidChange(() => this.changed.fire());
    panel.onDidDispose(() => {
      this.panels.delete(panel);
      panel.dispose();
      this.changed.fire();
    });
    this.changed.fire();
  }

  private webviewOptions(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [webviewRoot(this.dependencies.extensionUri)] };
  }
}

/** Whether the user wants previews at all. */
function hasPreviews(): boolean {
  return vscode.workspace.getConfiguration("workbench.editor").get<boolean>("enablePreview") !== false;
}
