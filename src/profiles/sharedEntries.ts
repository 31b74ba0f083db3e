import { defined } from "../defined";
import { isDeepStrictEqual } from "node:util";
import type * as vscode from "vscode";

/** The latest that is known of one thing; without a value it was removed. */
interface Entry {
  readonly id: string;
  /** Counts the changes of this thing: the higher one is the later one. */
  readonly revision: number;
  /** Where it stands among the others: counts up with each that is made, or removed. */
  readonly place: number;
  readonly value?: unknown;
}

/** Where the values were before they became entries. */
export interface EarlierShape {
  readonly key: string;
  /** @returns ids and values. */
  read(stored: unknown): Iterable<readonly [id: string, value: unknown]>;
}

/** Removals that are remembered, so that a window that has not heard of them does not bring the removed back. */
const keptRemovals = 100;
const attempts = 3;

/**
 * Values by id in the editor's state, none of which is lost when several windows change them. The editor keeps the state of an extension
 * as one text and its windows overwrite each other's; for a moment it may even show an older one. So every window remembers what it has
 * seen, reads the newest of both, and writes again what the state has lost.
 */
export class SharedEntries {
  private known: ReadonlyMap<string, Entry> = new Map();

  constructor(
    private readonly memento: vscode.Memento,
    private readonly key: string,
    private readonly earlier: EarlierShape,
  ) {}

  /** The values in the order of their making. */
  values(): ReadonlyMap<string, unknown> {
    this.merge();
    return new Map([...this.known.values()].filter(isPresent).map(({ id, value }) => [id, value]));
  }

  /** What the state holds under the key but is no entry. */
  get damaged(): readonly unknown[] {
    const stored = this.memento.get<unknown>(this.key);
    if (stored === undefined || stored === null) return [];
    return Array.isArray(stored) ? (stored as unknown[]).filter((item) => !isEntry(item)) : [stored];
  }

  /** @throws what the editor's state throws; nothing is changed then. @param value absent removes it. */
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

  /** Writes again what the state has lost to another window, and drops what is no entry. */
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

  /** Takes over what is newer in the state. */
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

/** Of the removals only the latest. */
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

/** Two windows that changed the same thing at the same time have to agree on one of the changes: on any, but on the same. */
function isNewer(entry: Entry, other: Entry): boolean {
  if (entry.revision !== other.revision) return entry.revision > other.revision;
  return textOf(entry) > textOf(other);
}

function textOf({ value }: Entry): string {
  return value === undefined ? "" : JSON.stringify(value);
}
