import type { FetchPage, Page } from "../paging";

/** So many pages without items of one list are gone through at once, then somebody has to ask for more. */
const mostEmptyPages = 20;

/**
 * Pages of several lists as those of one, list after list. A page without items is not worth a stop: it goes on to the next that has some,
 * or to the end.
 * @param names of the lists, asked for with each first page
 */
export function eachInTurn<T>(
  names: (signal: AbortSignal) => Promise<readonly string[]>,
  list: (name: string) => FetchPage<T>,
): FetchPage<T> {
  let known: readonly string[] = [];
  return async (cursor, signal) => {
    if (cursor === undefined) known = await names(signal);
    let place: Place | undefined = cursor === undefined ? startOf(known[0]) : read(cursor);
    const empty = new Set<string>();
    while (place) {
      const { name, page } = place;
      const { items, next }: Page<T> = await list(name)(page, signal);
      // A cursor seen before would lead in a circle.
      if (next === undefined || empty.has(next)) {
        empty.clear();
        place = startOf(known[known.indexOf(name) + 1]);
      } else {
        empty.add(next);
        place = { name, page: next };
      }
      if (items.length > 0 || empty.size >= mostEmptyPages)
        return { items, ...(place ? { next: JSON.stringify(place) } : {}) };
    }
    return { items: [] };
  };
}

/** A page of one of the lists; its first where none is named. */
interface Place {
  readonly name: string;
  readonly page?: string | undefined;
}

function startOf(name: string | undefined): Place | undefined {
  return name === undefined ? undefined : { name };
}

function read(cursor: string): Place {
  return JSON.parse(cursor) as Place;
}
