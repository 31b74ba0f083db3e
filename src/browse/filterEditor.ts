import { defined } from "../defined";
import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type PickSeparator, type QuickInput } from "../ui/quickInput";
import { noFilter, withValues, type Criterion, type Filter, type FilterChoice } from "../explorer/filters/filter";
import type { FilterStore } from "../explorer/filters/filterStore";
import { SavedFilterPicker } from "./savedFilterPicker";

type Choice = { readonly edit: Criterion } | { readonly remove: Criterion } | "clear" | "save" | "saved";

/** The entered values, Back, or undefined if the user pressed Esc. */
type Values = readonly string[] | typeof back | undefined;

interface CriterionQuestion {
  readonly title: string;
  readonly canGoBack: boolean;
}

const apply = Symbol("apply");
const typeIt = Symbol("type");

/**
 * Edits the filter of a view: the user picks a criterion, then its value. A choice applies at once; Esc changes
 * nothing.
 */
export class FilterEditor {
  private readonly saved: SavedFilterPicker;

  constructor(
    private readonly quickInput: QuickInput,
    private readonly dialogs: Pick<Dialogs, "withProgress" | "confirm">,
  ) {
    this.saved = new SavedFilterPicker(quickInput, dialogs);
  }

  /** @param title the title of the picker, e.g. "Filter Users" */
  async edit(title: string, store: FilterStore): Promise<void> {
    for (;;) {
      const choice = await this.quickInput.pick<Choice>({
        title,
        placeholder: vscode.l10n.t("Choose what to filter by"),
        rows: rowsOf(store),
      });
      if (choice === undefined || choice === back) return;
      if (choice === "clear") return store.set(noFilter);
      if (choice === "save") return this.saved.save(title, store);
      if (choice === "saved") {
        if (await this.saved.pick(title, store)) return;
        continue;
      }
      if ("remove" in choice) {
        await store.set(withValues(store.value, choice.remove.id, []));
        continue;
      }
      if (await this.editOne(title, store, choice.edit.id)) return;
    }
  }

  /** Edits one criterion only. @returns false if the user pressed Back */
  async editOne(title: string, store: FilterStore, id: string): Promise<boolean> {
    const criterion = store.criteria.find((known) => known.id === id);
    if (!criterion) throw new Error(`There is no criterion ${id}`);
    const values = await this.ask({ title: `${title}: ${criterion.label}`, canGoBack: true }, criterion, store.value);
    if (values === back) return false;
    if (values) await store.set(withValues(store.value, id, values));
    return true;
  }

  private async ask(question: CriterionQuestion, criterion: Criterion, filter: Filter): Promise<Values> {
    const current = filter[criterion.id] ?? [];
    const choices = await this.choicesOf(criterion, question.title);
    if (!choices || choices.length === 0) return this.type(question, criterion, current);
    for (;;) {
      const values = criterion.many
        ? await this.pickMany(question, criterion, choices, current)
        : await this.pickOne(question, criterion, choices, current);
      if (values !== typeIt) return values;
      const typed = await this.type(question, criterion, current);
      if (typed !== back) return typed;
    }
  }

  private async type(question: CriterionQuestion, criterion: Criterion, current: readonly string[]): Promise<Values> {
    const { typed, many } = criterion;
    const hint =
      typed?.hint ?? criterion.hint ?? (many ? vscode.l10n.t("Separate several values with commas.") : undefined);
    const text = await this.quickInput.input({
      ...question,
      ...defined({ prompt: hint }),
      value: typed?.text?.(current) ?? current.join(", "),
      validate: (entered) => (entered.trim() === "" ? undefined : typed?.problem?.(entered)),
    });
    if (typeof text !== "string") return text;
    if (text.trim() === "") return [];
    if (typed?.read) return typed.read(text);
    const values = many ? text.split(",") : [text];
    return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
  }

  private choicesOf(criterion: Criterion, title: string) {
    return criterion.loadChoices
      ? this.dialogs.withProgress(title, (signal) => criterion.loadChoices?.(signal) ?? Promise.resolve([]))
      : criterion.choices?.();
  }

