import * as vscode from "vscode";
import type { CloudAccount } from "../../contract";
import { instantOf } from "../../instants";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { cloudName } from "./alertWords";
import { riskIcon } from "./resourceRow";
import { brief, dotted, fact, nameOf, noteLines, sentId, type RowLook } from "./rowLook";
import { ageText, timeText } from "./time";

/** @param risk the account's risk in the service's words, where it tells. @param now epoch ms, for the age of the last update. */
export function cloudAccountRow(record: ServiceRecord<CloudAccount>, risk: string | undefined, now: number): RowLook {
  const account = record.value;
  const id = text(account.serviceId) || sentId(record);
  const cloud = cloudName(text(account.service) ?? "");
  const status = text(account.appStatus);
  const name = nameOf(record, account.name, account.serviceId);
  const leaving = /delet/i.test(status ?? "");
  return {
    label: name,
    description: brief(cloud, risk, leaving ? statusWords(status) : undefined, updatedWords(account.lastUpdate, now)),
    ...(leaving ? { icon: "circle-slash", color: "disabledForeground" } : riskIcon(risk, "cloud")),
    tooltip: [
      name,
      fact(vscode.l10n.t("Cloud account"), dotted(cloud, id)),
      fact(vscode.l10n.t("Risk"), risk),
      fact(vscode.l10n.t("Status"), status),
      fact(vscode.l10n.t("Licence"), text(account.licenseStatus)),
      fact(vscode.l10n.t("Added as"), text(account.role)),
      fact(vscode.l10n.t("Virtual machines"), count(account.vmNum)),
      fact(vscode.l10n.t("Workload licences used"), count(account.workloadUsage)),
      fact(vscode.l10n.t("Storage used"), count(account.storageUsage)),
      fact(vscode.l10n.t("Last update"), timeText(account.lastUpdate)),
      ...noteLines(record.notes),
    ],
    spoken: brief(risk, statusWords(status)),
  };
}

function updatedWords(lastUpdate: unknown, now: number): string {
  const age = ageText(lastUpdate, now);
  if (age === "") return "";
  return instantOf(lastUpdate) ? vscode.l10n.t("updated {0} ago", age) : vscode.l10n.t("updated {0}", age);
}

/** `DELETE_PENDING` as people read it. */
function statusWords(status: string | undefined): string | undefined {
  return status?.toLowerCase().replaceAll("_", " ");
}

function count(value: unknown): string | undefined {
  return typeof value === "number" ? value.toLocaleString() : text(value);
}
