import * as vscode from "vscode";
import { contains } from "../textMatch";
import { valueOf, type Criterion, type Filter } from "./filter";

/** The criterion of a view whose whole list is loaded: its rows must contain a text. */
export function textCriteria(): readonly Criterion[] {
  return [
    {
      id: "text",
      label: vscode.l10n.t("Text"),
      icon: "search",
      hint: vscode.l10n.t("Rows that contain this text. Case and accents are ignored."),
      words: (value) => `“${value}”`,
    },
  ];
}

/** Whether one of the texts contains the text of the filter. */
export function acceptsText(filter: Filter, ...texts: readonly (string | undefined)[]): boolean {
  const wanted = valueOf(filter, "text");
  return wanted === undefined || texts.some((text) => contains(text, wanted));
}
