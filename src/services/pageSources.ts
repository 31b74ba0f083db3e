import type { FetchPage } from "./paging";

/** One answer of an offset list, as the service sent it. */
interface OffsetPage<T> {
  readonly items: readonly T[];
  readonly totalCount?: number;
}

/**
 * Pages of a list read by `skip` and `limit` (contract: FortiCNP 3.23). Ends with an empty page or when `totalCount` is reached;
 * `totalPage` is not to be trusted, nor is a total of 0 beside items.
 */
export function skipLimit<T>(
  fetch: (skip: number, limit: number, signal: AbortSignal) => Promise<OffsetPage<T>>,
  limit: number,
): FetchPage<T> {
  return async (cursor, signal) => {
    const skip = Number(cursor ?? 0);
    const { items, totalCount } = await fetch(skip, limit, signal);
    const total = totalCount === 0 && items.length > 0 ? undefined : totalCount;
    const reached = skip + items.length;
    const ended = items.length === 0 || (total !== undefined && reached >= total);
    return { items, ...(ended ? {} : { next: String(reached) }), ...(total === undefined ? {} : { total }) };
  };
}

/** One answer of a cursor list with its `Link` header. */
export interface LinkedPage<T> {
  readonly items: readonly T[];
  readonly link: string | undefined;
}

/** Pages of a list whose `Link` header names the next one (contract: FortiToken Cloud 2.15). */
export function linkCursor<T>(
  fetch: (page: string | undefined, signal: AbortSignal) => Promise<LinkedPage<T>>,
): FetchPage<T> {
  return async (cursor, signal) => {
    const { items, link } = await fetch(cursor, signal);
    const next = nextPage(link);
    return { items, ...(next === undefined ? {} : { next }) };
  };
}

/**
 * The `page` value of a `Link` header's `next` entry; a client is known that has it as `next` (contract: FortiToken Cloud 2.15).
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
