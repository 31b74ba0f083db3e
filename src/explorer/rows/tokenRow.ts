import * as vscode from "vscode";
import type { FortitokenToken } from "../../contract";
import type { ClientKind } from "../../services/fortitoken/clientKind";
import { isAssigned, tokenKind, type TokenKind } from "../../services/fortitoken/tokenKind";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { brief, fact, nameOf, noteLines, type RowLook } from "./rowLook";

interface TokenFacts {
  readonly readOnly: boolean;
  readonly kind: ClientKind | undefined;
  /** The status all tokens of the list were asked for; a token does not tell its own. */
  readonly status?: string | undefined;
}

export function tokenRow(record: ServiceRecord<FortitokenToken>, { readOnly, kind, status }: TokenFacts): RowLook {
  const token = record.value;
  const what = tokenKind(token);
  const assigned = isAssigned(token);
  const owner = text(token.username) || text(token.user_id);
  const platform = text(token.platform);
  const registered = Boolean(text(token.registration_id));
  const state =
    status ?? (assigned ? (what === "mobile" && !registered ? notRegistered() : "") : vscode.l10n.t("free"));
  const icon = icons[what];
  return {
    label: nameOf(record),
    description: brief(owner, text(token.realm_name), platform === "unknown" ? "" : platform, state),
    icon,
    ...(assigned && (what !== "mobile" || registered) ? {} : { color: "disabledForeground" }),
    tooltip: [
      nameOf(record),
      kindWords[what](),
      fact(vscode.l10n.t("Owner"), owner),
      fact(vscode.l10n.t("Realm"), text(token.realm_name) || text(token.realm_id)),
      fact(vscode.l10n.t("Platform"), platform),
      fact(vscode.l10n.t("Algorithm"), text(token.algorithm)),
      fact(vscode.l10n.t("Registration"), text(token.registration_id)),
      state,
      ...noteLines(record.notes),
    ],
    spoken: kindWords[what](),
    context: [what, assigned ? "assigned" : "free", readOnly ? "readOnly" : "writable", ...(kind ? [kind] : [])],
  };
}

function notRegistered(): string {
  return vscode.l10n.t("not registered");
}

const icons: Readonly<Record<TokenKind, string>> = { mobile: "device-mobile", hardware: "key", temporary: "watch" };

const kindWords: Readonly<Record<TokenKind, () => string>> = {
  mobile: () => vscode.l10n.t("Mobile token"),
  hardware: () => vscode.l10n.t("Hardware token"),
  temporary: () => vscode.l10n.t("Temporary token"),
};
