import * as vscode from "vscode";
import { joinParts } from "../rows/rowLook";
import { type TreeHost, ChildNode, type TreeNode } from "./node";

type LoadMoreState = "ready" | "loading" | { readonly error: unknown };

interface LongerList {
  readonly owner: TreeNode;
  readonly extent: string;
  loadMore(): Promise<TreeNode | undefined>;
}

/** The last row of a list that goes on; it stays where it is while its page loads, and keeps the keyboard. */
export class LoadMoreNode extends ChildNode {
  private state: LoadMoreState = "ready";

  constructor(
    readonly list: LongerList,
    private readonly host: TreeHost,
  ) {
    super(`${list.owner.id}/more`, list.owner);
  }

  /** Adds the next page; the keyboard goes on with its first row. */
  async run(): Promise<void> {
    const first = await this.list.loadMore();
    if (first) await this.host.reveal(first);
  }

  /** The row looks like it when it is next read. */
  become(state: LoadMoreState): void {
    this.state = state;
  }

  override treeItem(): vscode.TreeItem {
    const failure = typeof this.state === "object" ? this.state : undefined;
    const item = new vscode.TreeItem(
      this.state === "loading" ? vscode.l10n.t("Loading more…") : vscode.l10n.t("Load more"),
    );
    item.id = this.id;
    const { errors } = this.host;
    const words = failure && errors.words(failure.error, this.profileId);
    item.description = words ? joinParts(words.title, words.todo) : `(${this.list.extent})`;
    item.tooltip = failure ? errors.describe(failure.error, this.profileId) : this.list.extent;
    item.iconPath = failure
      ? new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"))
      : new vscode.ThemeIcon(this.state === "loading" ? "loading~spin" : "ellipsis");
    item.contextValue = failure ? "message error" : "more";
    item.command = { command: "forticloud.loadMore", title: vscode.l10n.t("Load More"), arguments: [this] };
    return item;
  }
}
