import type * as vscode from "vscode";
import { readFilter, type Criterion, type Filter } from "./filter";

export interface SavedFilter {
  readonly name: string;
  readonly filter: Filter;
}

/** The named filters of one view, sorted by name and stored across windows. */
export class SavedFilters {
  constructor(
    private readonly memento: vscode.Memento,
    private readonly key: string,
    private readonly criteria: readonly Criterion[],
  ) {}

  get list(): readonly SavedFilter[] {
    const stored: unknown = this.memento.get(this.key);
    if (!Array.isArray(stored)) return [];
    return stored
      .map((entry: unknown) => (entry ?? {}) as Record<string, unknown>)
      .flatMap(({ name, filter }) =>
        typeof name === "string" ? [{ name, filter: readFilter(filter, this.criteria) }] : [],
      )
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Saves the filter under the name and replaces an existing one. */
  async save(name: string, filter: Filter): Promise<void> {
    await this.write([...this.othersThan(name), { name, filter }]);
  }

  async rename(name: string, next: string): Promise<void> {
    const saved = this.list.find((entry) => entry.name === name);
    if (!saved || name === next) return;
    await this.write([...this.othersThan(name).filter((entry) => entry.name !== next), { ...saved, name: next }]);
  }

  async remove(name: string): Promise<void> {
    await this.write(this.othersThan(name));
  }

  private othersThan(name: string): readonly SavedFilter[] {
    return this.list.filter((entry) => entry.name !== name);
  }

  private async write(list: readonly SavedFilter[]): Promise<void> {
    await this.memento.update(this.key, list);
  }
}
