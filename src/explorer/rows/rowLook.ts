import * as vscode from "vscode";

/** How a record looks as a row. All of it is shown as plain text, whatever the service sent. */
export interface RowLook {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  /** Id of a theme colour. */
  readonly color?: string;
  /** One line per fact; empty ones are left out. */
  readonly tooltip: readonly string[];
  /** What a screen reader says after label and description, e.g. states that only the icon shows. */
  readonly spoken?: string;
  /** Words for menu conditions, after "record" and the kind. */
  readonly context?: readonly string[];
}

/** A line of a tooltip; empty when there is no value. */
export function fact(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : vscode.l10n.t("{0}: {1}", name, value);
}

/** What is there, between dots. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/** What of the record did not fit the contract, for its tooltip. */
export function noteLines(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [vscode.l10n.t("Not as documented: {0}", notes.join("; "))];
}
