import type { Timing } from "../../src/timing";

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** Time that stands still until a test moves it; whoever pauses is woken when its time has come. */
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

  /** Moves on, from one pause's end to the next, letting everything happen in between. */
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

/** Everything that is due without time passing has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
