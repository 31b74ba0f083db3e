import * as vscode from "vscode";
import type { Realm } from "../../contract";
import { isDeletedRealm, realmName } from "../../services/fortitoken/realmName";
import type { ServiceRecord } from "../../services/model";
import { ownEntry, readText } from "../../services/readers";
import { valueOf, type Criterion, type Filter } from "./filter";
import { acceptsText, textCriteria } from "./textFilter";

export function realmCriteria(): readonly Criterion[] {
  const choices: Readonly<Record<string, string>> = {
    shown: vscode.l10n.t("with deleted realms"),
    only: vscode.l10n.t("deleted realms only"),
  };
  return [
    ...textCriteria(),
    {
      id: "deleted",
      label: vscode.l10n.t("Deleted realms"),
      icon: "trash",
      choices: () => Object.entries(choices).map(([value, label]) => ({ value, label })),
      allows: (value) => Object.hasOwn(choices, value),
      words: (value) => ownEntry(choices, value) ?? value,
    },
  ];
}

/** Whether the service must also return deleted realms. */
export function wantsDeleted(filter: Filter): boolean {
  return valueOf(filter, "deleted") !== undefined;
}

export function acceptsRealm(filter: Filter, record: ServiceRecord<Realm>): boolean {
  const wanted = valueOf(filter, "deleted");
  const deleted = isDeletedRealm(record.value);
  return (
    (deleted ? wanted !== undefined : wanted !== "only") &&
    acceptsText(filter, realmName(record), readText(record.value.description))
  );
}
