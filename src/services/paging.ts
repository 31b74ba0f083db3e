import { cancelled } from "./abort";
import { ServiceError } from "./errors";
import { SharedTask } from "./sharedTask";

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the page after it; absent at the end. */
  readonly next?: string;
  /** How many there are on the service, where it says so. */
  readonly total?: number;
  /** Whether it goes on where the page before it ended, or the list changed in between; absent where that is not known. */
  readonly border?: "joined" | "moved";
}

/** Gets the page at a cursor; the first one without. */
export type FetchPage<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** A list is believed to go on for so many pages that bring nothing new. */
const mostEmptyPages = 100;
/** Far more than a tenant has; what is more would fill the memory. */
const mostItems = 200_000;
/** Of the values and names in the items, and of the cursors. */
const mostBytes = 128 * 1024 * 1024;

/** Ends what grows without an end: every list that is read page by page or part by part is held against it. */
export class ListBound {
  private items = 0;
  private itemBytes = 0;
  private cursorBytes = 0;

  /** @throws ServiceError `tooLarge` when there are too many items, or they take too much memory, with those that came before */
  add(items: readonly unknown[], cursor = ""): void {
    this.items += items.length;
    this.itemBytes += sizeOf(items);
    this.cursorBytes += cursor.length;
    if (this.items > mostItems) throw endlessListError(`${mostItems} items`);
    if (this.itemBytes + this.cursorBytes > mostBytes) throw endlessListError(`${mostBytes / 1024 / 1024} MB`);
  }

  /** The items are no longer kept. They still count as items, so that a list without an end is found. */
  release(): void {
    this.itemBytes = 0;
  }
}

/** What a value takes, roughly, in bytes. Works without recursion, so no depth of nesting can overflow the stack. */
function sizeOf(root: unknown): number {
  const open = [root];
  let size = 0;
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") size += value.length;
    else if (typeof value !== "object" || value === null) size += 8;
    else {
      for (const [name, member] of Object.entries(value)) {
        size += name.length + 8;
        open.push(member);
      }
    }
  }
  return size;
}

function endlessListError(code: string): ServiceError {
  return new ServiceError("tooLarge", "The list does not end.", { code });
}

/**
 * A list that is loaded page by page. What is loaded stays through every failure. An item that two pages bring appears once, unless they
 * are known to follow each other: then the service has it twice.
 */
export class PagedList<T> {
  private loaded: T[] = [];
  private taken = 0;
  private count: number | undefined;
  private cursor: string | undefined;
  private ended = false;
  private changed = false;
  /** How many pages that brought nothing new came one after the other. */
  private emptyPages = 0;
  private readonly ids = new Set<string>();
  private readonly cursors = new Set<string>();
  private readonly bound = new ListBound();
  private readonly next = new SharedTask((signal) => this.fetchNext(signal), "cancel");

  constructor(
    private readonly fetchPage: FetchPage<T>,
    private readonly idOf: (item: T) => string,
  ) {}

  get items(): readonly T[] {
    return this.loaded;
  }

  /** How many there are on the service, where it says so. */
  get total(): number | undefined {
    return this.count;
  }

  /** Nothing is left to load. */
  get complete(): boolean {
    return this.ended;
  }

  /** The list changed while its pages were read: some items may be missing, and some may not be in it any more. */
  get moved(): boolean {
    return this.changed;
  }

  /**
   * Appends the next page; callers at the same time share one request. Does nothing when complete.
   * @throws ServiceError `tooLarge` for a list that does not end: page after page without a new item, or more than `ListBound` lets in
   */
  loadMore(signal?: AbortSignal): Promise<void> {
    return this.next.join(signal);
  }

  /** The items loaded since the last call. The list no longer keeps them, so that the memory does not grow with its length. */
  take(): readonly T[] {
    const items = this.loaded;
    this.loaded = [];
    this.taken += items.length;
    this.bound.release();
    return items;
  }

  /** Puts the item where those with its id are; does nothing when there is none. */
  replace(item: T): void {
    const id = this.idOf(item);
    if (!this.ids.has(id)) return;
    for (const [index, known] of this.loaded.entries()) if (this.idOf(known) === id) this.loaded[index] = item;
  }

  remove(id: string): void {
    if (!this.ids.delete(id)) return;
    const kept = this.loaded.filter((item) => this.idOf(item) !== id);
    if (this.count !== undefined) this.count -= this.loaded.length - kept.length;
    this.loaded = kept;
  }

  /** Puts the item first, or where the one with its id is. */
  insert(item: T): void {
    if (this.ids.has(this.idOf(item))) {
      this.replace(item);
      return;
    }
    this.loaded.unshift(item);
    this.ids.add(this.idOf(item));
    if (this.count !== undefined) this.count += 1;
  }

  private async fetchNext(signal: AbortSignal): Promise<void> {
    if (this.complete) return;
    const page = await this.fetchPage(this.cursor, signal);
    if (signal.aborted) throw cancelled();
    this.bound.add(page.items, page.next);
    const items = page.border === "joined" ? page.items : page.items.filter((item) => !this.ids.has(this.idOf(item)));
    for (const item of items) {
      this.loaded.push(item);
      this.ids.add(this.idOf(item));
    }
    this.emptyPages = items.length > 0 ? 0 : this.emptyPages + 1;
    this.count = page.total ?? this.count;
    this.cursor = page.next;
    // A cursor seen before would lead in a circle.
    this.ended = page.next === undefined || this.cursors.has(page.next);
    if (page.next !== undefined) this.cursors.add(page.next);
    const isShort = this.ended && this.count !== undefined && this.count !== this.taken + this.loaded.length;
    if (page.border === "moved" || isShort) this.changed = true;
    if (!this.ended && this.emptyPages >= mostEmptyPages) throw endlessListError(`${mostEmptyPages} empty pages`);
  }
}
