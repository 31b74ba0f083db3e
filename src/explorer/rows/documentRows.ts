import * as vscode from "vscode";
import type { DocumentActivity, DocumentViolation } from "../../contract";
import { instantOf } from "../../instants";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { brief, fact, nameOf, noteLines, type RowLook } from "./rowLook";
import { ageText, timeText } from "./time";

/**
 * What was done with a document. None of its members is documented [CNP 3.18]: the usual names are tried.
 * @param now epoch ms, for its age.
 */
export function documentActivityRow(record: ServiceRecord<DocumentActivity>, now: number): RowLook {
  const activity: Readonly<Record<string, unknown>> = record.value;
  const first = (...names: string[]) => names.map((name) => text(activity[name])).find(Boolean);
  const times = ["timestamp", "createTime", "time"].map((name) => activity[name]);
  const time = times.find((value) => instantOf(value)) ?? times.find((value) => timeText(value) !== "");
  const operation = nameOf(
    record,
    ...["displayOperation", "operation", "activity", "name"].map((name) => activity[name]),
  );
  const user = first("userName", "user");
  return {
    label: operation,
    description: brief(user, ageText(time, now)),
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
  const name = nameOf(record, dataPatternName);
  return {
    label: name,
    description: brief(text(dataPatternCategory), text(violationDetail)),
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
