import * as vscode from "vscode";
import type { User } from "../../contract";
import type { ClientType } from "../../services/fortitoken/clientType";
import { userState } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import { readNumber, readText } from "../../services/readers";
import type { TokenState } from "../userTokens";
import { joinParts, joinShortParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { timeText } from "./time";
import { userLook } from "./userLook";

export interface UserFacts {
  readonly readOnly: boolean;
  /** Name of the user's realm. Absent if unknown, and for rows under the realm. */
  readonly realm?: string | undefined;
  readonly clientType?: ClientType | undefined;
  /** The user's token, if the method needs one and the tokens are known. */
  readonly token?: TokenState | undefined;
}

export function userRow(record: ServiceRecord<User>, facts: UserFacts): RecordLook {
  const user = record.value;
  const state = userState(user);
  const method = readText(user.auth_method);
  const { words, ...icon } = userLook(user, facts.token);
  const status = joinParts(state.enabled ? vscode.l10n.t("enabled") : "", ...words);
  return {
    label: recordName(record, user.username),
    description: joinShortParts(...words, facts.realm ?? method, readText(user.email)),
    ...icon,
    tooltip: [
      recordName(record, user.username),
      tooltipLine(vscode.l10n.t("Status"), status),
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
    spoken: words.length === 0 ? status : "",
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
