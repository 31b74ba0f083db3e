import * as vscode from "vscode";
import type { Disposable } from "../../disposables";
import type { ViewName } from "../../manifest/views";
import { filterWords, isSameFilter, noFilter, readFilter, type Criterion, type Filter } from "./filter";
import { SavedFilters } from "./savedFilters";

/** A filter that the extension offers by name. */
export interface FilterPreset {
  readonly name: string;
  readonly icon: string;
  readonly filter: Filter;
}

interface FilterDefaults {
  /** The filter of a view that the user has not filtered; absent for all rows. */
  readonly initial?: Filter;
  readonly presets?: readonly FilterPreset[];
}

/** A view's filter, stored across windows. */
export class FilterStore implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  /** The named filters of the view. */
  readonly saved: SavedFilters;
  readonly initial: Filter;
  readonly presets: readonly FilterPreset[];
  private current: Filter;

  constructor(
    private readonly memento: vscode.Memento,
    readonly view: ViewName,
    readonly criteria: readonly Criterion[],
    { initial = noFilter, presets = [] }: FilterDefaults = {},
  ) {
    this.initial = initial;
    this.presets = presets;
    const stored = memento.get(this.key);
    this.current = stored === undefined ? initial : readFilter(stored, criteria);
    this.saved = new SavedFilters(memento, `savedFilters.${view}`, criteria);
  }

  get value(): Filter {
    return this.current;
  }

  /** Whether the filter differs from the view's initial one. */
  get isSet(): boolean {
    return !isSameFilter(this.current, this.initial);
  }

  /** The filter as text, for the view's description. */
  get words(): string {
    return this.wordsOf(this.current);
  }

  wordsOf(filter: Filter): string {
    return filterWords(filter, this.criteria);
  }

  async set(filter: Filter): Promise<void> {
    this.current = this.complete(filter);
    this.changed.fire();
    await this.memento.update(this.key, this.isSet ? this.current : undefined);
  }

  /** Goes back to the view's initial filter. */
  clear(): Promise<void> {
    return this.set(this.initial);
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Adds what the filter cannot lack, such as the time range of alerts, so that the view's description tells it. */
  complete(filter: Filter): Filter {
    const missing = this.criteria.filter(
      ({ id, byDefault }) => byDefault !== undefined && !filter[id] && this.initial[id],
    );
    return { ...filter, ...Object.fromEntries(missing.map(({ id }) => [id, this.initial[id] ?? []])) };
  }

  private get key(): string {
    return `filter.${this.view}`;
  }
}
