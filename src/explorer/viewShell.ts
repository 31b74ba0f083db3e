import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import type { SanitizedItem } from "./rows/rowLook";

/** The source of a view's rows. */
export interface RowSource<T> {
  readonly onDidChangeTreeData: vscode.Event<T | undefined>;
  getChildren(row?: T): Promise<T[]>;
  getTreeItem(row: T): SanitizedItem;
  getParent(row: T): T | undefined;
  /** Adds the omitted tooltip to the item, when the tooltip is shown. */
  resolveTreeItem?(item: SanitizedItem, row: T, token: vscode.CancellationToken): Promise<SanitizedItem>;
}

/** A view of the sidebar before its rows' code is loaded. The code is loaded when the view is first shown. */
export class ViewShell<T> implements vscode.TreeDataProvider<T>, Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<T | undefined>());
  private source: RowSource<T> | undefined;
  /** Whether the editor has requested the rows. */
  private opened = false;
  readonly onDidChangeTreeData = this.changed.event;
  readonly tree: vscode.TreeView<T>;

  /**
   * @param load loads the code that attaches the view's rows
   * @param options.canSelectMany whether several rows can be selected, for a command on all of them
   */
  constructor(
    id: string,
    private readonly load: () => Promise<unknown>,
    options: { readonly canSelectMany?: boolean; readonly showCollapseAll?: boolean } = {},
  ) {
    this.tree = this.disposables.add(vscode.window.createTreeView(id, { treeDataProvider: this, ...options }));
  }

  /** Sets the source of the rows. */
  attach(source: RowSource<T>): void {
    this.source = source;
    this.disposables.add(source.onDidChangeTreeData((row) => this.changed.fire(row)));
  }

  /**
   * Shows a message while the first rows are loaded. VS Code draws a view that was collapsed only two seconds after it
   * is first opened, whatever its rows. If a message appears or disappears, it draws the view at once.
   */
  async getChildren(row?: T): Promise<T[]> {
    const message = !row && !this.opened ? vscode.l10n.t("Loading…") : undefined;
    if (message !== undefined) this.opened = true;
    if (message !== undefined && !this.tree.message) this.tree.message = message;
    try {
      if (!this.source) await this.load();
      return (await this.source?.getChildren(row)) ?? [];
    } finally {
      if (message !== undefined && this.tree.message === message) this.tree.message = "";
    }
  }

  getTreeItem(row: T): SanitizedItem {
    if (!this.source) throw new Error("There are no rows before their code is loaded");
    return this.source.getTreeItem(row);
  }

  getParent(row: T): T | undefined {
    return this.source?.getParent(row);
  }

  async resolveTreeItem(item: SanitizedItem, row: T, token: vscode.CancellationToken): Promise<SanitizedItem> {
    return (await this.source?.resolveTreeItem?.(item, row, token)) ?? item;
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
