import * as vscode from "vscode";
import type { AlertPolicy, Country, ForticnpEvent, PolicyViolation, Severity, SeverityCount } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { severityIcon } from "./alertRow";
import { joinParts, joinShortParts, tooltipLine, recordName, noteLines, sentId, type RecordLook } from "./rowLook";

export function countryRow(record: ServiceRecord<Country>): RecordLook {
  const name = countryName(record);
  return {
    label: name,
    description: joinShortParts(sentId(record)),
    icon: "globe",
    tooltip: [joinParts(name, sentId(record)), ...noteLines(record.notes)],
  };
}

export function countryName(record: ServiceRecord<Country>): string {
  return recordName(record, record.value.country);
}

export function severityRow(record: ServiceRecord<Severity>): RecordLook {
  const name = recordName(record, record.value.name);
  return { label: name, description: "", ...severityIcon(name), tooltip: [name, ...noteLines(record.notes)] };
}

export function eventRow(record: ServiceRecord<ForticnpEvent>): RecordLook {
  const event = record.value;
  const name = recordName(record, event.name, event.nameEnum);
  return {
    label: name,
    description: joinShortParts(readText(event.category)),
    icon: "zap",
    tooltip: [
      name,
      tooltipLine(vscode.l10n.t("Category"), readText(event.category)),
      tooltipLine(vscode.l10n.t("Value"), readText(event.value)),
      tooltipLine(vscode.l10n.t("Filter"), readText(event.searchField)),
      ...noteLines(record.notes),
    ],
  };
}

export function policyRow(record: ServiceRecord<AlertPolicy>): RecordLook {
  const name = recordName(record, record.value.name);
  return {
    label: name,
    description: joinShortParts(sentId(record), readText(record.value.category)),
    icon: "law",
    tooltip: [
      name,
      tooltipLine(vscode.l10n.t("Policy"), sentId(record)),
      tooltipLine(vscode.l10n.t("Category"), readText(record.value.category)),
      ...noteLines(record.notes),
    ],
  };
}

export function policyViolationRow(record: ServiceRecord<PolicyViolation>): RecordLook {
  const name = recordName(record, record.value.key);
  const count = countOf(record.value.value);
  return {
    label: name,
    description: joinShortParts(count, sentId(record)),
    icon: "law",
    tooltip: [
      name,
      tooltipLine(vscode.l10n.t("Policy"), sentId(record)),
      tooltipLine(vscode.l10n.t("Alerts"), count),
      ...noteLines(record.notes),
    ],
  };
}

export function severityCountRow(record: ServiceRecord<SeverityCount>): RecordLook {
  const name = recordName(record, record.value.key);
  const count = countOf(record.value.value);
  return {
    label: name,
    description: count,
    ...severityIcon(name),
    tooltip: [name, tooltipLine(vscode.l10n.t("Open alerts"), count), ...noteLines(record.notes)],
  };
}

function countOf(value: unknown): string {
  return typeof value === "number" ? value.toLocaleString() : (readText(value) ?? "");
}
