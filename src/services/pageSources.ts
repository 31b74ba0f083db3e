import { defined } from "../defined";
import { createHash } from "node:crypto";
import type { FetchPage } from "./paging";

/** One answer of an offset list, as the service sent it. */
interface OffsetPage<T> {
  readonly items: readonly T[];
  readonly totalCount?: number;
}

/** Where an offset list goes on. */
interface Place {
  /** Position of the first item that was not read yet. */
  readonly next: number;
  /** How many of the items before it are read again, to see whether the list moved. */
  readonly overlap: number;
  /** Stands for what these items were. */
  readonly digest: string;
}

/** Larger pages than this are not asked for: the largest that is known to be answered [CNP 3.23]. */
const largestPage = 1000;

/**
 * Pages of a list read by `skip` and `limit` [CNP 3.23]. Ends without further items or when `totalCount` is reached;
 * `totalPage` is not to be trusted, nor is a total that is less than what came.
 *
 * A list by offset moves under its reader: what leaves before the offset takes the next page's first items along, unseen. So a page is
 * asked for together with the one before it, in one request, and says `joined` where that is what it was, else `moved`. A service that
 * gives smaller pages than asked for is asked for the last item alone again.
 *
 * @param keyOf tells an item from the others of the list; `position` is the item's in the list
 */
export function skipLimit<T>(
  fetch: (skip: number, limit: number, signal: AbortSignal) => Promise<OffsetPage<T>>,
  limit: number,
  keyOf: (item: T, position: number) => string,
): FetchPage<T> {
  const digestOf = (items: readonly T[], position: number): string => {
    const hash = createHash("sha256");
    for (const [index, item] of items.entries()) hash.update(JSON.stringify(keyOf(item, position + index)));
    return hash.digest("base64");
  };

  const read = async (skip: number, size: number, overlap: number, signal: AbortSignal) => {
    const { items, totalCount } = await fetch(skip, size, signal);
    const reached = skip + items.length;
    const total = totalCount !== undefined && totalCount < reached && items.length > 0 ? undefined : totalCount;
    const ended = items.length === 0 || (total === undefined ? items.length <= overlap : reached >= total);
    return { items, total, ended };
  };

  return async (cursor, signal) => {
    const place = cursor === undefined ? undefined : (JSON.parse(cursor) as Place);
    const overlap = place?.overlap ?? 0;
    const skip = (place?.next ?? 0) - overlap;
    const size = Math.min(limit + overlap, largestPage);
    let { items, total, ended } = await read(skip, size, overlap, signal);
    const isSmall = items.length < size;
    if (!ended && items.length <= overlap) {
      const rest = await read(skip + items.length, limit, 0, signal);
      ({ total, ended } = rest);
      items = [...items, ...rest.items];
    }
    const moved = place && digestOf(items.slice(0, overlap), skip) !== place.digest;
    const again = total === undefined || isSmall ? 1 : Math.max(1, Math.min(items.length, limit, largestPage - limit));
    const next = skip + items.length;
    const goesOn: Place = { next, overlap: again, digest: digestOf(items.slice(-again), next - again) };
    return defined({
      items: moved ? items : items.slice(overlap),
      ...(place && { border: moved ? ("moved" as const) : ("joined" as const) }),
      ...(ended ? {} : { next: JSON.stringify(goesOn) }),
      total,
    });
  };
}

/** One answer of a cursor list with its `Link` header. */
export interface LinkedPage<T> {
  readonly items: readonly T[];
  readonly link: string | undefined;
}

/** Pages of a list whose `Link` header names the next one [FTC 2.15]. */
export function linkCursor<T>(
  fetch: (page: string | undefined, signal: AbortSignal) => Promise<LinkedPage<T>>,
): FetchPage<T> {
  return async (cursor, signal) => {
    const { items, link } = await fetch(cursor, signal);
    const next = nextPage(link);
    return defined({ items, next });
  };
}

/**
 * The `page` value of a `Link` header's `next` entry; a client is known that has it as `next` [FTC 2.15].
 * Nothing else of the address is used: the service prints a foreign port, a blank after `<` and sometimes one quote too few.
 */
export function nextPage(link: string | undefined): string | undefined {
  for (const entry of (link ?? "").split("<").slice(1)) {
    const [address = "", parameters = ""] = entry.split(">", 2);
    if (!/\brel\s*=\s*["']?\s*next\b/i.test(parameters)) continue;
    const page = parameterOf(address, "page") || parameterOf(address, "next");
    return page ? decode(page) : undefined;
  }
  return undefined;
}

/** The value as it stands in the address. */
function parameterOf(address: string, name: string): string | undefined {
  return new RegExp(`[?&]${name}=([^&#\\s]*)`).exec(address)?.[1];
}

/** Not form decoding: a `+` in a cursor is a plus. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
