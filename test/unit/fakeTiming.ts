import type { Timing } from "../../src/timing";

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** A clock that only tests advance. It ends each pause when its time has come. */
export class FakeTiming implements Timing {
  private sleepers: readonly Sleeper[] = [];

  constructor(private moment = Date.UTC(2026, 0, 15, 9)) {}

  now(): number {
    return this.moment;
  }

  pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener("abort", wake);
        resolve();
      };
      if (signal.aborted) {
        wake();
        return;
      }
      this.sleepers = [...this.sleepers, { at: this.moment + ms, wake }];
      signal.addEventListener("abort", wake);
    });
  }

  /** Advances from pause to pause, and lets all work in between finish. */
  async advance(ms: number): Promise<void> {
    const end = this.moment + ms;
    await settled();
    for (;;) {
      const next = this.sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
      this.moment = next.at;
      next.wake();
      await settled();
    }
    this.moment = end;
  }
}

/** Waits until all work is done that needs no time. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
