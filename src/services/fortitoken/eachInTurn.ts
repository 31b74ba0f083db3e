import type { FetchPage, Page } from "../paging";

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
    while (place) {
      const { name, page } = place;
      const { items, next }: Page<T> = await list(name)(page, signal);
      place = next === undefined ? startOf(known[known.indexOf(name) + 1]) : { name, page: next };
      if (items.length > 0) return { items, ...(place ? { next: JSON.stringify(place) } : {}) };
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
