import * as vscode from "vscode";
import type { DocumentActivity, DocumentViolation } from "../../contract";
import { instantOf } from "../../instants";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { joinShortParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { ageText, timeText } from "./time";

/**
 * An activity of a document. None of its members is documented [CNP 3.18], so the usual names are tried.
 * @param now epoch ms, for its age
 */
export function documentActivityRow(record: ServiceRecord<DocumentActivity>, now: number): RecordLook {
  const activity: Readonly<Record<string, unknown>> = record.value;
  const first = (...names: string[]) => names.map((name) => readText(activity[name])).find(Boolean);
  const times = ["timestamp", "createTime", "time"].map((name) => activity[name]);
  const time = times.find((value) => instantOf(value)) ?? times.find((value) => timeText(value) !== "");
  const operation = recordName(
    record,
    ...["displayOperation", "operation", "activity", "name"].map((name) => activity[name]),
  );
  const user = first("userName", "user");
  return {
    label: operation,
    description: joinShortParts(user, ageText(time, now)),
    icon: "pulse",
    tooltip: [
      operation,
      tooltipLine(vscode.l10n.t("User"), user),
      tooltipLine(vscode.l10n.t("Time"), timeText(time)),
      ...noteLines(record.notes),
    ],
  };
}

/** A data pattern that a document matched. */
export function documentViolationRow(record: ServiceRecord<DocumentViolation>): RecordLook {
  const { dataPatternName, dataPatternCategory, violationDetail, matchedStatus } = record.value;
  const matches = readText(matchedStatus?.totalMatchedNum);
  const name = recordName(record, dataPatternName);
  return {
    label: name,
    description: joinShortParts(
      matches && vscode.l10n.t("{0} matches", matches),
      readText(dataPatternCategory),
      readText(violationDetail),
    ),
    icon: "regex",
    tooltip: [
      name,
      tooltipLine(vscode.l10n.t("Category"), readText(dataPatternCategory)),
      tooltipLine(vscode.l10n.t("Matches"), matches),
      readText(violationDetail) ?? "",
      ...noteLines(record.notes),
    ],
  };
}
