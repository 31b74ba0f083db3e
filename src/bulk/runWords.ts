import * as vscode from "vscode";
import type { RunState, UserRun } from "./engine/userRun";
import { resultCounts } from "./reportTable";
import { selectionActions } from "./selectionActions";

export function userCount(count: number): string {
  return count === 1 ? vscode.l10n.t("1 user") : vscode.l10n.t("{0} users", count);
}

/** "Disabled 9 users in Lab; 1 was already disabled." or "Import of hires.csv in Lab: 20 created." */
export function doneWords({ command, title, profile }: UserRun, state: RunState): string {
  const action = Object.entries(selectionActions).find(([key]) => key === command)?.[1];
  if (!action) return vscode.l10n.t("{0} in {1}: {2}.", title, profile, resultCounts(state));
  const [already, failed, unknown] = [state.count("already"), state.count("notDone"), state.count("unknown")];
  const parts = [action.done(userCount(state.count("changed") + state.count("deleted")), profile)];
  if (already > 0 && action.already) {
    const words = action.already();
    parts.push(already === 1 ? vscode.l10n.t("1 was {0}", words) : vscode.l10n.t("{0} were {1}", already, words));
  }
  if (failed > 0) parts.push(vscode.l10n.t("{0} failed", failed));
  if (unknown > 0) parts.push(vscode.l10n.t("the result of {0} is unknown", unknown));
  return `${parts.join("; ")}.`;
}

/** "Import of hires.csv in Lab stopped after 9 of 20 users: the cause". */
export function stoppedWords({ title, profile }: UserRun, { through, total }: RunState, why?: string): string {
  return why === undefined
    ? vscode.l10n.t("{0} in {1} stopped after {2} of {3}.", title, profile, through, userCount(total))
    : vscode.l10n.t("{0} in {1} stopped after {2} of {3}: {4}", title, profile, through, userCount(total), why);
}
