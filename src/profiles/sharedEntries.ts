import { defined } from "../defined";
import { isDeepStrictEqual } from "node:util";
import type * as vscode from "vscode";

/** The latest known value of one id; without a value it was removed. */
interface Entry {
  readonly id: string;
  /** Counts the changes of this id: the higher revision is newer. */
  readonly revision: number;
  /** The position among the others: increases with each creation and removal. */
  readonly place: number;
  readonly value?: unknown;
}

/** The earlier storage format of the values. */
export interface EarlierShape {
  readonly key: string;
  /** @returns ids and values. */
  read(stored: unknown): Iterable<readonly [id: string, value: unknown]>;
}

/** How many removals are remembered, so that a window with an older state does not restore the values. */
const keptRemovals = 100;
const attempts = 3;

/**
 * Values by id in the editor's state that are not lost when several windows change them. The editor stores the state of an extension as one
 * text, its windows overwrite each other's, and it may briefly return an older state. So every window remembers what it read, merges both by
 * revision, and writes lost entries again.
 */
export class SharedEntries {
  private known: ReadonlyMap<string, Entry> = new Map();

  constructor(
    private readonly memento: vscode.Memento,
    private readonly key: string,
    private readonly earlier: EarlierShape,
  ) {}

  /** The values in order of creation. */
  values(): ReadonlyMap<string, unknown> {
    this.merge();
    return new Map([...this.known.values()].filter(isPresent).map(({ id, value }) => [id, value]));
  }

  /** Items of the state that are not entries. */
  get damaged(): readonly unknown[] {
    const stored = this.memento.get<unknown>(this.key);
    if (stored === undefined || stored === null) return [];
    return Array.isArray(stored) ? (stored as unknown[]).filter((item) => !isEntry(item)) : [stored];
  }

  /** @throws what the editor's state throws; nothing changes then. @param value absent removes the id */
  async put(id: string, value?: unknown): Promise<void> {
    this.merge();
    const before = this.known;
    const old = before.get(id);
    const isChange = value !== undefined && old?.value !== undefined;
    const place = isChange ? old.place : 1 + Math.max(0, ...[...before.values()].map((entry) => entry.place));
    const entry = defined({ id, revision: (old?.revision ?? 0) + 1, place, value });
    this.known = inOrder([...before.values()].filter((other) => other !== old).concat(entry));
    try {
      await this.write();
    } catch (error) {
      const others = [...this.known.values()].filter((other) => other.id !== id);
      this.known = inOrder(old ? [...others, old] : others);
      throw error;
    }
  }

  /** Restores entries that another window overwrote, and drops damaged items. */
  async repair(): Promise<void> {
    this.merge();
    if (this.isLost) await this.write();
  }

  private async write(): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const stored = this.memento.update(this.key, [...this.known.values()]);
      if (this.hasEarlier) await this.memento.update(this.earlier.key, undefined);
      await stored;
      this.merge();
      if (!this.isLost) return;
    }
  }

  private get isLost(): boolean {
    return this.hasEarlier || !isDeepStrictEqual(this.memento.get(this.key) ?? [], [...this.known.values()]);
  }

  private get hasEarlier(): boolean {
    return this.memento.get(this.earlier.key) !== undefined;
  }

  /** Merges newer entries of the state. */
  private merge(): void {
    const merged = new Map<string, Entry>();
    for (const entry of [...this.readStored(), ...this.known.values(), ...this.readEarlier()]) {
      const other = merged.get(entry.id);
      if (!other || isNewer(entry, other)) merged.set(entry.id, entry);
    }
    this.known = inOrder([...merged.values()]);
  }

  private readStored(): readonly Entry[] {
    const stored = this.memento.get<unknown>(this.key);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }

  private readEarlier(): readonly Entry[] {
    const stored = this.memento.get<unknown>(this.earlier.key);
    return [...this.earlier.read(stored)].map(([id, value], index) => ({ id, revision: 0, place: index + 1, value }));
  }
}

/** Sorts by position and forgets old removals. */
function inOrder(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const sorted = entries.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  const removals = sorted.filter((entry) => !isPresent(entry));
  const forgotten = new Set(removals.slice(0, Math.max(0, removals.length - keptRemovals)));
  return new Map(sorted.filter((entry) => !forgotten.has(entry)).map((entry) => [entry.id, entry]));
}

function isEntry(item: unknown): item is Entry {
  if (typeof item !== "object" || item === null) return false;
  const { id, revision, place } = item as Partial<Entry>;
  return typeof id === "string" && Number.isSafeInteger(revision) && Number.isSafeInteger(place);
}

function isPresent({ value }: Entry): boolean {
  return value !== undefined;
}

/** If two windows changed an id at the same time, all windows must choose the same change; which one does not matter. */
function isNewer(entry: Entry, other: Entry): boolean {
  if (entry.revision !== other.revision) return entry.revision > other.revision;
  return textOf(entry) > textOf(other);
}

function textOf({ value }: Entry): string {
  return value === undefined ? "" : JSON.stringify(value);
}
