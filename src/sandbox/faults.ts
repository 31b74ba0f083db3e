import type { ServiceId } from "../contract";
import { checkFault, type Fault } from "./fault";
import { Random } from "./seed/random";

/** A fault and how many requests it will still hit. */
export interface WaitingFault extends Fault {
  readonly left: number;
}

/** Faults waiting for their requests. The oldest that matches a request, and whose chance hits, is used first. */
export class FaultQueue {
  private waiting: { readonly fault: Fault; left: number }[] = [];
  private random: Random;

  /** @param seed of the chances */
  constructor(private readonly seed: number) {
    this.random = this.newRandom();
  }

  /** @throws TypeError naming the field that is wrong. */
  add(fault: Fault): void {
    checkFault(fault);
    this.waiting.push({ fault, left: fault.times });
  }

  /** Takes the fault for this request; undefined when none waits. */
  take(service: ServiceId, operation: string): Fault | undefined {
    const entry = this.waiting.find(
      ({ fault }) =>
        fault.service === service &&
        (fault.operation === undefined || fault.operation === operation) &&
        (fault.chance === undefined || this.random.chance(fault.chance)),
    );
    if (!entry) {
      return undefined;
    }
    entry.left -= 1;
    if (entry.left === 0) {
      this.waiting = this.waiting.filter((other) => other !== entry);
    }
    return entry.fault;
  }

  /** The waiting faults, oldest first. */
  entries(): readonly WaitingFault[] {
    return this.waiting.map(({ fault, left }) => ({ ...fault, left }));
  }

  get size(): number {
    return this.waiting.length;
  }

  /** Removes all faults and restarts the chances from the seed. */
  clear(): void {
    this.waiting = [];
    this.random = this.newRandom();
  }

  private newRandom(): Random {
    return new Random(this.seed, "faults");
  }
}
