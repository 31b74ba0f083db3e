import type * as vscode from "vscode";
import type { ContextKeys } from "../contextKeys";
import { Disposables, type Disposable } from "../disposables";
import type { RowCommands } from "./rowCommands";
import { contextValueOf } from "./rows/rowLook";

/** The record page that the user turned to after the last selection of a row, as the contextValue of its row. */
export interface PageContext {
  readonly onDidChange: vscode.Event<void>;
  contextInFront(): string | undefined;
}

/**
 * Publishes what commands of the command palette act on, so that the palette offers only the commands that apply to it:
 * `forticloud.row` is the contextValue of the first selected row or of the record page in front, whichever the user
 * turned to last.
 */
export class PaletteRow implements Disposable {
  private readonly disposables = new Disposables();
  private page: PageContext | undefined;

  constructor(
    private readonly rows: Pick<RowCommands, "selection" | "onDidChange">,
    private readonly contextKeys: ContextKeys,
  ) {
    this.disposables.add(rows.onDidChange(() => this.publish()));
  }

  /** Record pages exist only after their code is loaded. */
  addPages(page: PageContext): void {
    this.page = page;
    this.disposables.add(page.onDidChange(() => this.publish()));
    this.publish();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private publish(): void {
    const { selection } = this.rows;
    const page = this.page?.contextInFront();
    const [first] = selection;
    this.contextKeys.set("forticloud.row", page ?? (first ? contextValueOf(first.look()) : ""));
    this.contextKeys.set("forticloud.severalRows", page === undefined && selection.length > 1);
  }
}
