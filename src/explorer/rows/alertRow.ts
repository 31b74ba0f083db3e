import * as vscode from "vscode";
import type { Alert } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { joinShortParts, joinParts, tooltipLine, recordName, noteLines, type RecordLook } from "./rowLook";
import { ageText, timeText } from "./time";

/** Severities, highest first [CNP 4.1]. Used if the service's list cannot be read. */
export const knownSeverities = ["Critical", "Alert", "Warning", "Information", "Pass"] as const;

/** States as the console names them [CNP 4.2]. */
export const knownStates = ["Open", "Acknowledged", "Dismissed", "Resolved"] as const;

/** Clouds as the service spells them [CNP 4.4]. */
export const knownClouds = ["AWS", "Azure", "GoogleCloud"] as const;

/** The display name of a cloud. It is a proper name and not translated. */
export function cloudName(cloud: string): string {
  return cloud.toLowerCase() === "googlecloud" ? "Google Cloud" : cloud;
}

/** @param now epoch ms, for the alert's age. */
export function alertRow(record: ServiceRecord<Alert>, now: number): RecordLook {
  const alert = record.value;
  const severity = readText(alert.severity);
  const cloud = readText(alert.service);
  const title = recordName(record, alert.policyName, alert.title);
  const place = [cloud === undefined ? undefined : cloudName(cloud), readText(alert.applicationId)]
    .filter(Boolean)
    .join("/");
  return {
    label: title,
    description: joinShortParts(readText(alert.object), place, ageText(alert.createTime, now)),
    ...severityIcon(severity),
    tooltip: [
      title,
      readText(alert.description) ?? readText(alert.resultDesc) ?? "",
      tooltipLine(vscode.l10n.t("Severity"), severity),
      tooltipLine(vscode.l10n.t("State"), readText(alert.state)),
      tooltipLine(vscode.l10n.t("Type"), readText(alert.alertType)),
      tooltipLine(vscode.l10n.t("Object"), joinParts(readText(alert.object), readText(alert.objectType))),
      tooltipLine(vscode.l10n.t("Cloud account"), joinParts(place, readText(alert.region))),
      tooltipLine(vscode.l10n.t("User"), joinParts(readText(alert.userName), readText(alert.user))),
      tooltipLine(vscode.l10n.t("Activity"), readText(alert.displayOperation)),
      tooltipLine(vscode.l10n.t("Events"), eventIds(alert).join(", ")),
      tooltipLine(vscode.l10n.t("Policy"), readText(alert.policyCode)),
      tooltipLine(vscode.l10n.t("Place"), placesOf(alert.geoLocationList)),
      tooltipLine(vscode.l10n.t("Created"), timeText(alert.createTime)),
      tooltipLine(vscode.l10n.t("Updated"), timeText(alert.updateTime)),
      ...noteLines(record.notes),
    ],
    spoken: joinShortParts(severity, readText(alert.state)),
  };
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
      return { icon: "pass", color: "testing.iconPassed" };
    default:
      return { icon: "bell" };
  }
}

/** The event ids of an alert, from either member that may contain them. */
export function eventIds({ eventId, eventIdList }: Readonly<Alert>): readonly string[] {
  const ids = [eventId, ...(Array.isArray(eventIdList) ? eventIdList : [])].map((id) => readText(id) ?? "");
  return [...new Set(ids.filter((id) => id !== ""))];
}

/** City, country and address of every place, as text. */
export function placesOf(list: unknown): string {
  if (!Array.isArray(list)) return "";
  const places = list.map((entry: unknown) => {
    const { ip, city, countryName } = (entry ?? {}) as Record<string, unknown>;
    return [readText(city), readText(countryName), readText(ip)].filter(Boolean).join(", ");
  });
  return places.filter((place) => place !== "").join("; ");
}
