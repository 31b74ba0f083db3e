import * as vscode from "vscode";
import { defined } from "../../defined";
import { ServiceError } from "../../services/errors";
import { timeAgoWords, dataAgeWords } from "../rows/time";
import { conditionRow } from "../rows/condition";
import { joinParts, type RowLook } from "../rows/rowLook";
import type { Condition } from "../../manifest/views";
import { type TreeHost, ChildNode, type TreeNode } from "./node";

/** A row that explains why there are no other rows. A click runs the remedy. */
export class ConditionNode extends ChildNode {
  constructor(
    parent: TreeNode,
    private readonly host: TreeHost,
    readonly condition: Condition,
    /** The error that caused the condition, or a text that replaces the condition's own. */
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

/** A warning about a list: it changed while it was read, or additional data could not be read. */
export interface Remark {
  /** Unique among the remarks of the list. */
  readonly key: string;
  readonly title: string;
  /** The error to describe. */
  readonly error?: unknown;
  /** A sentence for the tooltip. */
  readonly detail?: string;
}

/** A remark above the rows that it is about. A click reads them again. */
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

/** The error of a load, above the previous rows if there are any. A click retries; the buttons are the remedies. */
export class ErrorNode extends ChildNode {
  /** @param since epoch ms at which the rows below it were loaded; absent without rows */
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
        this.since === undefined ? "" : vscode.l10n.t("The rows were loaded {0}.", timeAgoWords(since, now)),
        vscode.l10n.t("Select to try again."),
      ],
      context: ["message", "error", ...remedies, isRefused ? "tryNow" : ""],
      command: { command: "forticloud.retry", title: vscode.l10n.t("Try Again") },
    };
  }
}

/** Represents a value that could not be read. A click retries. */
export class UnavailableNode extends ChildNode {
  /** @param reason replaces the short text of the error */
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
