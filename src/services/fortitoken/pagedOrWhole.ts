import { isMarkup, ServiceError } from "../errors";
import type { ServiceRecord } from "../model";
import { linkCursor, type LinkedPage } from "../pageSources";
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
