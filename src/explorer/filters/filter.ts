/** What a view is narrowed to: criterion id -> wanted values. A criterion without an entry narrows nothing. */
export type Filter = Readonly<Record<string, readonly string[]>>;

export const noFilter: Filter = {};

/** One way to narrow a view. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  /** Heading under which it stands, with those after it that have the same; without one it stands first. */
  readonly group?: string;
  /** Said where the value is chosen, e.g. that a text is compared exactly. */
  readonly hint?: string;
  /** The values to choose from; without these and `loadChoices` the person types a text. */
  choices?(): readonly FilterChoice[];
  /** The values to choose from, where a service has to be asked; where there are none, the person types. */
  loadChoices?(signal: AbortSignal): Promise<readonly FilterChoice[]>;
  /** Whether several values may be wanted at once; typed, they stand between commas. */
  readonly many?: boolean;
  /** Lets the person type what the choices lack. */
  readonly typed?: TypedValues;
  /** Whether a stored value still means something. */
  allows?(value: string): boolean;
  /** How a value is shown. */
  words(value: string): string;
}

/** How values are typed beside choices. */
interface TypedValues {
  /** The row that asks for them. */
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with a text; every text is good when absent. */
  problem?(text: string): string | undefined;
  /** The values of a text; the text itself when absent. */
  read?(text: string): readonly string[];
  /** The text of values, to correct them. */
  text?(values: readonly string[]): string;
}

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** The filter with a criterion's wanted values replaced; none takes the criterion out. */
export function withValues(filter: Filter, id: string, values: readonly string[]): Filter {
  const others = Object.entries(filter).filter(([known]) => known !== id);
  return Object.fromEntries(values.length === 0 ? others : [...others, [id, values]]);
}

/** The wanted value of a criterion that takes one. */
export function valueOf(filter: Filter, id: string): string | undefined {
  return filter[id]?.[0];
}

/** Reads what an earlier version or another hand may have stored: what cannot be understood narrows nothing. */
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

/** The filter in words, e.g. "disabled, FTM". */
export function filterWords(filter: Filter, criteria: readonly Criterion[]): string {
  return criteria.flatMap((criterion) => filter[criterion.id]?.map((value) => criterion.words(value)) ?? []).join(", ");
}
