/** One page of a list; `next` is the cursor of the page after it, absent at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
  /** How many there are on the service, where it says so. */
  readonly total?: number;
}

export type FetchPage<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

export class PagedList<T> {
  constructor(fetchPage: FetchPage<T>, idOf: (item: T) => string) {
    void fetchPage;
    void idOf;
  }
  get items(): readonly T[] {
    throw new Error("not yet");
  }
  get total(): number | undefined {
    throw new Error("not yet");
  }
  get complete(): boolean {
    throw new Error("not yet");
  }
  get started(): boolean {
    throw new Error("not yet");
  }
  loadMore(_signal?: AbortSignal): Promise<void> {
    throw new Error("not yet");
  }
  reload(_signal?: AbortSignal): Promise<void> {
    throw new Error("not yet");
  }
  replace(_item: T): void {
    throw new Error("not yet");
  }
  remove(_id: string): void {
    throw new Error("not yet");
  }
  insert(_item: T): void {
    throw new Error("not yet");
  }
}
