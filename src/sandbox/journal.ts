import type { ServiceId } from "../contract";

/** One received request. Bodies are never kept; of the headers only User-Agent is. */
export interface JournalEntry {
  readonly service: ServiceId;
  /** Operation id of the contract; undefined for a path or method outside it. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The User-Agent header; empty when there is none. */
  readonly agent: string;
  /** HTTP status of the answer; 0 when the connection was destroyed before its end. */
  readonly status: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

const keptRequests = 1000;

/** The last 1000 requests, oldest first, and how many requests the services carried out since the start. */
export class RequestJournal {
  private kept: JournalEntry[] = [];
  private readonly carried = new Map<string, number>();
  private inProgress = 0;

  add(entry: JournalEntry): void {
    this.kept.push(entry);
    if (this.kept.length > keptRequests) {
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

  /** How many requests are in progress, or are answered but not yet carried out. */
  get underWay(): number {
    return this.inProgress;
  }

  /** Counts a request as under way while the work lasts. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.inProgress += 1;
    try {
      return await work();
    } finally {
      this.inProgress -= 1;
    }
  }

  /** Counts a request that the service carried out, whatever it responds. */
  carryOut(service: ServiceId, operation: string): void {
    this.carried.set(`${service}/${operation}`, this.carriedOut(service, operation) + 1);
  }

  /** How many requests of the operation were carried out, including those no longer kept. */
  carriedOut(service: ServiceId, operation: string): number {
    return this.carried.get(`${service}/${operation}`) ?? 0;
  }

  clear(): void {
    this.kept = [];
    this.carried.clear();
  }
}
