import * as vscode from "vscode";
import type { FortitokenToken } from "../../contract";
import type { ClientType } from "../../services/fortitoken/clientType";
import { isAssigned, tokenTypeOf, type TokenType } from "../../services/fortitoken/tokenType";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { joinShortParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";

interface TokenFacts {
  readonly readOnly: boolean;
  readonly clientType: ClientType | undefined;
  /** The status that the list was filtered by; a token does not contain its own. */
  readonly status?: string | undefined;
}

export function tokenRow(
  record: ServiceRecord<FortitokenToken>,
  { readOnly, clientType: kind, status }: TokenFacts,
): RecordLook {
  const token = record.value;
  const what = tokenTypeOf(token);
  const assigned = isAssigned(token);
  const owner = readText(token.username) || readText(token.user_id);
  const platform = readText(token.platform);
  const pending = assigned && what === "mobile" && !readText(token.registration_id);
  const state = status ?? (pending ? vscode.l10n.t("not registered") : assigned ? "" : vscode.l10n.t("free"));
  return {
    label: recordName(record),
    description: joinShortParts(state, owner, readText(token.realm_name), platform === "unknown" ? "" : platform),
    ...(pending
      ? { icon: "mail", color: "list.warningForeground" }
      : { icon: assigned ? icons[what] : "circle-large-outline" }),
    tooltip: [
      recordName(record),
      kindWords[what](),
      tooltipLine(vscode.l10n.t("Owner"), owner),
      tooltipLine(vscode.l10n.t("Realm"), readText(token.realm_name) || readText(token.realm_id)),
      tooltipLine(vscode.l10n.t("Platform"), platform),
      tooltipLine(vscode.l10n.t("Algorithm"), readText(token.algorithm)),
      tooltipLine(vscode.l10n.t("Registration"), readText(token.registration_id)),
      tooltipLine(vscode.l10n.t("Status"), state),
      ...noteLines(record.notes),
    ],
    spoken: kindWords[what](),
    context: [what, assigned ? "assigned" : "free", readOnly ? "readOnly" : "writable", ...(kind ? [kind] : [])],
  };
}

const icons: Readonly<Record<TokenType, string>> = { mobile: "device-mobile", hardware: "key", temporary: "watch" };

const kindWords: Readonly<Record<TokenType, () => string>> = {
  mobile: () => vscode.l10n.t("Mobile token"),
  hardware: () => vscode.l10n.t("Hardware token"),
  temporary: () => vscode.l10n.t("Temporary token"),
};
