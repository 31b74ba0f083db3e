import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import { Disposables, type Disposable } from "../disposables";
import type { Connections } from "../profiles/connections";
import type { RequestGates } from "../profiles/requestGates";
import type { RequestWaits } from "../profiles/requestWaits";
import { readRecord, recordFacts } from "../records/recordKinds";
import type { RecordRef } from "../records/recordRef";
import type { Target } from "../records/target";
import type { Dialogs } from "../ui/dialogs";
import type { ExplorerView } from "./explorerView";
import type { RecordUpdates } from "./recordUpdates";
import type { RowActivity } from "./rowActivity";
import { type RowContent, TreeNode } from "./tree/node";
import { ErrorNode } from "./tree/messageNode";
import { LoadMoreNode } from "./tree/loadMoreNode";
import { RecordNode } from "./tree/recordNode";

interface RowCommandParts {
  readonly connections: Pick<Connections, "fortitoken" | "forticnp" | "retry">;
  readonly activity: RowActivity;
  readonly records: RecordUpdates;
  readonly gates: Pick<RequestGates, "tryNow">;
  readonly waits: Pick<RequestWaits, "blocked">;
  readonly dialogs: Pick<Dialogs, "info">;
}

/** The commands of a single row. From the command palette they use the row that was selected last. */
export class RowCommands implements Disposable {
  private readonly disposables = new Disposables();
  private lastView: ExplorerView | undefined;
  private lastSelected = 0;
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  /** The selected rows of the last view, or the way that they look, changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    views: readonly ExplorerView[],
    private readonly parts: RowCommandParts,
  ) {
    for (const view of views) {
      this.disposables.add(
        view.tree.onDidChangeSelection(() => {
          this.lastView = view;
          this.lastSelected = Date.now();
          this.changed.fire();
        }),
      );
      this.disposables.add(
        view.onDidChangeTreeData(() => {
          if (view === this.lastView) this.changed.fire();
        }),
      );
    }
  }

  /** The first selected row of the view in which the user last selected one. */
  get selected(): TreeNode | undefined {
    return this.selection[0];
  }

  /** When that was; epoch ms. */
  get selectedAt(): number {
    return this.lastSelected;
  }

  /** All selected rows of that view. */
  get selection(): readonly TreeNode[] {
    return this.lastView?.tree.selection ?? [];
  }

  commands(): CommandTable<Target> {
    return {
      "forticloud.refreshRow": (target: Target) => this.refresh(this.nodeOf(target)),
      "forticloud.retry": (target: Target) => this.retry(this.nodeOf(target)),
      "forticloud.tryNow": (target: Target) => this.tryNow(target),
      "forticloud.loadMore": (target: Target) => this.loadMore(this.nodeOf(target)),
    };
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private nodeOf({ row }: Target): TreeNode | undefined {
    return row instanceof TreeNode ? row : this.selected;
  }

  private async refresh(node: TreeNode | undefined): Promise<void> {
    if (!node) return this.askToSelect();
    this.parts.connections.retry(node.profileId);
    const alone = node instanceof RecordNode && recordFacts[node.ref.kind].alone;
    if (alone) await this.readAgain(node.ref);
    if (node.content) node.content.refresh();
    else if (!alone) contentAround(node)?.refresh();
  }

  private async retry(node: TreeNode | undefined): Promise<void> {
    if (node) this.parts.connections.retry(node.profileId);
    if (node instanceof LoadMoreNode) return node.run();
    const content = node && (node.content ?? contentAround(node));
    if (content) content.refresh();
    else await this.askToSelect();
  }

  /**
   * Ends a pause of requests: on an error row for its profile, with profile ids for those, otherwise for all paused
   * profiles. Any other row is ignored, because a view's title passes the focused row.
   */
  private async tryNow({ row, words }: Target): Promise<void> {
    const { gates, waits } = this.parts;
    if (row instanceof ErrorNode) gates.tryNow([row.profileId]);
    else gates.tryNow(words.length > 0 ? words : waits.blocked());
    if (row instanceof ErrorNode) await this.retry(row);
  }

  private async loadMore(node: TreeNode | undefined): Promise<void> {
    const content = node && (node.content ?? contentAround(node));
    const more = node instanceof LoadMoreNode ? node : content?.rows.find((row) => row instanceof LoadMoreNode);
    if (more instanceof LoadMoreNode) await more.run();
    else await this.parts.dialogs.info(vscode.l10n.t("Select a row of a list that has more to load, then try again."));
  }

  private async readAgain(ref: RecordRef): Promise<void> {
    const { activity, records } = this.parts;
    const record = await activity.run(ref, vscode.l10n.t("Refreshing…"), () => readRecord(this.parts.connections, ref));
    records.replace(ref.profileId, record);
  }

  private askToSelect(): Promise<void> {
    return this.parts.dialogs.info(vscode.l10n.t("Select a row in one of the FortiCloud views, then try again."));
  }
}

/** The content that contains the row. */
function contentAround(node: TreeNode): RowContent | undefined {
  return node.parent?.content;
}
