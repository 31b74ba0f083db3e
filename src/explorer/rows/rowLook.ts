import * as vscode from "vscode";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { sanitizeLine } from "../../ui/plainText";

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
