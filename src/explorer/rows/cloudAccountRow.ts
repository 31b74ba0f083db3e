import * as vscode from "vscode";
import type { CloudAccount } from "../../contract";
import { instantOf } from "../../instants";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { cloudName } from "../../services/forticnp/alertWords";
import { riskIcon } from "./resourceRow";
import { joinShortParts, joinParts, tooltipLine, recordName, noteLines, sentId, type RecordLook } from "./rowLook";
import { ageText, timeText } from "./time";

/**
 * The shape shows the connection and the colour the risk, so that a broken connection is visible whatever the risk.
 *
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
  const { words, ...icon } = connectionLook(status) ?? { words: "", ...riskIcon(risk, "cloud"), icon: "cloud" };
  return {
    label: name,
    description: joinShortParts(words, risk, cloud, updatedWords(account.lastUpdate, now)),
    ...icon,
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
    spoken: words === "" ? (statusWords(status) ?? "") : "",
  };
}

/** What is wrong with the connection, by the status: only `DELETE_PENDING` is documented [CNP 3.11]. */
function connectionLook(
  status: string | undefined,
): { readonly words: string; readonly icon: string; readonly color?: string } | undefined {
  if (/delet/i.test(status ?? "")) return { words: statusWords(status) ?? "", icon: "circle-slash" };
  if (!/err|fail|invalid/i.test(status ?? "")) return undefined;
  return { words: vscode.l10n.t("connection error"), icon: "error", color: "problemsErrorIcon.foreground" };
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
