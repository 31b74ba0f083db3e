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
  /** HTTP status of the answer; 0 when the connection was destroyed before its end. */
  readonly status: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

const KEPT = 1000;

/** The last 1000 requests, oldest first, and how many of all of them the services carried out. */
export class RequestJournal {
  private kept: JournalEntry[] = [];
  private readonly carried = new Map<string, number>();
  private open = 0;

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

  /** How many requests are being worked on, or will still be carried out though they are answered. */
  get underWay(): number {
    return this.open;
  }

  /** Counts a request as under way while the work lasts. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.open += 1;
    try {
      return await work();
    } finally {
      this.open -= 1;
    }
  }

  /** Counts a request that the service carried out, whatever answer goes out. */
  carryOut(service: ServiceId, operation: string): void {
    this.carried.set(`${service}/${operation}`, this.carriedOut(service, operation) + 1);
  }

  /** How many requests of the operation were carried out, those that are no longer kept among them. */
  carriedOut(service: ServiceId, operation: string): number {
    return this.carried.get(`${service}/${operation}`) ?? 0;
  }

  clear(): void {
    this.kept = [];
    this.carried.clear();
  }
}
