import type { Timing } from "../../../src/timing";

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Stands still until a test advances it. A pause ends at once and advances it by its length. */
export class FakeClock implements Timing {
  constructor(private moment = Date.UTC(2026, 0, 15, 9)) {}

  now(): number {
    return this.moment;
  }

  advance(ms: number): void {
    this.moment += ms;
  }

  pause(ms: number): Promise<void> {
    this.advance(ms);
    return Promise.resolve();
  }
}
