import * as vscode from "vscode";
import type { ReadUsers } from "./fileUsers";
import { countsOf, type PlanCounts, type UserPlan } from "./userPlan";

/** "create 4, modify 2, delete 1"; only what there is. */
export function toDo({ create, modify, delete: remove }: PlanCounts): string {
  return [
    ...(create > 0 ? [vscode.l10n.t("create {0}", create)] : []),
    ...(modify > 0 ? [vscode.l10n.t("modify {0}", modify)] : []),
    ...(remove > 0 ? [vscode.l10n.t("delete {0}", remove)] : []),
  ].join(", ");
}

export function planTitle({ fileName, realm, profile }: ReadUsers): string {
  return vscode.l10n.t("Plan: {0} \u2194 realm {1} of {2}", fileName, realm.name, profile.label);
}

/** What would happen, and what of the file is left out. */
export function planSummary({ file, others }: ReadUsers, plan: UserPlan): string {
  return [
    plan.steps.length === 0 ? vscode.l10n.t("Nothing to create or modify") : toDo(countsOf(plan)),
    ...(plan.unchanged > 0 ? [vscode.l10n.t("{0} unchanged", plan.unchanged)] : []),
    ...(others > 0 ? [vscode.l10n.t("{0} of other realms left out", others)] : []),
    ...(file.unused.length > 0 ? [vscode.l10n.t("columns not used: {0}", file.unused.join(", "))] : []),
  ].join(" · ");
}

/** "Realm branch-lab of Example is as the file says …" */
export function nothingToDo({ realm, profile }: ReadUsers): string {
  return vscode.l10n.t("Realm {0} of {1} is as the file says; nothing was sent.", realm.name, profile.label);
}
