import * as vscode from "vscode";
import type { Resource, ResourceConfig } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { severityIcon } from "./alertRow";
import { cloudName } from "../../services/forticnp/alertWords";
import { joinShortParts, joinParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { timeText } from "./time";

export function resourceRow(record: ServiceRecord<Resource>): RecordLook {
  const resource = record.value;
  const { account } = resource;
  const score = readText(resource.riskScore);
  const level = readText(resource.riskLevel);
  const risk = level ?? (score === undefined ? undefined : vscode.l10n.t("risk {0}", score));
  const cloud = readText(account?.service);
  const accountName = readText(account?.accountName) || readText(account?.accountNumber);
  const state = readText(resource.state);
  const deleted = /delet/i.test(state ?? "") ? state?.toLowerCase() : undefined;
  return {
    label: recordName(record, resource.name, resource.resourceId),
    description: joinShortParts(deleted, risk, readText(resource.region), accountName),
    ...riskIcon(level, "server"),
    ...(deleted === undefined ? {} : { icon: "circle-slash" }),
    tooltip: [
      recordName(record, resource.name),
      tooltipLine(vscode.l10n.t("Risk"), joinParts(level, score)),
      tooltipLine(vscode.l10n.t("Category"), readText(resource.category)),
      tooltipLine(vscode.l10n.t("State"), state),
      tooltipLine(
        vscode.l10n.t("Cloud account"),
        joinParts(cloud && cloudName(cloud), accountName, readText(account?.accountNumber)),
      ),
      tooltipLine(vscode.l10n.t("Region"), readText(resource.region)),
      tooltipLine(vscode.l10n.t("Resource ID"), readText(resource.resourceId)),
      tooltipLine(vscode.l10n.t("Last scan"), timeText(resource.lastScanTime)),
      ...noteLines(record.notes),
    ],
    spoken: level === undefined ? "" : vscode.l10n.t("risk {0}", level),
  };
}

/** A policy assessed for a resource. Only its two ids are documented; other members are shown if present. */
export function resourcePolicyRow(record: ServiceRecord<ResourceConfig>): RecordLook {
  const policy: Readonly<Record<string, unknown>> = record.value;
  const severity = readText(policy["severity"]);
  const outcome = readText(policy["status"]) ?? readText(policy["result"]);
  const name = recordName(record, policy["policyName"], policy["name"]);
  const code = readText(policy["policyCode"]);
  return {
    label: name,
    description: joinShortParts(outcome, severity, code),
    ...(/^pass/i.test(outcome ?? "") ? severityIcon("Pass") : severity ? severityIcon(severity) : { icon: "law" }),
    tooltip: [
      name,
      tooltipLine(vscode.l10n.t("Policy"), code ?? readText(policy["policyId"])),
      tooltipLine(vscode.l10n.t("Severity"), severity),
      tooltipLine(vscode.l10n.t("Result"), outcome),
      ...noteLines(record.notes),
    ],
    spoken: joinShortParts(severity, outcome),
  };
}

/** The icon of a risk such as `High`, `High Risk` or `none`; `plain` for an unknown one. */
export function riskIcon(risk: string | undefined, plain: string): { icon: string; color?: string } {
  switch (withoutRisk((risk ?? "").toLowerCase())) {
    case "critical":
      return { icon: "error", color: "problemsErrorIcon.foreground" };
    case "high":
      return { icon: "flame", color: "symbolIcon.classForeground" };
    case "medium":
      return { icon: "warning", color: "problemsWarningIcon.foreground" };
    case "low":
      return { icon: "info", color: "problemsInfoIcon.foreground" };
    case "no":
    case "none":
      return { icon: "pass", color: "testing.iconPassed" };
    default:
      return { icon: plain };
  }
}

/** Uses no regular expression, because a crafted text with many spaces would make it slow. */
function withoutRisk(words: string): string {
  return words.endsWith("risk") ? words.slice(0, -4).trimEnd() : words;
}
