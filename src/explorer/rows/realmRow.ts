import * as vscode from "vscode";
import type { Realm } from "../../contract";
import type { ClientType } from "../../services/fortitoken/clientType";
import type { RealmShare } from "../../services/fortitoken/quotas";
import { isDeletedRealm } from "../../services/fortitoken/realmName";
import type { ServiceRecord } from "../../services/model";
import { readBoolean, readText } from "../../services/readers";
import { shareWords } from "./licenceRows";
import { joinShortParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { dayText, timeText } from "./time";

export interface RealmFacts {
  readonly readOnly: boolean;
  /** The number of the realm's users as text; empty until they are loaded. */
  readonly count: string;
  readonly clientType?: ClientType | undefined;
  /** The realm's share of the account's users, if known. */
  readonly share?: RealmShare | undefined;
}

export function realmRow(
  record: ServiceRecord<Realm>,
  { readOnly, count, clientType: kind, share }: RealmFacts,
): RecordLook {
  const realm = record.value;
  const isDefault = readBoolean(realm.is_default) ?? false;
  const deleted = isDeletedRealm(realm);
  return {
    label: recordName(record, realm.name),
    description: joinShortParts(
      deleted ? vscode.l10n.t("deleted {0}", dayText(realm.deleted_at)) : "",
      share ? shareOf(share) : count,
      isDefault ? vscode.l10n.t("default") : "",
    ),
    icon: deleted ? "circle-slash" : "organization",
    tooltip: [
      recordName(record, realm.name),
      readText(realm.description) ?? "",
      tooltipLine(vscode.l10n.t("Users"), share ? shareWords(share) : count),
      isDefault ? vscode.l10n.t("The account's default realm") : "",
      deleted ? tooltipLine(vscode.l10n.t("Deleted"), timeText(realm.deleted_at)) : "",
      ...noteLines(record.notes),
    ],
    context: [readOnly ? "readOnly" : "writable", ...(deleted ? ["deleted"] : []), ...(kind ? [kind] : [])],
  };
}

/** `12 of 40`, or only the number of users if the realm has no quota of its own. */
function shareOf({ used, quota }: RealmShare): string {
  return quota > 0 ? vscode.l10n.t("{0} of {1}", used.toLocaleString(), quota.toLocaleString()) : used.toLocaleString();
}
