import * as vscode from "vscode";
import type { DocumentActivity, DocumentViolation } from "../../contract";
import { instantOf } from "../../instants";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { dotted, fact, noteLines, type RowLook } from "./rowLook";
import { ageText, timeText } from "./time";

/**
 * What was done with a document. None of its members is documented (contract: FortiCNP 3.18): the usual names are tried.
 * @param now epoch ms, for its age.
 */
export function documentActivityRow(record: ServiceRecord<DocumentActivity>, now: number): RowLook {
  const activity: Readonly<Record<string, unknown>> = record.value;
  const first = (...names: string[]) => names.map((name) => text(activity[name])).find(Boolean);
  const times = ["timestamp", "createTime", "time"].map((name) => activity[name]);
  const time = times.find((value) => instantOf(value)) ?? times.find((value) => timeText(value) !== "");
  const operation = first("displayOperation", "operation", "activity", "name") ?? record.id;
  const user = first("userName", "user");
  return {
    label: operation,
    description: dotted(user, ageText(time, now)),
    icon: "pulse",
    tooltip: [
      operation,
      fact(vscode.l10n.t("User"), user),
      fact(vscode.l10n.t("Time"), timeText(time)),
      ...noteLines(record.notes),
    ],
  };
}

/** A data pattern that a document matched. */
export function documentViolationRow(record: ServiceRecord<DocumentViolation>): RowLook {
  const { dataPatternName, dataPatternCategory, violationDetail, matchedStatus } = record.value;
  const matches = text(matchedStatus?.totalMatchedNum);
  const name = text(dataPatternName) || record.id;
  return {
    label: name,
    description: dotted(text(dataPatternCategory), text(violationDetail)),
    icon: "regex",
    tooltip: [
      name,
      fact(vscode.l10n.t("Category"), text(dataPatternCategory)),
      fact(vscode.l10n.t("Matches"), matches),
      text(violationDetail) ?? "",
      ...noteLines(record.notes),
    ],
  };
}
