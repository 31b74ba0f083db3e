import { defined } from "../defined";
import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import { back, type CheckInput, type QuickInput } from "../ui/quickInput";
import { withValues, type Filter } from "../explorer/filters/filter";
import type { FilterStore } from "../explorer/filters/filterStore";
import { CriterionQuestions } from "./criterionQuestions";
import { apply, filterRows, type FilterChoice } from "./filterRows";
import { SavedFilterActions } from "./savedFilterActions";

/**
 * Edits the filter of a view. The picker shows every criterion with its value and stays until Apply, so that several
 * changes cost one reload. A preset or a saved filter applies at once. Esc leaves the view as it was.
 */
export class FilterEditor {
  private readonly saved: SavedFilterActions;
  private readonly questions: CriterionQuestions;

  constructor(
    private readonly quickInput: QuickInput & CheckInput,
    dialogs: Pick<Dialogs, "withProgress" | "confirm">,
  ) {
    this.saved = new SavedFilterActions(quickInput, dialogs);
    this.questions = new CriterionQuestions(quickInput, dialogs);
  }

  /** @param title the title of the picker, e.g. "Filter Users" */
  async edit(title: string, store: FilterStore): Promise<void> {
    let draft = store.value;
    let active: FilterChoice | undefined;
    for (;;) {
      const choice = await this.quickInput.pick<FilterChoice>({
        title,
        placeholder: vscode.l10n.t("Select a filter, or set criteria and then select Apply"),
        rows: filterRows(store, draft),
        ...defined({ active }),
      });
      if (choice === undefined || choice === back) return;
      if (choice === apply) return store.set(draft);
      switch (choice.action) {
        case "use":
          return store.set(choice.filter);
        case "edit": {
          const values = await this.questions.ask(title, choice.criterion, draft);
          if (values === undefined) return;
          if (values !== back) draft = store.complete(withValues(draft, choice.criterion.id, values));
          break;
        }
        case "remove":
          draft = store.complete(withValues(draft, choice.criterion.id, []));
          break;
        case "reset":
          draft = store.initial;
          break;
        default:
          await this.changeSaved(title, store, choice, draft);
      }
      active = apply;
    }
  }

  /** Edits one criterion only. */
  async editOne(title: string, store: FilterStore, id: string): Promise<void> {
    const criterion = store.criteria.find((known) => known.id === id);
    if (!criterion) throw new Error(`There is no criterion ${id}`);
    const values = await this.questions.ask(title, criterion, store.value);
    if (values && values !== back) await store.set(withValues(store.value, id, values));
  }

  private changeSaved(
    title: string,
    store: FilterStore,
    choice: Extract<FilterChoice, { action: "save" | "replace" | "rename" | "delete" }>,
    draft: Filter,
  ): Promise<void> {
    switch (choice.action) {
      case "save":
        return this.saved.save(title, store, draft);
      case "replace":
        return store.saved.save(choice.saved.name, draft);
      case "rename":
        return this.saved.rename(title, store, choice.saved);
      case "delete":
        return this.saved.remove(store, choice.saved);
    }
  }
}
