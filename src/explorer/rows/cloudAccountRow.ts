import * as vscode from "vscode";
import type { CloudAccount } from "../../contract";
import { instantOf } from "../../instants";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { cloudName } from "./alertRow";
import { riskIcon } from "./resourceRow";
import { joinShortParts, joinParts, tooltipLine, recordName, noteLines, sentId, type RecordLook } from "./rowLook";
import { ageText, timeText } from "./time";

/**
 * @param risk the account's risk as the service names it, if known
 * @param now epoch ms, for the age of the last update
 */
export function cloudAccountRow(
  record: ServiceRecord<CloudAccount>,
  risk: string | undefined,
  now: number,
): RecordLook {
  const account = record.value;
  const id = readText(account.serviceId) || sentId(record);
  const cloud = cloudName(readText(account.service) ?? "");
  const status = readText(account.appStatus);
  const name = recordName(record, account.name, account.serviceId);
  const leaving = /delet/i.test(status ?? "");
  return {
    label: name,
    description: joinShortParts(
      cloud,
      risk,
      leaving ? statusWords(status) : undefined,
      updatedWords(account.lastUpdate, now),
    ),
    ...(leaving ? { icon: "circle-slash", color: "disabledForeground" } : riskIcon(risk, "cloud")),
    tooltip: [
      name,
      tooltipLine(vscode.l10n.t("Cloud account"), joinParts(cloud, id)),
      tooltipLine(vscode.l10n.t("Risk"), risk),
      tooltipLine(vscode.l10n.t("Status"), status),
      tooltipLine(vscode.l10n.t("Licence"), readText(account.licenseStatus)),
      tooltipLine(vscode.l10n.t("Added as"), readText(account.role)),
      tooltipLine(vscode.l10n.t("Virtual machines"), countText(account.vmNum)),
      tooltipLine(vscode.l10n.t("Workload licences used"), countText(account.workloadUsage)),
      tooltipLine(vscode.l10n.t("Storage used"), countText(account.storageUsage)),
      tooltipLine(vscode.l10n.t("Last update"), timeText(account.lastUpdate)),
      ...noteLines(record.notes),
    ],
    spoken: joinShortParts(risk, statusWords(status)),
  };
}

function updatedWords(lastUpdate: unknown, now: number): string {
  const age = ageText(lastUpdate, now);
  if (age === "") return "";
  return instantOf(lastUpdate) ? vscode.l10n.t("updated {0} ago", age) : vscode.l10n.t("updated {0}", age);
}

/** `DELETE_PENDING` -> `delete pending`. */
function statusWords(status: string | undefined): string | undefined {
  return status?.toLowerCase().replaceAll("_", " ");
}

function countText(value: unknown): string | undefined {
  return typeof value === "number" ? value.toLocaleString() : readText(value);
}
