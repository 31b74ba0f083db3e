import type { Count } from "../../contract";
import { readNumber } from "../readers";

/** The two numbers of a count [FTC 2.13]. It is not documented whether `value` is used or left. */
export interface CountNumbers {
  readonly value: number | undefined;
  /** Total allowed. */
  readonly quota: number | undefined;
}

/** The numbers in a response; one member is named like the resource. */
export function countNumbers(resource: string, count: Readonly<Count>): CountNumbers {
  const members = Object.entries(count).map(([name, value]) => [name.toLowerCase(), value] as const);
  const number = (name: string) => readNumber(members.find(([member]) => member === name.toLowerCase())?.[1]);
  return { value: number(resource), quota: number("quota") };
}
