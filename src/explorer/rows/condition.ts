import * as vscode from "vscode";
import { ServiceError } from "../../services/errors";
import { type Condition, type ViewName, views } from "../../manifest/views";

export function conditionOf(error: unknown): Condition | undefined {
  if (!ServiceError.is(error)) return undefined;
  if (error.category === "signedOut" || error.category === "notOffered") return error.category;
  return error.category === "permission" ? "noPermission" : undefined;
}

interface ConditionRow {
  readonly label: string;
  /** Explains what a click does. */
  readonly todo?: string;
  readonly icon: string;
  readonly command?: { readonly command: string; readonly title: string };
}

/**
 * A condition as a row under a profile or a record. The view's welcome text (`manifest/welcomes.ts`) starts with the
 * same text.
 */
export function conditionRow(view: ViewName, condition: Condition): ConditionRow {
  switch (condition) {
    case "signedOut":
      return {
        label: vscode.l10n.t("Signed out"),
        todo: vscode.l10n.t("Select to sign in"),
        icon: "sign-in",
        command: { command: "forticloud.signIn", title: vscode.l10n.t("Sign In") },
      };
    case "noPermission":
      return {
        label: vscode.l10n.t("No permission to see this"),
        todo: vscode.l10n.t("Select to test the connection"),
        icon: "lock",
        command: { command: "forticloud.testConnection", title: vscode.l10n.t("Test Connection") },
      };
    case "notOffered":
      return { label: vscode.l10n.t("Not available on this tenant"), icon: "circle-slash" };
    case "filteredEmpty":
      return {
        label: vscode.l10n.t("Nothing matches the filter"),
        todo: vscode.l10n.t("Select to clear it"),
        icon: "filter",
        command: { command: `forticloud.${view}.clearFilter`, title: vscode.l10n.t("Clear Filter") },
      };
    case "empty":
      return { label: vscode.l10n.t(views[view].empty), icon: "info" };
  }
}
