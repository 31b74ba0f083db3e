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
  private bytes = 0;

  /** @throws ServiceError `tooLarge` when there are too many items, or they take too much memory, with those that came before */
  add(items: readonly unknown[], cursor = ""): void {
    this.items += items.length;
    this.bytes += sizeOf(items) + cursor.length;
    if (this.items > mostItems) throw endlessListError(`${mostItems} items`);
    if (this.bytes > mostBytes) throw endlessListError(`${mostBytes / 1024 / 1024} MB`);
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
  private loaded: Loaded<T>;
  private readonly next: SharedTask<void>;
  private readonly again: SharedTask<void>;
  /** Changes made while a reload runs, to be made on its result too. */
  private changes: Change<T>[] | undefined;

  constructor(
    private readonly fetchPage: FetchPage<T>,
    private readonly idOf: (item: T) => string,
  ) {
    this.loaded = new Loaded(idOf);
    this.next = new SharedTask((signal) => this.fetchNext(signal), "cancel");
    this.again = new SharedTask((signal) => this.fetchAgain(signal), "cancel");
  }

  get items(): readonly T[] {
    return this.loaded.items;
  }

  /** How many there are on the service, where it says so. */
  get total(): number | undefined {
    return this.loaded.total;
  }

  /** Nothing is left to load. */
  get complete(): boolean {
    return this.loaded.complete;
  }

  /** The list changed while its pages were read: some items may be missing, and some may not be in it any more. */
  get moved(): boolean {
    return this.loaded.moved;
  }

  /** At least one page came. */
  get started(): boolean {
    return this.loaded.started;
  }

  /**
   * Appends the next page; callers at the same time share one request. Does nothing when complete.
   * @throws ServiceError `tooLarge` for a list that does not end: page after page without a new item, or more than `ListBound` lets in
   */
  loadMore(signal?: AbortSignal): Promise<void> {
    return this.next.join(signal);
  }

  /** Reads as many items as are loaded anew and shows them when all are there. @throws ServiceError */
  reload(signal?: AbortSignal): Promise<void> {
    return this.again.join(signal);
  }

  /** Puts the item where those with its id are; does nothing when there is none. */
  replace(item: T): void {
    this.change((loaded) => loaded.replace(item));
  }

  remove(id: string): void {
    this.change((loaded) => loaded.remove(id));
  }

  /** Puts the item first, or where the one with its id is. */
  insert(item: T): void {
    this.change((loaded) => loaded.insert(item));
  }

  private change(make: Change<T>): void {
    make(this.loaded);
    this.changes?.push(make);
  }

  private async fetchNext(signal: AbortSignal): Promise<void> {
    await this.again.idle();
    if (!this.complete) await this.fetchInto(this.loaded, signal);
  }

  private async fetchAgain(signal: AbortSignal): Promise<void> {
    await this.next.idle();
    const changes: Change<T>[] = [];
    this.changes = changes;
    try {
      const fresh = new Loaded(this.idOf);
      do {
        await this.fetchInto(fresh, signal);
      } while (!fresh.complete && fresh.items.length < this.items.length);
      for (const make of changes) make(fresh);
      this.loaded = fresh;
    } finally {
      if (this.changes === changes) this.changes = undefined;
    }
  }

  private async fetchInto(loaded: Loaded<T>, signal: AbortSignal): Promise<void> {
    const page = await this.fetchPage(loaded.cursor, signal);
    if (signal.aborted) throw cancelled();
    loaded.append(page);
    if (!loaded.complete && loaded.emptyPages >= mostEmptyPages) {
      throw endlessListError(`${mostEmptyPages} empty pages`);
    }
  }
}

type Change<T> = (loaded: Loaded<T>) => void;

/** What of a list is there, and where to go on. */
class Loaded<T> {
  items: T[] = [];
  total: number | undefined;
  cursor: string | undefined;
  started = false;
  complete = false;
  moved = false;
  /** How many pages that brought nothing new came one after the other. */
  emptyPages = 0;
  private readonly ids = new Set<string>();
  private readonly cursors = new Set<string>();
  private readonly bound = new ListBound();

  constructor(private readonly idOf: (item: T) => string) {}

  /** @throws ServiceError `tooLarge`, and stays as it is */
  append(page: Page<T>): void {
    this.bound.add(page.items, page.next);
    const items = page.border === "joined" ? page.items : page.items.filter((item) => !this.ids.has(this.idOf(item)));
    for (const item of items) {
      this.items.push(item);
      this.ids.add(this.idOf(item));
    }
    this.emptyPages = items.length > 0 ? 0 : this.emptyPages + 1;
    this.started = true;
    this.total = page.total ?? this.total;
    this.cursor = page.next;
    // A cursor seen before would lead in a circle.
    this.complete = page.next === undefined || this.cursors.has(page.next);
    if (page.next !== undefined) this.cursors.add(page.next);
    const isShort = this.complete && this.total !== undefined && this.total !== this.items.length;
    if (page.border === "moved" || isShort) this.moved = true;
  }

  replace(item: T): void {
    const id = this.idOf(item);
    if (!this.ids.has(id)) return;
    for (const [index, known] of this.items.entries()) if (this.idOf(known) === id) this.items[index] = item;
  }

  remove(id: string): void {
    if (!this.ids.delete(id)) return;
    const kept = this.items.filter((item) => this.idOf(item) !== id);
    if (this.total !== undefined) this.total -= this.items.length - kept.length;
    this.items = kept;
  }

  insert(item: T): void {
    if (this.ids.has(this.idOf(item))) {
      this.replace(item);
      return;
    }
    this.items.unshift(item);
    this.ids.add(this.idOf(item));
    if (this.total !== undefined) this.total += 1;
  }
}
