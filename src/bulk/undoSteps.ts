import * as vscode from "vscode";
import type { UserUpdate } from "../contract";
import type { ChangeStep, Members, RunState, UserRun, UserStep } from "./engine/userRun";

/** What takes back a run. */
export interface RunUndo {
  readonly steps: readonly ChangeStep[];
  /** Why the other changed users stay as they are; empty if there is none. */
  readonly why: string;
}

const switches: ReadonlySet<string> = new Set(["active", "lockout", "bypass"]);
const texts: ReadonlySet<string> = new Set([
  "username",
  "email",
  "mobile_number",
  "auth_method",
  "notification_method",
]);

/**
 * The changes that take back what the run wrote. A user who no longer has it is not changed: the step was decided for
 * the values that the run wrote (`ChangeStep.seen`).
 */
export function undoOfRun({ steps }: UserRun, state: RunState): RunUndo {
  const written = steps.flatMap((step, index) => {
    const result = state.outcome(index)?.result;
    return result === "changed" || result === "created" || result === "deleted"
      ? [{ step, inverse: inverseOf(step, state.before(index)) }]
      : [];
  });
  const final = written.find(({ inverse }) => inverse === undefined);
  return {
    steps: written.flatMap(({ inverse }) => inverse ?? []),
    why: final ? whyFinal(final.step) : "",
  };
}

/** Undefined if the step cannot be taken back. @param before the user right before the step */
function inverseOf(step: UserStep, before: Members | undefined): ChangeStep | undefined {
  if (step.action !== "change" || !before) return undefined;
  const { id, name, place, change } = step;
  const members = Object.keys(change);
  const isVisible = members.every((member) => (switches.has(member) || texts.has(member)) && member in before);
  if (!isVisible) return undefined;
  const values = members.map((member) => {
    const value = before[member] ?? "";
    return [member, switches.has(member) ? value === "true" : value];
  });
  return {
    action: "change",
    id,
    name,
    ...(place === undefined ? {} : { place }),
    change: Object.fromEntries(values) as UserUpdate,
    seen: Object.fromEntries(Object.entries(change).map(([member, value]) => [member, String(value)])),
  };
}

function whyFinal(step: UserStep): string {
  if (step.action === "delete") return vscode.l10n.t("The service keeps no copy of a deleted user.");
  if (step.action === "create") return vscode.l10n.t("Undo does not delete users. Delete the created users yourself.");
  return "change_token" in step.change
    ? vscode.l10n.t("A new token permanently replaces the previous one.")
    : vscode.l10n.t("The previous values are unknown.");
}
