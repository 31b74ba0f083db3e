import * as vscode from "vscode";
import type { Resource, ResourceConfig } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { severityIcon } from "./alertRow";
import { cloudName } from "./alertWords";
import { brief, dotted, fact, nameOf, noteLines, type RowLook } from "./rowLook";
import { timeText } from "./time";

export function resourceRow(record: ServiceRecord<Resource>): RowLook {
  const resource = record.value;
  const { account } = resource;
  const score = text(resource.riskScore);
  const level = text(resource.riskLevel);
  const risk = level ?? (score === undefined ? undefined : vscode.l10n.t("risk {0}", score));
  const cloud = text(account?.service);
  const accountName = text(account?.accountName) || text(account?.accountNumber);
  return {
    label: nameOf(record, resource.name, resource.resourceId),
    description: brief(risk, text(resource.region), accountName),
    ...riskIcon(level, "server"),
    tooltip: [
      nameOf(record, resource.name),
      fact(vscode.l10n.t("Risk"), dotted(level, score)),
      fact(vscode.l10n.t("Category"), text(resource.category)),
      fact(vscode.l10n.t("State"), text(resource.state)),
      fact(
        vscode.l10n.t("Cloud account"),
        dotted(cloud && cloudName(cloud), accountName, text(account?.accountNumber)),
      ),
      fact(vscode.l10n.t("Region"), text(resource.region)),
      fact(vscode.l10n.t("Resource ID"), text(resource.resourceId)),
      fact(vscode.l10n.t("Last scan"), timeText(resource.lastScanTime)),
      ...noteLines(record.notes),
    ],
    spoken: level === undefined ? "" : vscode.l10n.t("risk {0}", level),
  };
}

/** A policy assessed for a resource. Only the two ids of it are documented; the rest is shown where it came. */
export function resourcePolicyRow(record: ServiceRecord<ResourceConfig>): RowLook {
  const policy: Readonly<Record<string, unknown>> = record.value;
  const severity = text(policy["severity"]);
  const outcome = text(policy["status"]) ?? text(policy["result"]);
  const name = nameOf(record, policy["policyName"], policy["name"]);
  const code = text(policy["policyCode"]);
  return {
    label: name,
    description: brief(outcome, severity, code),
    ...(/^pass/i.test(outcome ?? "") ? severityIcon("Pass") : severity ? severityIcon(severity) : { icon: "law" }),
    tooltip: [
      name,
      fact(vscode.l10n.t("Policy"), code ?? text(policy["policyId"])),
      fact(vscode.l10n.t("Severity"), severity),
      fact(vscode.l10n.t("Result"), outcome),
      ...noteLines(record.notes),
    ],
    spoken: brief(severity, outcome),
  };
}

/** An icon for a risk in words: `High`, `High Risk`, `none`. Words that are not known get the plain one. */
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

/** Without an expression, which would try every blank of a text made to keep it busy. */
function withoutRisk(words: string): string {
  return words.endsWith("risk") ? words.slice(0, -4).trimEnd() : words;
}
