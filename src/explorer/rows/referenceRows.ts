import * as vscode from "vscode";
import type { AlertPolicy, ForticnpEvent, PolicyViolation, Severity, SeverityCount } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { severityIcon } from "./alertRow";
import { brief, fact, nameOf, noteLines, sentId, type RowLook } from "./rowLook";

export function severityRow(record: ServiceRecord<Severity>): RowLook {
  const name = nameOf(record, record.value.name);
  return { label: name, description: "", ...severityIcon(name), tooltip: [name, ...noteLines(record.notes)] };
}

export function eventRow(record: ServiceRecord<ForticnpEvent>): RowLook {
  const event = record.value;
  const name = nameOf(record, event.name, event.nameEnum);
  return {
    label: name,
    description: brief(text(event.category)),
    icon: "zap",
    tooltip: [
      name,
      fact(vscode.l10n.t("Category"), text(event.category)),
      fact(vscode.l10n.t("Value"), text(event.value)),
      fact(vscode.l10n.t("Filter"), text(event.searchField)),
      ...noteLines(record.notes),
    ],
  };
}

export function policyRow(record: ServiceRecord<AlertPolicy>): RowLook {
  const name = nameOf(record, record.value.name);
  return {
    label: name,
    description: brief(sentId(record), text(record.value.category)),
    icon: "law",
    tooltip: [
      name,
      fact(vscode.l10n.t("Policy"), sentId(record)),
      fact(vscode.l10n.t("Category"), text(record.value.category)),
      ...noteLines(record.notes),
    ],
  };
}

export function policyViolationRow(record: ServiceRecord<PolicyViolation>): RowLook {
  const name = nameOf(record, record.value.key);
  const count = countOf(record.value.value);
  return {
    label: name,
    description: brief(count, sentId(record)),
    icon: "law",
    tooltip: [
      name,
      fact(vscode.l10n.t("Policy"), sentId(record)),
      fact(vscode.l10n.t("Alerts"), count),
      ...noteLines(record.notes),
    ],
  };
}

export function severityCountRow(record: ServiceRecord<SeverityCount>): RowLook {
  const name = nameOf(record, record.value.key);
  const count = countOf(record.value.value);
  return {
    label: name,
    description: count,
    ...severityIcon(name),
    tooltip: [name, fact(vscode.l10n.t("Open alerts"), count), ...noteLines(record.notes)],
  };
}

function countOf(value: unknown): string {
  return typeof value === "number" ? value.toLocaleString() : (text(value) ?? "");
}
