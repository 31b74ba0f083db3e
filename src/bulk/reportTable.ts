import * as vscode from "vscode";
import { csvLine } from "../ui/csvCell";
import type { Members, RunState, StepOutcome, UserRun, UserStep } from "./engine/userRun";

/** Columns for what a file can set, with the names that an import of the report reads. */
const settable = [
  "email",
  "mobile_number",
  "auth_method",
  "notification_method",
  "user_data",
  "token",
  "active",
  "bypass",
] as const;
const shownBefore = [
  "email",
  "mobile_number",
  "auth_method",
  "notification_method",
  "active",
  "lockout",
  "bypass",
] as const;

/**
 * A run's rows as CSV without formulas: the requested changes, the results and the previous values. Column names are not translated, as
 * an import reads them.
 */
export function reportTable({ steps }: UserRun, state: RunState): string {
  const rows = steps.map((step, index) => {
    const outcome = state.outcome(index);
    const wanted = wantedOf(step);
    const before = state.before(index) ?? {};
    return [
      step.place ?? String(index + 1),
      step.name,
      step.action === "delete" ? "delete" : "",
      outcomeText(step),
      resultWord(outcome, state.mayBeSent(index)),
      outcome?.problem ?? "",
      ...settable.map((name) => wanted[name] ?? ""),
      ...shownBefore.map((name) => before[name] ?? ""),
    ];
  });
  const head = ["row", "username", "action", "to_do", "result", "problem", ...settable];
  const header = [...head, ...shownBefore.map((name) => `before_${name}`)];
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join("");
}

/** "480 created, 10 changed, 2 not done", without zeros. */
export function resultCounts(state: RunState): string {
  const counts = (["created", "changed", "deleted", "already", "notDone", "unknown"] as const).flatMap((result) => {
    const count = state.count(result);
    return count > 0 ? [`${count} ${resultWord({ result }, true)}`] : [];
  });
  return counts.join(", ");
}

function outcomeText(step: UserStep): string {
  if (step.action === "create") return vscode.l10n.t("create");
  if (step.action === "delete") return vscode.l10n.t("delete");
  // Members that a file cannot set have no column.
  const others = Object.entries(wantedOf(step)).filter(([name]) => !(settable as readonly string[]).includes(name));
  return [vscode.l10n.t("change"), ...others.map(([name, value]) => `${name} ${value}`)].join(" \u00b7 ");
}

function wantedOf(step: UserStep): Members {
  if (step.action === "delete") return {};
  const {
    username: _username,
    realm_id: _realm,
    ...rest
  } = (step.action === "create" ? { ...step.user, ...step.then } : step.change) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
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
      return vscode.l10n.t("already done");
    case "notDone":
      return vscode.l10n.t("not done");
    case "unknown":
      return vscode.l10n.t("unknown");
    case undefined:
      return mayBeSent ? vscode.l10n.t("interrupted") : vscode.l10n.t("to do");
  }
}
