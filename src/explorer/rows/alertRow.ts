import * as vscode from "vscode";
import type { Alert } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { cloudName } from "./alertWords";
import { brief, dotted, fact, nameOf, noteLines, type RowLook } from "./rowLook";
import { ageText, timeText } from "./time";

/** @param now epoch ms, for the alert's age. */
export function alertRow(record: ServiceRecord<Alert>, now: number): RowLook {
  const alert = record.value;
  const severity = text(alert.severity);
  const cloud = text(alert.service);
  const title = nameOf(record, alert.policyName, alert.title);
  const place = [cloud === undefined ? undefined : cloudName(cloud), text(alert.applicationId)]
    .filter(Boolean)
    .join("/");
  return {
    label: title,
    description: brief(text(alert.object), place, ageText(alert.createTime, now)),
    ...severityIcon(severity),
    tooltip: [
      title,
      text(alert.description) ?? text(alert.resultDesc) ?? "",
      fact(vscode.l10n.t("Severity"), severity),
      fact(vscode.l10n.t("State"), text(alert.state)),
      fact(vscode.l10n.t("Type"), text(alert.alertType)),
      fact(vscode.l10n.t("Object"), dotted(text(alert.object), text(alert.objectType))),
      fact(vscode.l10n.t("Cloud account"), dotted(place, text(alert.region))),
      fact(vscode.l10n.t("User"), dotted(text(alert.userName), text(alert.user))),
      fact(vscode.l10n.t("Activity"), text(alert.displayOperation)),
      fact(vscode.l10n.t("Events"), eventIds(alert).join(", ")),
      fact(vscode.l10n.t("Policy"), text(alert.policyCode)),
      fact(vscode.l10n.t("Place"), placesOf(alert.geoLocationList)),
      fact(vscode.l10n.t("Created"), timeText(alert.createTime)),
      fact(vscode.l10n.t("Updated"), timeText(alert.updateTime)),
      ...noteLines(record.notes),
    ],
    spoken: brief(severity, text(alert.state)),
  };
}

/** An icon that the theme colours as it colours problems of that weight. */
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

/** The ids of the events behind an alert, in whichever member they came. */
export function eventIds({ eventId, eventIdList }: Readonly<Alert>): readonly string[] {
  const ids = [eventId, ...(Array.isArray(eventIdList) ? eventIdList : [])].map((id) => text(id) ?? "");
  return [...new Set(ids.filter((id) => id !== ""))];
}

/** City, country and address of every place, as text. */
export function placesOf(list: unknown): string {
  if (!Array.isArray(list)) return "";
  const places = list.map((entry: unknown) => {
    const { ip, city, countryName } = (entry ?? {}) as Record<string, unknown>;
    return [text(city), text(countryName), text(ip)].filter(Boolean).join(", ");
  });
  return places.filter((place) => place !== "").join("; ");
}
