import * as vscode from "vscode";
import type { Finding } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { alertIcon } from "./alertRow";
import { joinShortParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { ageText, timeText } from "./time";

/** @param now epoch ms, for the finding's age. */
export function findingRow(record: ServiceRecord<Finding>, now: number): RecordLook {
  const finding = record.value;
  const severity = readText(finding.severity);
  const state = readText(finding.state);
  const title = recordName(record, finding.policyName, finding.description);
  const description = readText(finding.description) ?? readText(finding.resultDesc) ?? "";
  return {
    label: title,
    description: joinShortParts(state, ageText(finding.createTime, now)),
    ...alertIcon(severity, state),
    tooltip: [
      ...(description.startsWith(title) ? [description] : [title, description]),
      tooltipLine(vscode.l10n.t("Severity"), severity),
      tooltipLine(vscode.l10n.t("State"), state),
      tooltipLine(vscode.l10n.t("Type"), readText(finding.alertType)),
      tooltipLine(vscode.l10n.t("Policy"), readText(finding.policyCode)),
      tooltipLine(vscode.l10n.t("User"), readText(finding.userName) || readText(finding.user)),
      tooltipLine(vscode.l10n.t("Activity"), readText(finding.displayOperation)),
      tooltipLine(vscode.l10n.t("Created"), timeText(finding.createTime)),
      tooltipLine(vscode.l10n.t("Updated"), timeText(finding.updateTime)),
      ...noteLines(record.notes),
    ],
    spoken: joinShortParts(severity, state),
  };
}
