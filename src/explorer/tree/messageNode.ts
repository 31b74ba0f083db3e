import * as vscode from "vscode";
import { defined } from "../../defined";
import { ServiceError } from "../../services/errors";
import { timeAgoWords, dataAgeWords } from "../rows/time";
import { conditionRow } from "../rows/condition";
import { joinParts, type RowLook } from "../rows/rowLook";
import type { Condition } from "../../manifest/views";
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

  override look(): RowLook {
    const { label, todo, icon, command } = conditionRow(this.host.view, this.condition);
    const { error, words } = this.reason;
    return {
      id: this.id,
      label: words ?? label,
      icon,
      context: ["message", this.condition],
      ...defined({ description: todo, command }),
      ...(error !== undefined && { tooltip: [this.host.errors.describe(error, this.profileId)] }),
    };
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

  override look(): RowLook {
    const { title, error, detail = "" } = this.remark;
    const { errors } = this.host;
    const again = vscode.l10n.t("Select to read the list again.");
    const row = {
      id: this.id,
      label: title,
      icon: "warning",
      color: "list.warningForeground",
      command: { command: "forticloud.retry", title: vscode.l10n.t("Reload") },
    };
    if (error === undefined) {
      const description = vscode.l10n.t("select to reload");
      return { ...row, description, tooltip: [title, detail, again], context: ["message", "remark"] };
    }
    return {
      ...row,
      description: errors.words(error, this.profileId).title,
      tooltip: [title, detail, errors.describe(error, this.profileId), again],
      context: ["message", "error"],
    };
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

  override look(): RowLook {
    const { errors } = this.host;
    const { title, todo } = errors.words(this.error, this.profileId);
    const now = Date.now();
    const since = this.since ?? now;
    const remedies = errors.remedies(this.error, this.profileId).map(({ command }) => command.replace(/^.*\./, ""));
    const isRefused = ServiceError.is(this.error) && this.error.category === "rateLimit";
    return {
      id: this.id,
      label: title,
      description: joinParts(dataAgeWords(since, now), todo),
      ...(this.since === undefined
        ? { icon: "error", color: "list.errorForeground" }
        : { icon: "warning", color: "list.warningForeground" }),
      tooltip: [
        errors.describe(this.error, this.profileId),
        this.since === undefined ? "" : vscode.l10n.t("What is shown is as of {0}.", timeAgoWords(since, now)),
        vscode.l10n.t("Select to try again."),
      ],
      context: ["message", "error", ...remedies, isRefused ? "tryNow" : ""],
      command: { command: "forticloud.retry", title: vscode.l10n.t("Try Again") },
    };
  }
}

/** Stands where something would be told that the service does not tell. */
export class UnavailableNode extends ChildNode {
  /** @param reason few words of ours for the row, where the error's own are not the best. */
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    key: string,
    private readonly label: string,
    private readonly error: unknown,
    private readonly reason?: string,
  ) {
    super(`${parent.id}/unavailable/${key}`, parent);
  }

  override look(): RowLook {
    const { errors } = this.host;
    return {
      id: this.id,
      label: this.label,
      description: this.reason ?? errors.words(this.error, this.profileId).title,
      icon: "circle-slash",
      color: "disabledForeground",
      tooltip: [errors.describe(this.error, this.profileId)],
      context: ["message", "error"],
      command: { command: "forticloud.retry", title: vscode.l10n.t("Try Again") },
    };
  }
}
