import { operations, type ServiceId } from "../contract";

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
  ["cut", (value) => value === "sized" || value === "chunked", '"sized" or "chunked"'],
  ["afterHandling", isFlag, "true or false"],
  ["actsAfterMs", isWhole(0, 600_000), "whole milliseconds from 0 to 600000"],
  ["chance", (value) => typeof value === "number" && value > 0 && value <= 1, "a number above 0, at most 1"],
  [
    "headers",
    (value) => typeof value === "object" && value !== null && Object.values(value).every(isText),
    "an object of texts",
  ],
];

const knownFields: readonly string[] = ["service", "times", "operation", "body", ...rules.map(([field]) => field)];

/** @throws TypeError naming the field that is wrong. */
export function checkFault(fault: Partial<Record<keyof Fault, unknown>>): void {
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
  if (fault.afterHandling === true && fault.actsAfterMs !== undefined) {
    throw new TypeError("Fault fields afterHandling and actsAfterMs exclude each other: the service acts once.");
  }
  if (fault.drop === true && fault.cut !== undefined) {
    throw new TypeError("Fault fields drop and cut exclude each other: choose no answer or half of one.");
  }
}
