import * as vscode from "vscode";
import { joinParts, tooltipLine } from "../../explorer/rows/rowLook";
import type { CodeState, PushState, SandboxState, TaskState } from "../sandboxState";
import type { SandboxRow } from "./sandboxRow";

/** The unanswered pushes, newest first. */
function waitingPushes({ pushes }: Pick<SandboxState, "pushes">): readonly PushState[] {
  return pushes.filter(({ status }) => status === "waiting");
}

/** What happens in the sandbox: pushes, codes, user syncs. A section expands when it gets its first row. */
export function liveSections(state: SandboxState): SandboxRow[] {
  const pushes = waitingPushes(state);
  const { codes, tasks, now } = state;
  const running = tasks.filter(({ done, total }) => done < total);
  return [
    liveSection(
      { id: "pushes", label: vscode.l10n.t("Waiting Pushes"), icon: "bell" },
      pushes.map((push) => pushRow(push, now)),
      vscode.l10n.t("Approve or reject pushes as on the user's phone."),
    ),
    liveSection(
      { id: "codes", label: vscode.l10n.t("Codes"), icon: "key" },
      codes.map((code) => codeRow(code, now)),
      vscode.l10n.t("Codes sent by e-mail or SMS. Use the button of this row to copy the code of a user's token."),
    ),
    liveSection(
      { id: "tasks", label: vscode.l10n.t("User Syncs"), icon: "sync" },
      tasks.map(taskRow),
      vscode.l10n.t("Tasks of user syncs."),
      running.length === 0 ? undefined : vscode.l10n.t("{0} running", running.length),
    ),
  ];
}

/** The remaining time, such as `52 s` or `4 min`. Both in epoch ms. */
export function timeLeft(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  if (seconds < 100) return vscode.l10n.t("{0} s left", seconds);
  return vscode.l10n.t("{0} min left", Math.ceil(seconds / 60));
}

function liveSection(
  look: Pick<SandboxRow, "id" | "label" | "icon">,
  rows: readonly SandboxRow[],
  help: string,
  description = rows.length === 0 ? vscode.l10n.t("none") : String(rows.length),
): SandboxRow {
  const tooltip = [help];
  // An empty section has another id: the editor stores the expansion by id, and an empty section cannot expand.
  if (rows.length === 0) return { ...look, id: `${look.id}/none`, description, tooltip, context: look.id };
  return { ...look, description, tooltip, context: look.id, rows, open: true };
}

function pushRow(push: PushState, now: number): SandboxRow {
  const { authid, username, realm, expiresAt } = push;
  return {
    id: `pushes/${authid}`,
    label: username,
    description: joinParts(realm, timeLeft(expiresAt, now)),
    icon: "device-mobile",
    color: "notificationsInfoIcon.foreground",
    tooltip: [username, tooltipLine(vscode.l10n.t("Realm"), realm), tooltipLine("authid", authid)],
    context: "push",
    target: { push },
  };
}

function codeRow({ username, realm, method, code, expiresAt }: CodeState, now: number): SandboxRow {
  return {
    id: `codes/${realm}/${username}/${method}`,
    label: username,
    description: joinParts(code, method, timeLeft(expiresAt, now)),
    icon: "key",
    tooltip: [username, tooltipLine(vscode.l10n.t("Realm"), realm), tooltipLine(method, code)],
    context: "code",
    target: { copies: code },
  };
}

function taskRow({ id, status, total, done }: TaskState): SandboxRow {
  return {
    id: `tasks/${id}`,
    label: vscode.l10n.t("{0} of {1} users", done, total),
    description: status,
    icon: done < total ? "sync~spin" : "check",
    tooltip: [tooltipLine(vscode.l10n.t("Task"), id)],
    context: "task",
  };
}
