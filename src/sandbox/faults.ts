import { operations, type ServiceId } from "../contract";

/** Something that shall go wrong for the next `times` matching requests. */
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
  /** Lets the service act first and spoils only the answer. */
  readonly afterHandling?: boolean;
  /** How many requests it hits. */
  readonly times: number;
}

/** A fault and how many requests it will still hit. */
export interface WaitingFault extends Fault {
  readonly left: number;
}

/** Faults waiting for their requests; the oldest match goes first. */
export class FaultQueue {
  private waiting: { readonly fault: Fault; left: number }[] = [];

  /** @throws TypeError naming the field that is wrong. */
  add(fault: Fault): void {
    checkFault(fault);
    this.waiting.push({ fault, left: fault.times });
  }

  /** The fault for this request, used up by one; undefined when none waits. */
  take(service: ServiceId, operation: string): Fault | undefined {
    const entry = this.waiting.find(
      ({ fault }) => fault.service === service && (fault.operation === undefined || fault.operation === operation),
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

  clear(): void {
    this.waiting = [];
  }
}

const isText = (value: unknown): boolean => typeof value === "string";
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isWhole =
  (min: number, max: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

const rules: readonly (readonly [field: keyof Fault, holds: (value: unknown) => boolean, expected: string])[] = [
  ["status", isWhole(200, 599), "a status from 200 to 599"],
  ["contentType", isText, "a text"],
  ["delayMs", isWhole(0, 600_000), "whole milliseconds from 0 to 600000"],
  ["drop", isFlag, "true or false"],
  ["afterHandling", isFlag, "true or false"],
  [
    "headers",
    (value) => typeof value === "object" && value !== null && Object.values(value).every(isText),
    "an object of texts",
  ],
];

const knownFields: readonly string[] = ["service", "times", "operation", "body", ...rules.map(([field]) => field)];

function checkFault(fault: Partial<Record<keyof Fault, unknown>>): void {
  if (fault.service !== "fortitoken" && fault.service !== "forticnp") {
    throw new TypeError('Fault field service must be "fortitoken" or "forticnp".');
  }
  const unknown = Object.keys(fault).find((field) => !knownFields.includes(field));
  if (unknown !== undefined) {
    throw new TypeError(`Fault field ${unknown} is unknown; there are ${knownFields.join(", ")}.`);
  }
  if (fault.operation !== undefined && !Object.keys(operations[fault.service]).some((id) => id === fault.operation)) {
    throw new TypeError(`Fault field operation must be an operation id of ${fault.service}.`);
  }
  if (!isWhole(1, 1_000_000)(fault.times)) {
    throw new TypeError("Fault field times must be a whole number from 1.");
  }
  for (const [field, holds, expected] of rules) {
    if (fault[field] !== undefined && !holds(fault[field])) {
      throw new TypeError(`Fault field ${field} must be ${expected}.`);
    }
  }
}
