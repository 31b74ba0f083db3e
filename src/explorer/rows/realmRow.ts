import * as vscode from "vscode";
import type { Realm } from "../../contract";
import { realmName } from "../../services/fortitoken/realmName";
import type { ServiceRecord } from "../../services/model";
import { flag, text, when } from "../../services/readers";
import { dotted, fact, noteLines, type RowLook } from "./rowLook";
import { localTime } from "./time";

/** @param count of the realm's users, empty while they are not loaded. */
export function realmRow(
  record: ServiceRecord<Realm>,
  { readOnly, count }: { readOnly: boolean; count: string },
): RowLook {
  const realm = record.value;
  const isDefault = flag(realm.is_default) ?? false;
  const deletedAt = text(realm.deleted_at);
  const deleted = deletedAt !== undefined && deletedAt !== "";
  const moment = when(realm.deleted_at);
  return {
    label: realmName(record),
    description: dotted(count, isDefault ? vscode.l10n.t("default") : "", deleted ? vscode.l10n.t("deleted") : ""),
    icon: "organization",
    ...(deleted ? { color: "disabledForeground" } : {}),
    tooltip: [
      realmName(record),
      text(realm.description) ?? "",
      fact(vscode.l10n.t("Users"), count),
      isDefault ? vscode.l10n.t("The account's default realm") : "",
      deleted ? fact(vscode.l10n.t("Deleted"), moment ? localTime(moment) : deletedAt) : "",
      ...noteLines(record.notes),
    ],
    context: [readOnly ? "readOnly" : "writable", ...(deleted ? ["deleted"] : [])],
  };
}
