import { defined } from "../../defined";
import { isMarkup, ServiceError } from "../errors";
import type { ServiceRecord } from "../model";
import type { FetchPage } from "../paging";

/** Page sizes of the paged lists [FTC 2.15]. */
export type PageSize = 20 | 100 | 200 | 500 | 1000;

/** A list that is read page by page from a v2 call, or in one page from the v1 call on a service before version 23.4 [FTC 2.15]. */
export class PagedOrWhole<F, T> {
  private withoutPages = false;

  constructor(
    private readonly page: (
      filter: F,
      page: { readonly limit: PageSize; readonly page: string | undefined },
      signal: AbortSignal,
    ) => Promise<LinkedPage<ServiceRecord<T>>>,
    private readonly whole: (filter: F, signal: AbortSignal) => Promise<ServiceRecord<T>[]>,
  ) {}

  pages(filter: F, limit: PageSize): FetchPage<ServiceRecord<T>> {
    const paged = linkCursor((page, signal) => this.page(filter, { limit, page }, signal));
    return async (cursor, signal) => {
      if (this.withoutPages) return { items: await this.whole(filter, signal) };
      try {
        return await paged(cursor, signal);
      } catch (error) {
        if (cursor !== undefined || !isMissing(error)) throw error;
        const items = await this.whole(filter, signal);
        // Without items, the 404 may mean that the list is empty.
        this.withoutPages = error.category === "notAllowed" || items.length > 0;
        return { items };
      }
    };
  }
}

/** The records of a list. A 404 means that nothing matches [FTC 2.9]. @throws ServiceError */
export async function noneWhenNotFound<T>(list: Promise<ServiceRecord<T>[]>): Promise<ServiceRecord<T>[]> {
  try {
    return await list;
  } catch (error) {
    if (ServiceError.is(error) && error.category === "notFound" && !isMarkup(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): error is ServiceError {
  return ServiceError.is(error) && (error.category === "notFound" || error.category === "notAllowed");
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
