import * as vscode from "vscode";
import type { User } from "../../contract";
import type { ClientType } from "../../services/fortitoken/clientType";
import { userState, type UserState } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import { readNumber, readText } from "../../services/readers";
import { joinShortParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { timeText } from "./time";

export interface UserFacts {
  readonly readOnly: boolean;
  /** Name of the user's realm. Absent if unknown, and for rows under the realm. */
  readonly realm?: string | undefined;
  readonly clientType?: ClientType | undefined;
}

export function userRow(record: ServiceRecord<User>, facts: UserFacts): RecordLook {
  const user = record.value;
  const state = userState(user);
  const method = readText(user.auth_method);
  return {
    label: recordName(record, user.username),
    description: joinShortParts(
      readText(user.email),
      facts.realm ?? method,
      state.temporary ? vscode.l10n.t("temporary token") : "",
    ),
    ...iconOf(state),
    tooltip: [
      recordName(record, user.username),
      stateWords(state),
      tooltipLine(vscode.l10n.t("E-mail"), readText(user.email)),
      tooltipLine(vscode.l10n.t("Phone"), readText(user.mobile_number)),
      tooltipLine(vscode.l10n.t("Realm"), facts.realm),
      tooltipLine(vscode.l10n.t("Authentication"), method),
      tooltipLine(vscode.l10n.t("Notification"), readText(user.notification_method)),
      facts.clientType === "management" ? "" : tooltipLine(vscode.l10n.t("Source"), sourceWords(user)),
      state.temporary === undefined ? "" : tooltipLine(vscode.l10n.t("Temporary token"), onOff(state.temporary)),
      tooltipLine(vscode.l10n.t("Locked since"), timeText(user.lockout_at)),
      tooltipLine(vscode.l10n.t("Bypass since"), timeText(user.bypass_at)),
      tooltipLine(
        vscode.l10n.t("Failed attempts"),
        (readNumber(user.fail_times) ?? 0) > 0 ? readText(user.fail_times) : undefined,
      ),
      tooltipLine(vscode.l10n.t("Changed"), timeText(user.updated_at) || timeText(user.created_at)),
      ...noteLines(record.notes),
    ],
    spoken: stateWords(state),
    context: [
      facts.readOnly ? "readOnly" : "writable",
      state.enabled ? "enabled" : "disabled",
      state.locked ? "locked" : "unlocked",
      state.bypass ? "bypassOn" : "bypassOff",
      ...(state.temporary === undefined ? [] : [state.temporary ? "temporaryOn" : "temporaryOff"]),
      ...(facts.clientType ? [facts.clientType] : []),
    ],
  };
}

function sourceWords({ user_data }: Readonly<User>): string {
  return readText(user_data) === "1" ? vscode.l10n.t("LDAP") : vscode.l10n.t("local");
}

function onOff(on: boolean): string {
  return on ? vscode.l10n.t("on") : vscode.l10n.t("off");
}

/** All states as text: "disabled, locked". */
function stateWords({ enabled, locked, bypass, temporary }: UserState): string {
  return [
    enabled ? vscode.l10n.t("enabled") : vscode.l10n.t("disabled"),
    ...(locked ? [vscode.l10n.t("locked")] : []),
    ...(bypass ? [vscode.l10n.t("bypasses the second factor")] : []),
    ...(temporary ? [vscode.l10n.t("has a temporary token")] : []),
  ].join(", ");
}

/** The icon of the most important state; the tooltip shows all. */
function iconOf({ enabled, locked, bypass, temporary }: UserState): { icon: string; color?: string } {
  if (!enabled) return { icon: "circle-slash", color: "disabledForeground" };
  if (locked) return { icon: "lock", color: "list.errorForeground" };
  if (bypass) return { icon: "debug-step-over", color: "problemsWarningIcon.foreground" };
  return { icon: temporary ? "watch" : "account" };
}
