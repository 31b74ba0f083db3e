import * as vscode from "vscode";
import type { AlertPolicy, ForticnpEvent, PolicyViolation, Severity, SeverityCount } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { severityIcon } from "./alertRow";
import { dotted, fact, noteLines, type RowLook } from "./rowLook";

export function severityRow(record: ServiceRecord<Severity>): RowLook {
  const name = text(record.value.name) || record.id;
  return { label: name, description: "", ...severityIcon(name), tooltip: [name, ...noteLines(record.notes)] };
}

export function eventRow(record: ServiceRecord<ForticnpEvent>): RowLook {
  const event = record.value;
  const name = text(event.name) || text(event.nameEnum) || record.id;
  return {
    label: name,
    description: text(event.category) ?? "",
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
  const name = text(record.value.name) || record.id;
  return {
    label: name,
    description: dotted(record.id, text(record.value.category)),
    icon: "law",
    tooltip: [
      name,
      fact(vscode.l10n.t("Policy"), record.id),
      fact(vscode.l10n.t("Category"), text(record.value.category)),
      ...noteLines(record.notes),
    ],
  };
}

export function policyViolationRow(record: ServiceRecord<PolicyViolation>): RowLook {
  const name = text(record.value.key) || record.id;
  const count = countOf(record.value.value);
  return {
    label: name,
    description: dotted(count, record.id),
    icon: "law",
    tooltip: [
      name,
      fact(vscode.l10n.t("Policy"), record.id),
      fact(vscode.l10n.t("Alerts"), count),
      ...noteLines(record.notes),
    ],
  };
}

export function severityCountRow(record: ServiceRecord<SeverityCount>): RowLook {
  const name = text(record.value.key) || record.id;
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
