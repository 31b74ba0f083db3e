import * as vscode from "vscode";
import { joinParts, type RowLook } from "../rows/rowLook";
import { type TreeHost, ChildNode, type TreeNode } from "./node";

type LoadMoreState = "ready" | "loading" | { readonly error: unknown };

interface LongerList {
  readonly owner: TreeNode;
  readonly extent: string;
  loadMore(): Promise<TreeNode | undefined>;
}

/** The last row of an incomplete list. It keeps its position and the focus while the next page is loaded. */
export class LoadMoreNode extends ChildNode {
  private state: LoadMoreState = "ready";

  constructor(
    readonly list: LongerList,
    private readonly host: TreeHost,
  ) {
    super(`${list.owner.id}/more`, list.owner);
  }

  /** Loads the next page and moves the focus to its first row. */
  async run(): Promise<void> {
    const first = await this.list.loadMore();
    if (first) await this.host.reveal(first);
  }

  /** Sets the state, which the row shows when the editor next reads it. */
  become(state: LoadMoreState): void {
    this.state = state;
  }

  override look(): RowLook {
    const command = { command: "forticloud.loadMore", title: vscode.l10n.t("Load More") };
    const label = this.state === "loading" ? vscode.l10n.t("Loading more…") : vscode.l10n.t("Load more");
    const row = { id: this.id, label, command };
    const { extent } = this.list;
    if (typeof this.state !== "object") {
      const icon = this.state === "loading" ? "loading~spin" : "ellipsis";
      return { ...row, description: `(${extent})`, icon, tooltip: [extent], context: ["more"] };
    }
    const { errors } = this.host;
    const { error } = this.state;
    const { title, todo } = errors.words(error, this.profileId);
    return {
      ...row,
      description: joinParts(title, todo),
      icon: "error",
      color: "list.errorForeground",
      tooltip: [errors.describe(error, this.profileId)],
      context: ["message", "error"],
    };
  }
}
