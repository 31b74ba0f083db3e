import * as vscode from "vscode";
import type { Dialogs } from "../../ui/dialogs";
import { plain } from "../../ui/plainText";
import { back, type PickRow, type PickSeparator, type QuickInput } from "../../ui/quickInput";
import { noFilter, withValues, type Criterion, type Filter } from "./filter";
import type { FilterStore } from "./filterStore";

type Choice = { readonly edit: Criterion } | { readonly remove: Criterion } | "clear";

/** Lets the person narrow a view: a criterion, then its value. What is chosen applies at once; Esc changes nothing. */
export class FilterEditor {
  constructor(
    private readonly quickInput: QuickInput,
    private readonly dialogs: Pick<Dialogs, "withProgress">,
  ) {}

  /** @param title names the view, e.g. "Filter Users". */
  async edit(title: string, store: FilterStore): Promise<void> {
    for (;;) {
      const choice = await this.quickInput.pick<Choice>({
        title,
        placeholder: vscode.l10n.t("Choose what to filter by"),
        rows: rowsOf(store),
      });
      if (choice === undefined || choice === back) return;
      if (choice === "clear") return store.set(noFilter);
      if ("remove" in choice) {
        await store.set(withValues(store.value, choice.remove.id, []));
        continue;
      }
      const values = await this.ask(title, choice.edit, store.value);
      if (values === back) continue;
      if (values) await store.set(withValues(store.value, choice.edit.id, values));
      return;
    }
  }

  private async ask(
    title: string,
    criterion: Criterion,
    filter: Filter,
  ): Promise<readonly string[] | typeof back | undefined> {
    const current = filter[criterion.id] ?? [];
    const question = { title: `${title}: ${criterion.label}`, canGoBack: true };
    const choices = await this.choicesOf(criterion, question.title);
    if (!choices) {
      const text = await this.quickInput.input({
        ...question,
        ...(criterion.hint === undefined ? {} : { prompt: criterion.hint }),
        value: current[0] ?? "",
      });
      return typeof text === "string" ? [text.trim()].filter((value) => value !== "") : text;
    }
    if (criterion.many) return this.pickMany(question, choices, current);
    const value = await this.quickInput.pick<string>({
      ...question,
      rows: choices.map(({ label, ...choice }) => ({ ...choice, label: plain(label) })),
      ...(current[0] === undefined ? {} : { active: current[0] }),
    });
    return typeof value === "string" ? [value] : value;
  }

  private choicesOf(criterion: Criterion, title: string) {
    return criterion.loadChoices
      ? this.dialogs.withProgress(title, (signal) => criterion.loadChoices?.(signal) ?? Promise.resolve([]))
      : criterion.choices?.();
  }

  /** Each choice toggles; the first row takes what is ticked. */
  private async pickMany(
    question: { title: string; canGoBack: boolean },
    choices: readonly { value: string; label: string }[],
    current: readonly string[],
  ): Promise<readonly string[] | typeof back | undefined> {
    const ticked = new Set(current);
    const apply = Symbol("apply");
    let active: string | typeof apply | undefined = current[0] ?? choices[0]?.value;
    for (;;) {
      const answer: string | typeof apply | typeof back | undefined = await this.quickInput.pick<string | typeof apply>(
        {
          ...question,
          placeholder: vscode.l10n.t("Tick one or several, then apply"),
          rows: [
            { label: `$(check-all) ${vscode.l10n.t("Apply")}`, value: apply },
            ...choices.map(({ value, label }) => ({
              label: `$(${ticked.has(value) ? "pass-filled" : "circle-large-outline"}) ${plain(label)}`,
              value,
            })),
          ],
          ...(active === undefined ? {} : { active }),
        },
      );
      if (answer === apply) return [...ticked];
      if (typeof answer !== "string") return answer;
      if (!ticked.delete(answer)) ticked.add(answer);
      active = answer;
    }
  }
}

function rowsOf(store: FilterStore): (PickRow<Choice> | PickSeparator)[] {
  const remove = vscode.l10n.t("Remove");
  const rows = store.criteria.map((criterion): PickRow<Choice> => {
    const values = store.value[criterion.id];
    return {
      label: `$(${criterion.icon}) ${criterion.label}`,
      value: { edit: criterion },
      ...(values
        ? {
            description: plain(values.map((value) => criterion.words(value)).join(", ")),
            buttons: [{ icon: "close", tooltip: remove, value: { remove: criterion } }],
          }
        : {}),
    };
  });
  if (!store.isSet) return rows;
  return [...rows, { separator: "" }, { label: `$(clear-all) ${vscode.l10n.t("Clear filter")}`, value: "clear" }];
}
