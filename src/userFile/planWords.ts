import * as vscode from "vscode";
import { freeUsers, type Room } from "../services/fortitoken/freeUsers";
import type { ReadUsers } from "./fileUsers";
import { countsOf, type PlanCounts, type UserPlan } from "./userPlan";

/** "create 4, modify 2, delete 1", without zeros. */
export function plannedWords({ create, modify, delete: remove }: PlanCounts): string {
  return [
    ...(create > 0 ? [vscode.l10n.t("create {0}", create)] : []),
    ...(modify > 0 ? [vscode.l10n.t("modify {0}", modify)] : []),
    ...(remove > 0 ? [vscode.l10n.t("delete {0}", remove)] : []),
  ].join(", ");
}

export function planTitle({ fileName, realm, profile }: ReadUsers): string {
  return vscode.l10n.t("Plan: {0} \u2194 realm {1} of {2}", fileName, realm.name, profile.label);
}

/** What the plan does, and which parts of the file it leaves out. */
export function planSummary(read: ReadUsers, plan: UserPlan): string {
  const steps = plan.steps.length === 0 ? vscode.l10n.t("Nothing to create or modify") : plannedWords(countsOf(plan));
  return [steps, ...unchangedWords(plan), ...leftOutWords(read, plan)].join(" · ");
}

function unchangedWords({ unchanged }: UserPlan): readonly string[] {
  return unchanged > 0 ? [vscode.l10n.t("{0} unchanged", unchanged)] : [];
}

/** What of the file the plan leaves out. */
function leftOutWords({ file, others }: ReadUsers, plan: UserPlan): readonly string[] {
  return [
    ...(plan.open.length > 0 ? [vscode.l10n.t("{0} undecided", plan.open.length)] : []),
    ...(plan.skipped > 0 ? [vscode.l10n.t("{0} skipped", plan.skipped)] : []),
    ...(others > 0 ? [vscode.l10n.t("{0} in other realms left out", others)] : []),
    ...(plan.problems.length > 0 ? [vscode.l10n.t("{0} invalid", plan.problems.length)] : []),
    ...[...plan.notSet].map(([member, count]) => vscode.l10n.t("{0} of {1} users not set", member, count)),
    ...(file.unused.length > 0 ? [vscode.l10n.t("columns not used: {0}", file.unused.join(", "))] : []),
    ...(file.above.length > 0 ? [vscode.l10n.t("left out above the column names: {0}", file.above.join(", "))] : []),
  ];
}

/** The message that nothing is sent, with the parts of the file that are left out. */
export function nothingToDo(read: ReadUsers, plan: UserPlan): string {
  const { realm, profile } = read;
  const leftOut = leftOutWords(read, plan);
  return leftOut.length === 0
    ? vscode.l10n.t("Realm {0} of {1} already matches the file; nothing was sent.", realm.name, profile.label)
    : vscode.l10n.t(
        "Nothing to change in realm {0} of {1}; nothing was sent: {2}.",
        realm.name,
        profile.label,
        [...unchangedWords(plan), ...leftOut].join(" · "),
      );
}

/** Whether the free quota is enough for the new users. */
export function roomWords(room: Room, wanted: number): string {
  const free = freeUsers(room);
  if (free === undefined) return vscode.l10n.t("the free quota is unknown");
  const whose = free === room.realm ? vscode.l10n.t("the realm's quota") : vscode.l10n.t("the account's quota");
  if (wanted > free) {
    return vscode.l10n.t("{0} allows {1} more, {2} too few", whose, free, wanted - free);
  }
  const unknown = room.account === undefined ? [vscode.l10n.t("the account's quota is unknown")] : [];
  return [vscode.l10n.t("{0} allows {1} more", whose, free), ...unknown].join(", ");
}

/** The plan's source and whether the quota is enough, as sentences for the confirmation. */
export function sourceWords(source: string, { room }: { readonly room: string }): string {
  return room === "" ? source : [source, vscode.l10n.t("Quota: {0}.", room)].join(" ");
}
