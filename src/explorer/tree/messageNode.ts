import * as vscode from "vscode";
import { ServiceError } from "../../services/errors";
import { linesShown } from "../../ui/shownItem";
import { timeAgoWords, dataAgeWords } from "../rows/time";
import { conditionRow } from "../rows/conditionRow";
import { joinParts } from "../rows/rowLook";
import type { Condition } from "./condition";
import { type TreeHost, ChildNode, type TreeNode } from "./node";

/** Says in a row why there are no others; the row's click is the way out. */
export class ConditionNode extends ChildNode {
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    readonly condition: Condition,
    /** The error it stands for, or words of its own. */
    private readonly reason: { readonly error?: unknown; readonly words?: string } = {},
  ) {
    super(`${parent.id}/message`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const row = conditionRow(this.host.view, this.condition);
    const { error, words } = this.reason;
    const item = new vscode.TreeItem(words ?? row.label);
    item.id = this.id;
    if (row.todo !== undefined) item.description = row.todo;
    if (error !== undefined) item.tooltip = this.host.errors.describe(error, this.profileId);
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.contextValue = `message ${this.condition}`;
    if (row.command) item.command = { ...row.command, arguments: [this] };
    return item;
  }
}

/** What a list's rows do not show by themselves: they changed while they were read, or what goes with them could not be read. */
export interface Remark {
  /** Tells it from the list's other remarks. */
  readonly key: string;
  readonly title: string;
  /** The failure it is about. */
  readonly error?: unknown;
  /** A sentence for the tooltip. */
  readonly detail?: string;
}

/** A remark above the rows it is about; its click reads them again. */
export class RemarkNode extends ChildNode {
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    private readonly remark: Remark,
  ) {
    super(`${parent.id}/remark/${remark.key}`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const { title, error, detail = "" } = this.remark;
    const { errors } = this.host;
    const again = vscode.l10n.t("Select to read the list again.");
    const item = new vscode.TreeItem(title);
    item.id = this.id;
    item.description =
      error === undefined ? vscode.l10n.t("select to reload") : errors.words(error, this.profileId).title;
    item.tooltip = linesShown([
      title,
      detail,
      error === undefined ? "" : errors.describe(error, this.profileId),
      again,
    ]);
    item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
    item.contextValue = error === undefined ? "message remark" : "message error";
    item.command = { command: "forticloud.retry", title: vscode.l10n.t("Reload"), arguments: [this] };
    return item;
  }
}

/** Says what went wrong with the rows beside or below it; the row's click tries again, its buttons are the ways out. */
export class ErrorNode extends ChildNode {
  /** @param since when the rows beside it were loaded, epoch ms; absent when there are none. */
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    private readonly error: unknown,
    private readonly since: number | undefined,
  ) {
    super(`${parent.id}/error`, parent);
  }

  override treeItem(): vscode.TreeItem {
    const { errors } = this.host;
    const { title, todo } = errors.words(this.error, this.profileId);
    const since = this.since ?? Date.now();
    const age =
      this.since === undefined ? "" : vscode.l10n.t("What is shown is as of {0}.", timeAgoWords(since, Date.now()));
    const item = new vscode.TreeItem(title);
    item.id = this.id;
    item.description = joinParts(dataAgeWords(since, Date.now()), todo);
    item.tooltip = linesShown([
      errors.describe(this.error, this.profileId),
      age,
      vscode.l10n.t("Select to try again."),
    ]);
    item.iconPath = new vscode.ThemeIcon(
      this.since === undefined ? "error" : "warning",
      new vscode.ThemeColor(this.since === undefined ? "list.errorForeground" : "list.warningForeground"),
    );
    const remedies = errors.remedies(this.error, this.profileId).map(({ command }) => command.replace(/^.*\./, ""));
    const isRefused = ServiceError.is(this.error) && this.error.category === "rateLimit";
    item.contextValue = ["message error", ...remedies, ...(isRefused ? ["tryNow"] : [])].join(" ");
    item.command = { command: "forticloud.retry", title: vscode.l10n.t("Try Again"), arguments: [this] };
    return item;
  }
}
