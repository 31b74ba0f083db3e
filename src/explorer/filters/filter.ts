/** The filter of a view: criterion id -> selected values. A criterion without an entry excludes nothing. */
export type Filter = Readonly<Record<string, readonly string[]>>;

export const noFilter: Filter = {};

/** A property that a view can be filtered by. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  /** The heading above this criterion and the following ones of the same group. Criteria without a group come first. */
  readonly group?: string;
  /** The prompt of the input, e.g. that the service compares the whole text. */
  readonly hint?: string;
  /** The values to choose from. Without this and `loadChoices` the user types a text. */
  choices?(): readonly FilterChoice[];
  /** Reads the values to choose from. If there are none, the user types a text. */
  loadChoices?(signal: AbortSignal): Promise<readonly FilterChoice[]>;
  /** Whether several values can be selected; typed values are separated by commas. */
  readonly many?: boolean;
  /** Lets the user type values that are not among the choices. */
  readonly typed?: TypedValues;
  /** The value that applies if none is selected; a filter editor shows it. */
  readonly byDefault?: string;
  /** Whether a stored value is still valid; if absent, every value is. */
  allows?(value: string): boolean;
  /** A value as text. */
  words(value: string): string;
}

/** How values are typed in addition to the choices. */
interface TypedValues {
  /** The label of the row that opens the input. */
  readonly label: string;
  readonly hint?: string;
  /** The error of an entered text; if absent, every text is valid. */
  problem?(text: string): string | undefined;
  /** Converts a text to values; if absent, the text itself is the value, or its parts with `many`. */
  read?(text: string): readonly string[];
  /** Converts values to a text for editing; if absent, they are joined by commas. */
  text?(values: readonly string[]): string;
}

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** The filter with the values of one criterion replaced; without values the criterion is removed. */
export function withValues(filter: Filter, id: string, values: readonly string[]): Filter {
  const others = Object.entries(filter).filter(([known]) => known !== id);
  return Object.fromEntries(values.length === 0 ? others : [...others, [id, values]]);
}

/** The value of a criterion that takes one. */
export function valueOf(filter: Filter, id: string): string | undefined {
  return filter[id]?.[0];
}

/** Reads a stored filter. Invalid entries are ignored; an earlier version may have written them. */
export function readFilter(stored: unknown, criteria: readonly Criterion[]): Filter {
  if (typeof stored !== "object" || stored === null) return noFilter;
  const filter: Record<string, readonly string[]> = {};
  for (const criterion of criteria) {
    const values: unknown = (stored as Record<string, unknown>)[criterion.id];
    if (!Array.isArray(values)) continue;
    const good = values.filter(
      (value): value is string => typeof value === "string" && value !== "" && (criterion.allows?.(value) ?? true),
    );
    if (good.length > 0) filter[criterion.id] = criterion.many ? good : good.slice(0, 1);
  }
  return filter;
}

/** The filter as text, e.g. "Critical, Alert · 30 days". */
export function filterWords(filter: Filter, criteria: readonly Criterion[]): string {
  return criteria
    .map((criterion) => valueWords(criterion, filter[criterion.id]))
    .filter((words) => words !== "")
    .join(" · ");
}

/** The values of one criterion as text. */
export function valueWords(criterion: Criterion, values: readonly string[] = []): string {
  return values.map((value) => criterion.words(value)).join(", ");
}

export function isSameFilter(one: Filter, other: Filter): boolean {
  const key = (filter: Filter) =>
    JSON.stringify(
      Object.entries(filter)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, values]) => [id, [...values].sort()]),
    );
  return key(one) === key(other);
}
