import * as vscode from "vscode";
import type { Disposable } from "../../disposables";
import type { ViewName } from "../../manifest/views";
import { filterWords, readFilter, type Criterion, type Filter } from "./filter";
import { SavedFilters } from "./savedFilters";

/** A view's filter, stored across windows. */
export class FilterStore implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  /** The named filters of the view. */
  readonly saved: SavedFilters;
  private current: Filter;

  constructor(
    private readonly memento: vscode.Memento,
    readonly view: ViewName,
    readonly criteria: readonly Criterion[],
  ) {
    this.current = readFilter(memento.get(this.key), criteria);
    this.saved = new SavedFilters(memento, `savedFilters.${view}`, criteria);
  }

  get value(): Filter {
    return this.current;
  }

  get isSet(): boolean {
    return Object.keys(this.current).length > 0;
  }

  /** The filter as text, for the view's description. */
  get words(): string {
    return filterWords(this.current, this.criteria);
  }

  async set(filter: Filter): Promise<void> {
    this.current = filter;
    this.changed.fire();
    await this.memento.update(this.key, filter);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private get key(): string {
    return `filter.${this.view}`;
  }
}
