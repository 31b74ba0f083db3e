import type { Clock } from "../../../src/services/http/clock";

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Stands still until moved. */
export class FakeClock implements Clock {
  constructor(private moment = Date.UTC(2026, 0, 15, 9)) {}

  now(): number {
    return this.moment;
  }

  advance(ms: number): void {
    this.moment += ms;
  }
}
