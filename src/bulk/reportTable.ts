import * as vscode from "vscode";
import { csvLine } from "../ui/csvCell";
import type { Members, RunState, StepOutcome, UserRun, UserStep } from "./engine/userRun";

/** A run's rows as CSV, which a spreadsheet takes for text alone: what was to be done, what became of it, what was there before. */
export function reportTable({ steps }: UserRun, state: RunState): string {
  const rows = steps.map((step, index) => {
    const outcome = state.outcome(index);
    return [
      step.place ?? String(index + 1),
      step.name,
      wordOf(step),
      resultWord(outcome, state.mayBeSent(index)),
      outcome?.problem ?? "",
      membersText(state.before(index) ?? {}),
    ];
  });
  const header = [
    vscode.l10n.t("row"),
    vscode.l10n.t("user"),
    vscode.l10n.t("to do"),
    vscode.l10n.t("result"),
    vscode.l10n.t("problem"),
    vscode.l10n.t("before"),
  ];
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join("");
}

/** "480 created, 10 changed, 2 not done"; only what there is. */
export function resultCounts(state: RunState): string {
  const counts = (["created", "changed", "deleted", "already", "notDone", "unknown"] as const).flatMap((result) => {
    const count = state.count(result);
    return count > 0 ? [`${count} ${resultWord({ result }, true)}`] : [];
  });
  return counts.join(", ");
}

function wordOf(step: UserStep): string {
  if (step.action === "create")
    return [vscode.l10n.t("create"), membersText(textsOf({ ...step.user, ...step.then }))].join(": ");
  if (step.action === "delete") return vscode.l10n.t("delete");
  return [vscode.l10n.t("change"), membersText(textsOf(step.change))].join(": ");
}

function resultWord(outcome: Pick<StepOutcome, "result"> | undefined, mayBeSent: boolean): string {
  switch (outcome?.result) {
    case "created":
      return vscode.l10n.t("created");
    case "changed":
      return vscode.l10n.t("changed");
    case "deleted":
      return vscode.l10n.t("deleted");
    case "already":
      return vscode.l10n.t("so already");
    case "notDone":
      return vscode.l10n.t("not done");
    case "unknown":
      return vscode.l10n.t("not known");
    case undefined:
      return mayBeSent ? vscode.l10n.t("interrupted") : vscode.l10n.t("to do");
  }
}

function textsOf(members: object): Members {
  const { username: _username, realm_id: _realm, ...rest } = members as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
}

function membersText(members: Members): string {
  const { username: _username, realm_id: _realm, ...rest } = members;
  return Object.entries(rest)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name} ${value}`)
    .join(" · ");
}
