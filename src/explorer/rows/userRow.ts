import * as vscode from "vscode";
import type { User } from "../../contract";
import type { ClientKind } from "../../services/fortitoken/clientKind";
import { userState, type UserState } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import { numberOf, text } from "../../services/readers";
import { brief, fact, nameOf, noteLines, type RowLook } from "./rowLook";
import { timeText } from "./time";

export interface UserFacts {
  readonly readOnly: boolean;
  /** Name of the user's realm, where the row does not stand under it and the name is known. */
  readonly realm?: string | undefined;
  readonly kind?: ClientKind | undefined;
}

export function userRow(record: ServiceRecord<User>, facts: UserFacts): RowLook {
  const user = record.value;
  const state = userState(user);
  const method = text(user.auth_method);
  return {
    label: nameOf(record, user.username),
    description: brief(
      text(user.email),
      facts.realm ?? method,
      state.temporary ? vscode.l10n.t("temporary token") : "",
    ),
    ...iconOf(state),
    tooltip: [
      nameOf(record, user.username),
      stateWords(state),
      fact(vscode.l10n.t("E-mail"), text(user.email)),
      fact(vscode.l10n.t("Phone"), text(user.mobile_number)),
      fact(vscode.l10n.t("Realm"), facts.realm),
      fact(vscode.l10n.t("Authentication"), method),
      fact(vscode.l10n.t("Notification"), text(user.notification_method)),
      facts.kind === "management" ? "" : fact(vscode.l10n.t("Source"), sourceWords(user)),
      state.temporary === undefined ? "" : fact(vscode.l10n.t("Temporary token"), onOff(state.temporary)),
      fact(vscode.l10n.t("Locked since"), timeText(user.lockout_at)),
      fact(vscode.l10n.t("Bypass since"), timeText(user.bypass_at)),
      fact(vscode.l10n.t("Failed attempts"), (numberOf(user.fail_times) ?? 0) > 0 ? text(user.fail_times) : undefined),
      fact(vscode.l10n.t("Changed"), timeText(user.updated_at) || timeText(user.created_at)),
      ...noteLines(record.notes),
    ],
    spoken: stateWords(state),
    context: [
      facts.readOnly ? "readOnly" : "writable",
      state.enabled ? "enabled" : "disabled",
      state.locked ? "locked" : "unlocked",
      state.bypass ? "bypassOn" : "bypassOff",
      ...(state.temporary === undefined ? [] : [state.temporary ? "temporaryOn" : "temporaryOff"]),
      ...(facts.kind ? [facts.kind] : []),
    ],
  };
}

function sourceWords({ user_data }: Readonly<User>): string {
  return text(user_data) === "1" ? vscode.l10n.t("LDAP") : vscode.l10n.t("local");
}

function onOff(on: boolean): string {
  return on ? vscode.l10n.t("on") : vscode.l10n.t("off");
}

/** All that holds, in words: "Disabled, locked". */
function stateWords({ enabled, locked, bypass, temporary }: UserState): string {
  return [
    enabled ? vscode.l10n.t("enabled") : vscode.l10n.t("disabled"),
    ...(locked ? [vscode.l10n.t("locked")] : []),
    ...(bypass ? [vscode.l10n.t("bypasses the second factor")] : []),
    ...(temporary ? [vscode.l10n.t("has a temporary token")] : []),
  ].join(", ");
}

/** The state that matters most; the tooltip has all. */
function iconOf({ enabled, locked, bypass, temporary }: UserState): { icon: string; color?: string } {
  if (!enabled) return { icon: "circle-slash", color: "disabledForeground" };
  if (locked) return { icon: "lock", color: "list.errorForeground" };
  if (bypass) return { icon: "debug-step-over", color: "problemsWarningIcon.foreground" };
  return { icon: temporary ? "watch" : "account" };
}
