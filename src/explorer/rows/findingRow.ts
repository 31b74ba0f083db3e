import * as vscode from "vscode";
import type { Finding } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { severityIcon } from "./alertRow";
import { brief, fact, nameOf, noteLines, type RowLook } from "./rowLook";
import { ageText, timeText } from "./time";

/** @param now epoch ms, for the finding's age. */
export function findingRow(record: ServiceRecord<Finding>, now: number): RowLook {
  const finding = record.value;
  const severity = text(finding.severity);
  const state = text(finding.state);
  const title = nameOf(record, finding.policyName, finding.description);
  return {
    label: title,
    description: brief(state, ageText(finding.createTime, now)),
    ...severityIcon(severity),
    tooltip: [
      title,
      text(finding.description) ?? text(finding.resultDesc) ?? "",
      fact(vscode.l10n.t("Severity"), severity),
      fact(vscode.l10n.t("State"), state),
      fact(vscode.l10n.t("Type"), text(finding.alertType)),
      fact(vscode.l10n.t("Policy"), text(finding.policyCode)),
      fact(vscode.l10n.t("User"), text(finding.userName) || text(finding.user)),
      fact(vscode.l10n.t("Activity"), text(finding.displayOperation)),
      fact(vscode.l10n.t("Created"), timeText(finding.createTime)),
      fact(vscode.l10n.t("Updated"), timeText(finding.updateTime)),
      ...noteLines(record.notes),
    ],
    spoken: brief(severity, state),
  };
}
