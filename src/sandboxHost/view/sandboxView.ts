import * as vscode from "vscode";
import { defined } from "../../defined";
import { Disposables, type Disposable } from "../../disposables";
import type { ContextKeys } from "../../contextKeys";
import { toTreeItem, type SanitizedItem } from "../../explorer/rows/rowLook";
import type { RowSource, ViewShell } from "../../explorer/viewShell";
import type { SandboxWatch } from "../sandboxWatch";
import { liveSections } from "./liveRows";
import type { SandboxRow } from "./sandboxRow";
import { setupSections } from "./setupRows";

/** A row in the tree. The node of a section is reused when its content changes. */
export class SandboxNode {
  constructor(public row: SandboxRow) {}
}

/**
 * The Sandbox view's rows. The view exists while the context key `forticloud.sandbox.state` is `running`. It has no
 * badge, because the editor adds the badges of a container, and the one of new alerts would not be readable.
 */
export class SandboxView implements RowSource<SandboxNode>, Disposable {
  private readonly disposables = new Disposables();
  private readonly treeChanged = this.disposables.add(new vscode.EventEmitter<SandboxNode | undefined>());
  private sections: readonly SandboxNode[] = [];
  readonly onDidChangeTreeData = this.treeChanged.event;

  constructor(
    private readonly shell: ViewShell<SandboxNode>,
    private readonly watch: SandboxWatch,
    private readonly contextKeys: ContextKeys,
  ) {
    const { tree } = shell;
    this.disposables.add(tree.onDidChangeVisibility(({ visible }) => watch.show(visible)));
    this.disposables.add(watch.onDidChange(() => this.stateChanged()));
    watch.show(tree.visible);
    shell.attach(this);
  }

  async getChildren(node?: SandboxNode): Promise<SandboxNode[]> {
    if (node) return (node.row.rows ?? []).map((row) => new SandboxNode(row));
    await this.watch.ready();
    this.showBesideTitle();
    this.sections = this.rows().map((row) => this.section(row.id) ?? new SandboxNode(row));
    return [...this.sections];
  }

  /** Rows are never revealed, so no parent is needed. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: SandboxNode): SanitizedItem {
    const { rows, open = false, context = "", ...look } = node.row;
    const children = rows && (open ? ("expanded" as const) : ("collapsed" as const));
    return toTreeItem({ ...look, context: ["sandbox", context], ...defined({ children }) }, node);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** Redraws only changed sections, so that a row's buttons stay under the pointer. */
  private stateChanged(): void {
    this.showBesideTitle();
    const rows = this.rows();
    const isSame = rows.length === this.sections.length && rows.every(({ id }, i) => this.sections[i]?.row.id === id);
    for (const row of rows) {
      const node = this.section(row.id);
      if (!node || JSON.stringify(node.row) === JSON.stringify(row)) continue;
      node.row = row;
      if (isSame) this.treeChanged.fire(node);
    }
    if (!isSame) this.treeChanged.fire(undefined);
  }

  private rows(): SandboxRow[] {
    const { state } = this.watch;
    return state ? [...liveSections(state), ...setupSections(state)] : [];
  }

  private section(id: string): SandboxNode | undefined {
    return this.sections.find(({ row }) => row.id === id);
  }

  private showBesideTitle(): void {
    const { state } = this.watch;
    const { tree } = this.shell;
    this.contextKeys.set("forticloud.sandbox.state", state ? "running" : "absent");
    tree.description = state ? new URL(state.fortitokenUrl).host : "";
  }
}
