import * as vscode from "vscode";
import { ServiceError } from "../../services/errors";
import type { ViewName } from "../viewName";

/** Why a list shows no rows, where that is no fault: the person signs in, asks for rights, adds or clears something. */
export type Condition = "signedOut" | "noPermission" | "notOffered" | "empty" | "filteredEmpty";

export function conditionOf(error: unknown): Condition | undefined {
  if (!ServiceError.is(error)) return undefined;
  if (error.category === "signedOut" || error.category === "notOffered") return error.category;
  return error.category === "permission" ? "noPermission" : undefined;
}

interface ConditionRow {
  readonly label: string;
  /** What the row's click does. */
  readonly todo?: string;
  readonly icon: string;
  readonly command?: { readonly command: string; readonly title: string };
}

/** How a condition looks as a row under a profile or a record; the view's welcome content (`manifest/welcomes.ts`) starts with the same words. */
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
      return { label: vscode.l10n.t("Not offered by this tenant"), icon: "circle-slash" };
    case "filteredEmpty":
      return {
        label: vscode.l10n.t("Nothing matches the filter"),
        todo: vscode.l10n.t("Select to clear it"),
        icon: "filter",
        command: { command: `forticloud.${view}.clearFilter`, title: vscode.l10n.t("Clear Filter") },
      };
    case "empty":
      return { label: emptyWords[view](), icon: "info" };
  }
}

const emptyWords: Readonly<Record<ViewName, () => string>> = {
  realms: () => vscode.l10n.t("No realms that this sign-in may see"),
  users: () => vscode.l10n.t("No users yet"),
  tokens: () => vscode.l10n.t("No tokens"),
  licence: () => vscode.l10n.t("FortiToken Cloud returned no licence information"),
  alerts: () => vscode.l10n.t("No alerts in this time range"),
  resources: () => vscode.l10n.t("No resources"),
  cloudAccounts: () => vscode.l10n.t("This company has no cloud accounts"),
  countries: () => vscode.l10n.t("FortiCNP returned no countries"),
  reference: () => vscode.l10n.t("The list is empty"),
};
