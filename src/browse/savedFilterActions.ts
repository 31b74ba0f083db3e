import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type PickRow, type QuickInput } from "../ui/quickInput";
import { filterWords } from "../explorer/filters/filter";
import type { FilterStore } from "../explorer/filters/filterStore";
import type { SavedFilter } from "../explorer/filters/savedFilters";

interface Choice {
  readonly action: "apply" | "replace" | "rename" | "remove";
  readonly saved: SavedFilter;
}

/** The named filters of a view: apply, replace, rename and delete. */
export class SavedFilterPicker {
  constructor(
    private readonly quickInput: QuickInput,
    private readonly dialogs: Pick<Dialogs, "confirm">,
  ) {}

  /**
   * @param title the title of the calling picker, e.g. "Filter Alerts"
   * @returns false if the user pressed Back or no named filter is left
   */
  async pick(title: string, store: FilterStore): Promise<boolean> {
    while (store.saved.list.length > 0) {
      const choice = await this.quickInput.pick<Choice>({
        title: vscode.l10n.t("{0}: Saved Filters", title),
        placeholder: vscode.l10n.t("Choose a filter to apply it"),
        rows: rowsOf(store),
        canGoBack: true,
      });
      if (choice === undefined) return true;
      if (choice === back) return false;
      const { action, saved } = choice;
      if (action === "apply") {
        await store.set(saved.filter);
        return true;
      }
      if (action === "replace") await store.saved.save(saved.name, store.value);
      else if (action === "rename") await this.rename(title, store, saved);
      else await this.remove(store, saved);
    }
    return false;
  }

  /** The user enters a name; the current filter is saved under it. */
  async save(title: string, store: FilterStore): Promise<void> {
    const name = await this.askName(title, store);
    if (name !== undefined) await store.saved.save(name, store.value);
  }

  private async rename(title: string, store: FilterStore, saved: SavedFilter): Promise<void> {
    const name = await this.askName(title, store, saved.name);
    if (name !== undefined) await store.saved.rename(saved.name, name);
  }

  private async remove(store: FilterStore, { name }: SavedFilter): Promise<void> {
    const confirmed = await this.dialogs.confirm({
      message: vscode.l10n.t('Delete the saved filter "{0}"?', name),
      action: vscode.l10n.t("Delete Filter"),
    });
    if (confirmed) await store.saved.remove(name);
  }

  /** @param current the present name, when the filter is renamed */
  private async askName(title: string, store: FilterStore, current?: string): Promise<string | undefined> {
    const taken = store.saved.list.map(({ name }) => name).filter((name) => name !== current);
    const name = await this.quickInput.input({
      title: vscode.l10n.t("{0}: Name of the Filter", title),
      prompt: sanitizeQuickPick(filterWords(store.value, store.criteria)),
      value: current ?? "",
      validate: (text) => {
        if (text.trim() === "") return vscode.l10n.t("Enter a name.");
        return taken.includes(text.trim())
          ? vscode.l10n.t("Another filter has this name. Choose a different name.")
          : undefined;
      },
    });
    return typeof name === "string" ? name.trim() : undefined;
  }
}

function rowsOf(store: FilterStore): PickRow<Choice>[] {
  return store.saved.list.map((saved): PickRow<Choice> => {
    const button = (action: "replace" | "rename" | "remove", icon: string, tooltip: string) => ({
      icon,
      tooltip,
      value: { action, saved },
    });
    return {
      label: `$(filter) ${sanitizeQuickPick(saved.name)}`,
      description: sanitizeQuickPick(filterWords(saved.filter, store.criteria)),
      value: { action: "apply", saved },
      buttons: [
        ...(store.isSet ? [button("replace", "save", vscode.l10n.t("Replace by Current Filter"))] : []),
        button("rename", "edit", vscode.l10n.t("Rename…")),
        button("remove", "trash", vscode.l10n.t("Delete…")),
      ],
    };
  });
}
