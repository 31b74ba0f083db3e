import * as vscode from "vscode";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { sanitizeLine } from "../../ui/plainText";

/** The look of a row. Every text is shown as plain text, whatever the service sent. */
export interface RowLook {
  /** Stable and unique within the view. The editor identifies selected and expanded rows by it. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: string;
  /** Id of a theme colour. */
  readonly color?: string;
  /**
   * One line per fact; empty lines are omitted. If absent, the editor shows the label, or resolves the tooltip when it
   * shows it.
   */
  readonly tooltip?: readonly string[] | undefined;
  /**
   * The text that a screen reader reads after label and description, e.g. a state that only the icon shows. If absent,
   * it reads the tooltip.
   */
  readonly spoken?: string;
  /** Words of the contextValue, for menu conditions. */
  readonly context: readonly string[];
  /** Absent for a row that cannot be expanded. */
  readonly children?: "expanded" | "collapsed";
  /** A click calls this command with the row. */
  readonly command?: { readonly command: string; readonly title: string };
}

/** The part of a row's look that depends on its record. `context` follows "record" and the kind. */
export type RecordLook = { readonly tooltip: readonly string[] } & Required<
  Pick<RowLook, "label" | "description" | "icon">
> &
  Partial<Pick<RowLook, "color" | "spoken" | "context">>;

declare const sanitized: unique symbol;

/** A tree item with sanitized texts. Only `toTreeItem` creates one, so that no row can skip it. */
export type SanitizedItem = vscode.TreeItem & { readonly [sanitized]: true };

/** The row's words as the conditions of menus match them. */
export function contextValueOf({ context }: Pick<RowLook, "context">): string {
  return context.filter((word) => word !== "").join(" ");
}

const longestLine = 300;
const longestSpokenLabel = 200;

/** @param row the argument of the row's command */
export function toTreeItem(look: RowLook, row: object): SanitizedItem {
  const { id, label, description, icon, color, tooltip, spoken, children, command } = look;
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const state = children === undefined ? None : children === "expanded" ? Expanded : Collapsed;
  const item = new vscode.TreeItem(sanitizeLine(label, longestLine), state);
  item.id = id;
  item.contextValue = contextValueOf(look);
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

/** A line of a tooltip; empty without a value. */
export function tooltipLine(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : vscode.l10n.t("{0}: {1}", name, value);
}

/** Joins the parts that are not empty with dots. */
export function joinParts(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/**
 * Like {@link joinParts}, for a row's description. Each part is truncated, so that a long one does not push out the
 * next ones.
 */
export function joinShortParts(...parts: readonly (string | undefined)[]): string {
  return joinParts(...parts.map((part) => part && sanitizeLine(part, longestPart)));
}

const longestPart = 80;

/**
 * The record's name: the first non-empty one, otherwise its id, otherwise a fixed text, because a row must not be
 * blank.
 */
export function recordName({ id, value }: ServiceRecord<unknown>, ...names: readonly unknown[]): string {
  const name = names.map((candidate) => readText(candidate)).find((candidate) => candidate?.trim());
  if (name !== undefined) return name;
  return sentId({ id, value }) || vscode.l10n.t("(no name or ID)");
}

/** The id that the service sent; empty if the record's id is only its position in the response. */
export function sentId({ id, value }: Pick<ServiceRecord<unknown>, "id" | "value">): string {
  return (id.startsWith("#") || id.trim() === "") && !Object.values(value).includes(id) ? "" : id;
}

/** The differences between the record and the contract, for its tooltip. */
export function noteLines(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [vscode.l10n.t("Not as documented: {0}", notes.join("; "))];
}
