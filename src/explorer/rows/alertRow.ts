import * as vscode from "vscode";
import type { Alert } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { cloudName, eventIds, placesOf } from "../../services/forticnp/alertWords";
import { ownEntry, readText } from "../../services/readers";
import { instantOf } from "../../instants";
import { pivotWords } from "../filters/alertPivots";
import { joinShortParts, joinParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { ageText, timeText } from "./time";

/** States as the console names them [CNP 4.2]. */
export const knownStates = ["Open", "Acknowledged", "Dismissed", "Resolved"] as const;

/** Clouds as the service spells them [CNP 4.4]. */
export const knownClouds = ["AWS", "Azure", "GoogleCloud"] as const;

/**
 * The row begins with what distinguishes alerts: the object, then the age, the policy and the account.
 *
 * @param now epoch ms, for the alert's age.
 * @param accountName the name of a cloud account, if it is known
 * @param isNew whether an alert that was created then is marked as new
 */
export function alertRow(
  record: ServiceRecord<Alert>,
  now: number,
  accountName: (id: string) => string | undefined = () => undefined,
  isNew: (created: number | undefined) => boolean = () => false,
): RecordLook {
  const alert = record.value;
  const severity = readText(alert.severity);
  const state = readText(alert.state);
  const cloud = readText(alert.service);
  const accountId = readText(alert.applicationId);
  const account = (accountId && accountName(accountId)) ?? accountId;
  const policy = [alert.policyName, alert.title].map((name) => readText(name)).find((name) => name?.trim());
  const object = readText(alert.object);
  const label = recordName(record, object, policy);
  return {
    label,
    description: joinShortParts(
      isNew(instantOf(alert.createTime)?.ms) ? vscode.l10n.t("● new") : undefined,
      isOpen(state) ? undefined : state,
      ageText(alert.createTime, now),
      policy === label ? undefined : policy,
      account,
    ),
    ...alertIcon(severity, state),
    tooltip: [
      descriptionOf(alert, policy, object),
      tooltipLine(vscode.l10n.t("Severity"), severity),
      tooltipLine(vscode.l10n.t("State"), state),
      tooltipLine(vscode.l10n.t("Policy"), joinParts(policy, readText(alert.policyCode))),
      tooltipLine(vscode.l10n.t("Type"), readText(alert.alertType)),
      tooltipLine(vscode.l10n.t("Object"), joinParts(object, readText(alert.objectType))),
      tooltipLine(
        vscode.l10n.t("Cloud account"),
        joinParts(cloud && cloudName(cloud), account, account === accountId ? "" : accountId, readText(alert.region)),
      ),
      tooltipLine(vscode.l10n.t("User"), joinParts(readText(alert.userName), readText(alert.user))),
      tooltipLine(vscode.l10n.t("Activity"), readText(alert.displayOperation)),
      tooltipLine(vscode.l10n.t("Events"), eventIds(alert).join(", ")),
      tooltipLine(vscode.l10n.t("Place"), placesOf(alert.geoLocationList)),
      tooltipLine(vscode.l10n.t("Created"), timeText(alert.createTime)),
      tooltipLine(vscode.l10n.t("Updated"), timeText(alert.updateTime)),
      ...noteLines(record.notes),
    ],
    spoken: joinShortParts(severity, state),
    context: [...pivotWords(alert), ...(readText(alert.resourceId) ? ["ofResource"] : [])],
  };
}

/** The alert's description; empty if it only repeats the policy and the object, which have their own lines. */
function descriptionOf(alert: Readonly<Alert>, policy = "", object = ""): string {
  const text = readText(alert.description) ?? readText(alert.resultDesc) ?? "";
  return [policy, `${policy}: ${object}`].includes(text) ? "" : text;
}

/** Whether an alert is open. A missing or unknown state counts as open, so that nobody overlooks the alert. */
function isOpen(state: string | undefined): boolean {
  return state === undefined || state.toLowerCase() === "open";
}

/**
 * The shape shows the state and the colour the severity: an open alert has the shape of its severity, and a finished
 * one is dimmed. A selected row has no colours, so that the shapes must differ.
 */
export function alertIcon(severity: string | undefined, state: string | undefined): { icon: string; color?: string } {
  const icon = ownEntry(stateIcons, state?.toLowerCase());
  if (icon === undefined) return severityIcon(severity);
  return isFinished(state) ? { icon, color: "disabledForeground" } : { ...severityIcon(severity), icon };
}

/** The icon of a state; undefined for an open or unknown state. */
export const stateIcons: Readonly<Record<string, string>> = {
  acknowledged: "eye",
  dismissed: "circle-slash",
  resolved: "pass",
};

function isFinished(state: string | undefined): boolean {
  return ["dismissed", "resolved"].includes(state?.toLowerCase() ?? "");
}

/** An icon with the theme's colour for problems of this severity. */
export function severityIcon(severity: string | undefined): { icon: string; color?: string } {
  switch (severity?.toLowerCase()) {
    case "critical":
      return { icon: "error", color: "problemsErrorIcon.foreground" };
    case "alert":
      return { icon: "flame", color: "symbolIcon.classForeground" };
    case "warning":
      return { icon: "warning", color: "problemsWarningIcon.foreground" };
    case "information":
      return { icon: "info", color: "problemsInfoIcon.foreground" };
    case "pass":
      return { icon: "shield", color: "testing.iconPassed" };
    default:
      return { icon: "bell" };
  }
}
