import type { ServiceId } from "../contract";
import { checkFault } from "./faultRules";
import { Random } from "./seed/random";

/** Something that shall go wrong for `times` matching requests: the next ones, or with `chance` some of the next ones. */
export interface Fault {
  readonly service: ServiceId;
  /** Operation id of the contract; every operation of the service when absent. */
  readonly operation?: string;
  /** HTTP status of the spoiled answer. Without `body` the service's own error body goes with it. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text goes out as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Default: text/plain for a text body, else application/json. */
  readonly contentType?: string;
  /** Waits before answering, in milliseconds. Alone, it leaves the answer as it is. */
  readonly delayMs?: number;
  /** Destroys the connection instead of answering. */
  readonly drop?: boolean;
  /**
   * Sends half of the answer's body and destroys the connection: with the length of the whole announced, or in chunks without the last
   * one. An answer without a body does not begin at all. Alone, it cuts the service's own answer.
   */
  readonly cut?: "sized" | "chunked";
  /** Lets the service act first and spoils only the answer. */
  readonly afterHandling?: boolean;
  /** Lets the service act as long after the spoiled answer, in milliseconds. That is a 504 unless the fault says otherwise. */
  readonly actsAfterMs?: number;
  /** How likely it hits a request, above 0 up to 1; drawn from the sandbox's seed. Every request when absent. */
  readonly chance?: number;
  /** How many requests it hits. */
  readonly times: number;
}

/** A fault and how many requests it will still hit. */
export interface WaitingFault extends Fault {
  readonly left: number;
}

/** Faults waiting for their requests; of those that match, and whose chance comes up, the oldest goes first. */
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

  /** The fault for this request, used up by one; undefined when none waits. */
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

  /** The faults that still wait, with how many requests each will hit; oldest first. */
  entries(): readonly WaitingFault[] {
    return this.waiting.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** How many faults still wait. */
  get size(): number {
    return this.waiting.length;
  }

  /** Forgets all of them; chances come as from the start. */
  clear(): void {
    this.waiting = [];
    this.random = this.newRandom();
  }

  private newRandom(): Random {
    return new Random(this.seed, "faults");
  }
}
