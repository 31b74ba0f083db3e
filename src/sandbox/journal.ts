import type { ServiceId } from "../contract";

/** One request that came in. Bodies are never kept, nor are headers but the one that names the program. */
export interface JournalEntry {
  readonly service: ServiceId;
  /** Operation id of the contract; undefined for a path or method outside it. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The program that asked, as its User-Agent header says; empty when it does not. */
  readonly agent: string;
  /** HTTP status of the answer; 0 when the connection was dropped. */
  readonly status: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

const KEPT = 1000;

/** The last 1000 requests, oldest first. */
export class RequestJournal {
  private kept: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.kept.push(entry);
    if (this.kept.length > KEPT) {
      this.kept.shift();
    }
  }

  entries(): readonly JournalEntry[] {
    return [...this.kept];
  }

  /** How many of the kept requests went to the service and operation; either may be left out. */
  count(service?: ServiceId, operation?: string): number {
    return this.kept.filter(
      (entry) =>
        (service === undefined || entry.service === service) &&
        (operation === undefined || entry.operation === operation),
    ).length;
  }

  clear(): void {
    this.kept = [];
  }
}
