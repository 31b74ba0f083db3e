/** How many requests a sliding interval allows; 0 requests means no limit. */
export interface RateRule {
  readonly requests: number;
  readonly intervalMs: number;
}

export interface RateUse {
  readonly allowed: boolean;
  /** Requests in the interval, including this one and refused ones. */
  readonly attempts: number;
  /** Time until the next request is allowed, in milliseconds; 0 when this one was. */
  readonly waitMs: number;
}

interface Uses {
  allowed: number[];
  all: number[];
}

/** Counts requests per key in sliding intervals. Refused requests do not count, so that waiting always helps. */
export class RateLimit {
  private readonly usesByKey = new Map<string, Uses>();

  /** @param now the clock, in epoch milliseconds */
  constructor(private readonly now: () => number) {}

  /** Counts one request. The rule may change from call to call. */
  take(key: string, { requests, intervalMs }: RateRule): RateUse {
    const at = this.now();
    const inInterval = (time: number): boolean => time > at - intervalMs;
    const before = this.usesByKey.get(key) ?? { allowed: [], all: [] };
    const uses: Uses = { allowed: before.allowed.filter(inInterval), all: [...before.all.filter(inInterval), at] };
    this.usesByKey.set(key, uses);
    // If the rule now allows fewer requests than before, several must leave the interval first.
    const blocking = requests === 0 ? undefined : uses.allowed[uses.allowed.length - requests];
    if (blocking !== undefined) {
      return { allowed: false, attempts: uses.all.length, waitMs: blocking + intervalMs - at };
    }
    uses.allowed.push(at);
    return { allowed: true, attempts: uses.all.length, waitMs: 0 };
  }

  /** Forgets every request. */
  clear(): void {
    this.usesByKey.clear();
  }
}
