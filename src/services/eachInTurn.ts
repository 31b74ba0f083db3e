import { defined } from "../defined";
import type { FetchPage, Page } from "./paging";

/** How many empty pages of one list are skipped at once; then the caller has to ask for more. */
const mostEmptyPages = 20;

/**
 * Concatenates the pages of several lists. Skips empty pages.
 * @param names reads the names of the lists, before each first page
 */
export function eachInTurn<T>(
  names: (signal: AbortSignal) => Promise<readonly string[]>,
  list: (name: string) => FetchPage<T>,
): FetchPage<T> {
  let known: readonly string[] = [];
  return async (cursor, signal) => {
    if (cursor === undefined) known = await names(signal);
    let place: Place | undefined = cursor === undefined ? startOf(known[0]) : parsePlace(cursor);
    const empty = new Set<string>();
    while (place) {
      const { name, page } = place;
      const { items, next, border }: Page<T> = await list(name)(page, signal);
      // A repeated cursor would not end.
      if (next === undefined || empty.has(next)) {
        empty.clear();
        place = startOf(known[known.indexOf(name) + 1]);
      } else {
        empty.add(next);
        place = { name, page: next };
      }
      if (items.length > 0 || empty.size >= mostEmptyPages)
        return defined({ items, next: place && JSON.stringify(place), border });
    }
    return { items: [] };
  };
}

/** A page of one of the lists; the first when absent. */
interface Place {
  readonly name: string;
  readonly page?: string | undefined;
}

function startOf(name: string | undefined): Place | undefined {
  return name === undefined ? undefined : { name };
}

function parsePlace(cursor: string): Place {
  return JSON.parse(cursor) as Place;
}
