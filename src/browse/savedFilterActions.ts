import * as vscode from "vscode";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import type { QuickInput } from "../ui/quickInput";
import type { Filter } from "../explorer/filters/filter";
import type { FilterStore } from "../explorer/filters/filterStore";
import type { SavedFilter } from "../explorer/filters/savedFilters";

/** Saves, renames and deletes the named filters of a view. */
export class SavedFilterActions {
  constructor(
    private readonly quickInput: QuickInput,
    private readonly dialogs: Pick<Dialogs, "confirm">,
  ) {}

  /** Asks for a name and saves the filter under it. */
  async save(title: string, store: FilterStore, filter: Filter): Promise<void> {
    const name = await this.askName(title, store, filter);
    if (name !== undefined) await store.saved.save(name, filter);
  }

  async rename(title: string, store: FilterStore, { name, filter }: SavedFilter): Promise<void> {
    const next = await this.askName(title, store, filter, name);
    if (next !== undefined) await store.saved.rename(name, next);
  }

  async remove(store: FilterStore, { name }: SavedFilter): Promise<void> {
    const confirmed = await this.dialogs.confirm({
      message: vscode.l10n.t('Delete the saved filter "{0}"?', name),
      action: vscode.l10n.t("Delete Filter"),
    });
    if (confirmed) await store.saved.remove(name);
  }

  /** @param current the present name, when the filter is renamed */
  private async askName(
    title: string,
    store: FilterStore,
    filter: Filter,
    current?: string,
  ): Promise<string | undefined> {
    const taken = store.saved.list.map(({ name }) => name).filter((name) => name !== current);
    const name = await this.quickInput.input({
      title: vscode.l10n.t("{0}: Filter Name", title),
      prompt: sanitizeQuickPick(store.wordsOf(filter)),
      value: current ?? "",
      canGoBack: true,
      validate: (text) => {
        if (text.trim() === "") return vscode.l10n.t("Enter a name.");
        return taken.includes(text.trim())
          ? vscode.l10n.t("Another filter already has this name. Choose a different name.")
          : undefined;
      },
    });
    return typeof name === "string" ? name.trim() : undefined;
  }
}
