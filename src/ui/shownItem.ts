import type * as vscode from "vscode";
import { sanitizeLine } from "./plainText";

const longestLabel = 300;

/** Makes sure that a row shows its texts as text, whatever a service sent: see `shown`. A tooltip keeps its lines. */
export function shownItem(item: vscode.TreeItem): vscode.TreeItem {
  if (typeof item.label === "string") item.label = sanitizeLine(item.label, longestLabel);
  if (typeof item.description === "string") item.description = sanitizeLine(item.description, longestLabel);
  if (typeof item.tooltip === "string") item.tooltip = linesShown(item.tooltip.split("\n"));
  const { accessibilityInformation: spoken } = item;
  if (spoken) item.accessibilityInformation = { ...spoken, label: sanitizeLine(spoken.label) };
  return item;
}

/** A tooltip's lines, each on one line; empty ones are left out. */
export function linesShown(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== "")
    .map((line) => sanitizeLine(line))
    .join("\n");
}