  private async pickOne(
    question: CriterionQuestion,
    { typed }: Criterion,
    choices: readonly FilterChoice[],
    [current]: readonly string[],
  ): Promise<Values | typeof typeIt> {
    const isTyped = current !== undefined && typed && !choices.some(({ value }) => value === current);
    const active = isTyped ? typeIt : current;
    const value = await this.quickInput.pick<string | typeof typeIt>({
      ...question,
      rows: [
        ...choices.map(({ label, ...choice }) => ({ ...choice, label: sanitizeQuickPick(label) })),
        ...(typed ? [typingRow(typed.label)] : []),
      ],
      ...defined({ active }),
    });
    return typeof value === "string" ? [value] : value;
  }

  /**
   * Each choice toggles its value; the Apply row returns the selected values. Current values that are not among the
   * choices (typed ones) can be toggled, too.
   */
  private async pickMany(
    question: CriterionQuestion,
    criterion: Criterion,
    choices: readonly FilterChoice[],
    current: readonly string[],
  ): Promise<Values | typeof typeIt> {
    const ticked = new Set(current);
    const known = new Set(choices.map(({ value }) => value));
    const others = current
      .filter((value) => !known.has(value))
      .map((value) => ({ value, label: criterion.words(value) }));
    let active: string | typeof apply | undefined = current[0] ?? choices[0]?.value;
    for (;;) {
      const answer: string | typeof apply | typeof typeIt | typeof back | undefined = await this.quickInput.pick<
        string | typeof apply | typeof typeIt
      >({
        ...question,
        placeholder: vscode.l10n.t("Select one or more values, then Apply"),
        rows: [
          { label: `$(check-all) ${vscode.l10n.t("Apply")}`, value: apply },
          ...[...others, ...choices].map(({ value, label, ...more }) => ({
            ...more,
            label: `$(${ticked.has(value) ? "pass-filled" : "circle-large-outline"}) ${sanitizeQuickPick(label)}`,
            value,
          })),
          ...(criterion.typed ? [typingRow(criterion.typed.label)] : []),
        ],
        ...defined({ active }),
      });
      if (answer === apply) return [...ticked];
      if (typeof answer !== "string") return answer;
      if (!ticked.delete(answer)) ticked.add(answer);
      active = answer;
    }
  }
}

function typingRow(label: string): PickRow<typeof typeIt> {
  return { label: `$(edit) ${label}`, value: typeIt };
}

function rowsOf(store: FilterStore): (PickRow<Choice> | PickSeparator)[] {
  const rows: (PickRow<Choice> | PickSeparator)[] = [];
  let group: string | undefined;
  for (const criterion of store.criteria) {
    if (criterion.group !== undefined && criterion.group !== group) rows.push({ separator: criterion.group });
    group = criterion.group;
    rows.push(rowOf(criterion, store.value[criterion.id]));
  }
  const hasSaved = store.saved.list.length > 0;
  if (store.isSet || hasSaved) rows.push({ separator: "" });
  if (store.isSet) {
    rows.push({ label: `$(clear-all) ${vscode.l10n.t("Clear filter")}`, value: "clear" });
    rows.push({ label: `$(save) ${vscode.l10n.t("Save filter…")}`, value: "save" });
  }
  if (hasSaved) rows.push({ label: `$(list-flat) ${vscode.l10n.t("Saved filters…")}`, value: "saved" });
  return rows;
}

function rowOf(criterion: Criterion, values: readonly string[] | undefined): PickRow<Choice> {
  const row = { label: `$(${criterion.icon}) ${criterion.label}`, value: { edit: criterion } };
  if (!values) return row;
  return {
    ...row,
    description: sanitizeQuickPick(values.map((value) => criterion.words(value)).join(", ")),
    buttons: [{ icon: "close", tooltip: vscode.l10n.t("Remove"), value: { remove: criterion } }],
  };
}
