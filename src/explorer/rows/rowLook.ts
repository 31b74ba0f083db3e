import * as vscode from "vscode";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { sanitizeLine } from "../../ui/plainText";

/** How a row of a view looks. All of it is shown as plain text, whatever the service sent. */
export interface RowLook {
  /** Stable and unique within the view: the editor keeps selection and expansion by it. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: string;
  /** Id of a theme colour. */
  readonly color?: string;
  /** One line per fact; empty ones are left out. Without it the editor shows the label, or resolves the tooltip when it is shown. */
  readonly tooltip?: readonly string[] | undefined;
  /** What a screen reader says after label and description, e.g. states that only the icon shows; without it, it reads the tooltip. */
  readonly spoken?: string;
  /** Words for menu conditions. */
  readonly context: readonly string[];
  /** Absent where nothing is under the row. */
  readonly children?: "expanded" | "collapsed";
  /** What a click does: a command that is called with the row. */
  readonly command?: { readonly command: string; readonly title: string };
}

/** How a record looks as a row; the row adds what does not depend on the record. `context` follows "record" and the kind. */
export type RecordLook = { readonly tooltip: readonly string[] } & Required<
  Pick<RowLook, "label" | "description" | "icon">
> &
  Partial<Pick<RowLook, "color" | "spoken" | "context">>;

declare const sanitized: unique symbol;

/** A tree item that shows its texts as text. Only `toTreeItem` makes one, so no row can skip it. */
export type SanitizedItem = vscode.TreeItem & { readonly [sanitized]: true };

const longestLine = 300;
const longestSpokenLabel = 200;

/** The tree item of a row. @param row what the command is called with */
export function toTreeItem(look: RowLook, row: object): SanitizedItem {
  const { id, label, description, icon, color, tooltip, spoken, context, children, command } = look;
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const state = children === undefined ? None : children === "expanded" ? Expanded : Collapsed;
  const item = new vscode.TreeItem(sanitizeLine(label, longestLine), state);
  item.id = id;
  item.contextValue = context.filter((word) => word !== "").join(" ");
  if (description !== undefined) item.description = sanitizeLine(description, longestLine);
  if (icon !== undefined)
    item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  if (tooltip)
    item.tooltip = tooltip
      .filter((line) => line !== "")
      .map((line) => sanitizeLine(line))
      .join("\n");
  if (spoken !== undefined) {
    const words = joinParts(sanitizeLine(label, longestSpokenLabel), description, spoken);
    item.accessibilityInformation = { label: sanitizeLine(words) };
  }
  if (command) item.command = { ...command, arguments: [row] };
  return item as SanitizedItem;
}

/** A line of a tooltip; empty when there is no value. */
export function tooltipLine(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : vscode.l10n.t("{0}: {1}", name, value);
}

/** What is there, between dots. */
export function joinParts(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/** The same for a row's one line: each part is cut, so that a long one does not push out those behind it. */
export function joinShortParts(...parts: readonly (string | undefined)[]): string {
  return joinParts(...parts.map((part) => part && sanitizeLine(part, longestPart)));
}

const longestPart = 80;

/** What a record is called: the first name that it has, else its id, else words: a row is never blank. */
export function recordName({ id, value }: ServiceRecord<unknown>, ...names: readonly unknown[]): string {
  const name = names.map((candidate) => readText(candidate)).find((candidate) => candidate?.trim());
  if (name !== undefined) return name;
  return sentId({ id, value }) || vscode.l10n.t("(no name or ID)");
}

/** The id that the service sent; empty where the record has only its position in the answer. */
export function sentId({ id, value }: Pick<ServiceRecord<unknown>, "id" | "value">): string {
  return (id.startsWith("#") || id.trim() === "") && !Object.values(value).includes(id) ? "" : id;
}

/** What of the record did not fit the contract, for its tooltip. */
export function noteLines(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [vscode.l10n.t("Not as documented: {0}", notes.join("; "))];
}
