import { operations } from "../contract";
import type { Fault } from "./faults";

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
