import * as vscode from "vscode";
import { isSameFilter, valueWords, type Criterion, type Filter } from "../explorer/filters/filter";
import type { FilterStore } from "../explorer/filters/filterStore";
import type { SavedFilter } from "../explorer/filters/savedFilters";
import { sanitizeQuickPick } from "../ui/plainText";
import type { PickRow, PickSeparator } from "../ui/quickInput";

/** Applies the edited filter. A symbol, so that the picker can focus its row. */
export const apply = Symbol("apply");

/** What the user can do in the filter picker. */
export type FilterChoice =
  | typeof apply
  | { readonly action: "use"; readonly filter: Filter }
  | { readonly action: "edit" | "remove"; readonly criterion: Criterion }
  | { readonly action: "replace" | "rename" | "delete"; readonly saved: SavedFilter }
  | { readonly action: "save" }
  | { readonly action: "reset" };

type Row = PickRow<FilterChoice> | PickSeparator;

/** The rows of the filter picker: Apply, ready-made filters, and every criterion with its value. */
export function filterRows(store: FilterStore, draft: Filter): Row[] {
  const changed = !isSameFilter(draft, store.value);
  const words = store.wordsOf(draft) || vscode.l10n.t("no filter");
  return [
    ...(changed
      ? [{ label: `$(check) ${vscode.l10n.t("Apply")}`, description: sanitizeQuickPick(words), value: apply } as const]
      : []),
    ...section(
      vscode.l10n.t("Presets"),
      store.presets.map(({ name, icon, filter }) => ({
        label: `$(${icon}) ${name}`,
        description: sanitizeQuickPick(otherWords(name, store.wordsOf(filter))),
        value: { action: "use", filter },
      })),
    ),
    ...section(
      vscode.l10n.t("Saved Filters"),
      store.saved.list.map((saved) => savedRow(saved, store, draft)),
    ),
    ...criterionRows(store, draft),
    ...section(vscode.l10n.t("This Filter"), ownRows(store, draft)),
  ];
}

/** A preset's words, unless its name says the same. */
function otherWords(name: string, words: string): string {
  return words.toLocaleLowerCase() === name.toLocaleLowerCase() ? "" : words;
}

function section(separator: string, rows: readonly PickRow<FilterChoice>[]): Row[] {
  return rows.length === 0 ? [] : [{ separator }, ...rows];
}

function ownRows(store: FilterStore, draft: Filter): PickRow<FilterChoice>[] {
  if (isSameFilter(draft, store.initial)) return [];
  return [
    { label: `$(save) ${vscode.l10n.t("Save Filter As…")}`, value: { action: "save" } },
    {
      label: `$(clear-all) ${vscode.l10n.t("Clear Filter")}`,
      description: sanitizeQuickPick(store.wordsOf(store.initial)),
      value: { action: "reset" },
    },
  ];
}

function savedRow(saved: SavedFilter, store: FilterStore, draft: Filter): PickRow<FilterChoice> {
  const button = (action: "replace" | "rename" | "delete", icon: string, tooltip: string) => ({
    icon,
    tooltip,
    value: { action, saved },
  });
  return {
    label: `$(filter) ${sanitizeQuickPick(saved.name)}`,
    description: sanitizeQuickPick(store.wordsOf(saved.filter)),
    value: { action: "use", filter: saved.filter },
    buttons: [
      ...(isSameFilter(draft, store.initial)
        ? []
        : [button("replace", "save", vscode.l10n.t("Replace with Current Filter"))]),
      button("rename", "edit", vscode.l10n.t("Rename…")),
      button("delete", "trash", vscode.l10n.t("Delete…")),
    ],
  };
}

function criterionRows(store: FilterStore, draft: Filter): Row[] {
  const rows: Row[] = [];
  let heading: string | undefined;
  for (const criterion of store.criteria) {
    const { group = vscode.l10n.t("Filter by") } = criterion;
    if (group !== heading) rows.push({ separator: group });
    heading = group;
    rows.push(criterionRow(criterion, draft[criterion.id]));
  }
  return rows;
}

function criterionRow(criterion: Criterion, values: readonly string[] | undefined): PickRow<FilterChoice> {
  const { label, icon, byDefault } = criterion;
  const value = { action: "edit", criterion } as const;
  const row = { label: `$(${icon}) ${label}`, value };
  const isDefault = !values || (values.length === 1 && values[0] === byDefault);
  if (isDefault && byDefault === undefined) return row;
  if (isDefault)
    return { ...row, description: vscode.l10n.t("{0} (default)", valueWords(criterion, [byDefault ?? ""])) };
  return {
    ...row,
    description: sanitizeQuickPick(valueWords(criterion, values)),
    buttons: [{ icon: "close", tooltip: vscode.l10n.t("Remove"), value: { action: "remove", criterion } }],
  };
}
