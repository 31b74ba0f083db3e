import * as vscode from "vscode";
import type { SyncCounters } from "../services/fortitoken/userSync";
import type { PlanCounts } from "../userFile/userPlan";

/** "4 created, 2 modified, 1 deleted", without zeros. */
export function doneWords(counters: SyncCounters): string {
  const { create, modify, delete: remove } = counters;
  const words = [
    ...(create.success > 0 ? [vscode.l10n.t("{0} created", create.success)] : []),
    ...(modify.success > 0 ? [vscode.l10n.t("{0} modified", modify.success)] : []),
    ...(remove.success > 0 ? [vscode.l10n.t("{0} deleted", remove.success)] : []),
  ];
  return words.length === 0 ? vscode.l10n.t("nothing changed") : words.join(", ");
}

/** "1 not created, 2 not deleted"; empty when nothing failed. */
export function failedWords(counters: SyncCounters): string {
  const { create, modify, delete: remove } = counters;
  return [
    ...(create.failure > 0 ? [vscode.l10n.t("{0} not created", create.failure)] : []),
    ...(modify.failure > 0 ? [vscode.l10n.t("{0} not modified", modify.failure)] : []),
    ...(remove.failure > 0 ? [vscode.l10n.t("{0} not deleted", remove.failure)] : []),
  ].join(", ");
}

/** The number of processed users, successful or not. */
export function processedCount({ create, modify, delete: remove }: SyncCounters): number {
  return [create, modify, remove].reduce((sum, { success, failure }) => sum + success + failure, 0);
}

export function plannedCount({ create, modify, delete: remove }: PlanCounts): number {
  return create + modify + remove;
}
