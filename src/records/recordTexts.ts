import * as vscode from "vscode";
import type { CopiedThing, RecordTexts } from "./messages";

/** The page's texts in the editor's language. */
export function recordTexts(): RecordTexts {
  const t = vscode.l10n.t;
  return {
    loading: t("Loading record…"),
    preview: t("Preview"),
    previewMeaning: t("The next row that you select replaces this record."),
    keepOpen: t("Keep Open"),
    summary: t("Summary"),
    actions: t("Actions"),
    moreActions: t("More Actions"),
    fewerActions: t("Fewer Actions"),
    related: t("Related"),
    search: t("Search keys and values"),
    searchCount: t("{0} of {1}"),
    searchCountMany: t("{0} of more than {1}"),
    searchNone: t("No results"),
    previousMatch: t("Previous match (Shift+Enter)"),
    nextMatch: t("Next match (Enter)"),
    expandAll: t("Expand all"),
    collapseAll: t("Collapse all"),
    showRaw: t("Show raw text"),
    showTree: t("Show tree"),
    copyJson: t("Copy JSON"),
    openAsJson: t("Open as JSON"),
    copyAsCurl: t("Copy as cURL"),
    refresh: t("Refresh"),
    refreshing: t("Refreshing…"),
    readAt: t("Read at {0}"),
    help: t("Keyboard help"),
    keys: [
      ["\u2191 \u2193", t("Previous and next row")],
      ["\u2190 \u2192", t("Collapse or go to parent; expand or go to first child")],
      ["Home End PageUp PageDown", t("First, last, a page up, a page down")],
      ["Enter Space", t("Expand or collapse")],
      ["*", t("Expand all on the same level")],
      ["A-Z", t("Go to the next key that begins with the letters")],
      ["C", t("Copy value")],
      ["P", t("Copy path")],
      ["Ctrl+C", t("Copy the selected text, else the value")],
      ["Ctrl+F", t("Search")],
      ["Enter Shift+Enter Esc", t("In search: next, previous, leave")],
    ],
    notes: t("This record differs from the service's documentation:"),
    tryAgain: t("Try Again"),
    showLog: t("Show Log"),
    copyValue: t("Copy value (C)"),
    copyPath: t("Copy path (P)"),
    cut: t("… {0} characters; copy the value to get all of it"),
    tooManyRows: t("Only the first {0} rows are shown. Collapse some to see more."),
    rawCut: t("Only the first {0} lines are shown. Use Copy JSON or Open as JSON to get all of them."),
    tree: t("Record"),
    raw: t("Raw text"),
    toolbar: t("Record actions"),
    details: t("Selected value"),
    object: t("object, {0} members"),
    array: t("array, {0} items"),
    emptyText: t("empty"),
  };
}

export function copiedText(what: CopiedThing): string {
  switch (what) {
    case "value":
      return vscode.l10n.t("Value copied");
    case "path":
      return vscode.l10n.t("Path copied");
    case "json":
      return vscode.l10n.t("JSON copied");
  }
}
