import * as vscode from "vscode";
import { Disposables, type Disposable } from "../disposables";
import type { SanitizedItem } from "./rows/rowLook";

/** Where a view's rows come from. */
export interface RowSource<T> {
  readonly onDidChangeTreeData: vscode.Event<T | undefined>;
  getChildren(row?: T): Promise<T[]>;
  getTreeItem(row: T): SanitizedItem;
  getParent(row: T): T | undefined;
  /** The item with the tooltip that was left out, once it is shown. */
  resolveTreeItem?(item: SanitizedItem, row: T, token: vscode.CancellationToken): Promise<SanitizedItem>;
}

/** A view of the sidebar before its rows' code is loaded: that happens when it is first shown. */
export class ViewShell<T> implements vscode.TreeDataProvider<T>, Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<T | undefined>());
  private source: RowSource<T> | undefined;
  /** Its rows were asked for. */
  private opened = false;
  readonly onDidChangeTreeData = this.changed.event;
  readonly tree: vscode.TreeView<T>;

  /**
   * @param load attaches the view's rows.
   * @param canSelectMany whether several rows may be selected, for a command that takes them all.
   */
  constructor(
    id: string,
    private readonly load: () => Promise<unknown>,
    canSelectMany = false,
  ) {
    this.tree = this.disposables.add(
      vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true, canSelectMany }),
    );
  }

  /** From now on the rows are this one's. */
  attach(source: RowSource<T>): void {
    this.source = source;
    this.disposables.add(source.onDidChangeTreeData((row) => this.changed.fire(row)));
  }

  /**
   * The first rows come under a message that goes when they are there. VS Code draws nothing in a view that was collapsed until two seconds
   * after it is first opened, whatever its rows; a message that comes or goes makes it draw at once.
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
