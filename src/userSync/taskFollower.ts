import { ServiceError, type ServiceErrorKind } from "../services/errors";
import type { TaskState } from "../services/fortitoken/userSync";
import type { Timing } from "../timing";

/** How a task was followed to its end. `gone`: the service no longer knows it; `left`: nobody follows it here any more. */
export type TaskEnd = { readonly kind: "done"; readonly state: TaskState } | { readonly kind: "gone" | "left" };

const pollMs = 2_000;
/** After a while tasks are big ones. */
const slowPollMs = 5_000;
const slowAfterMs = 60_000;
const longestPauseMs = 30_000;
/** A trial account that is over its rate is told to wait (contract: FortiToken Cloud 4). */
const rateLimitPauseMs = 300_000;
/** The task goes on while the service cannot be asked for one of these. */
const passing: readonly ServiceErrorKind[] = ["timeout", "connection", "dns", "server", "rateLimit"];

/** Asks for one task until it is complete (contract: FortiToken Cloud 2.8). */
export class TaskFollower {
  /**
   * @param ask reads the task.
   * @param stillOurs called before every question; false ends the following.
   */
  constructor(
    private readonly ask: (signal: AbortSignal) => Promise<TaskState>,
    private readonly stillOurs: () => boolean,
    private readonly timing: Timing,
  ) {}

  /** @param changed what the task is like while it runs. @throws ServiceError that will not pass by itself */
  async follow(signal: AbortSignal, changed: (state: TaskState) => void): Promise<TaskEnd> {
    const startedAt = this.timing.now();
    for (let failures = 0; !signal.aborted && this.stillOurs();) {
      let pause = this.timing.now() - startedAt < slowAfterMs ? pollMs : slowPollMs;
      try {
        const state = await this.ask(signal);
        if (state.done) return { kind: "done", state };
        failures = 0;
        changed(state);
      } catch (error) {
        if (!ServiceError.is(error)) throw error;
        if (error.kind === "cancelled") break;
        if (error.kind === "notFound") return { kind: "gone" };
        if (!passing.includes(error.kind)) throw error;
        failures += 1;
        pause = pauseAfter(error, failures);
      }
      await this.rest(pause, signal);
    }
    return { kind: "left" };
  }

  /** Waits, saying now and then that it still follows. */
  private async rest(ms: number, signal: AbortSignal): Promise<void> {
    const until = this.timing.now() + ms;
    while (!signal.aborted && this.timing.now() < until) {
      await this.timing.pause(Math.min(slowPollMs, until - this.timing.now()), signal);
      if (this.timing.now() < until && !this.stillOurs()) return;
    }
  }
}

function pauseAfter({ kind, retryAfterMs }: ServiceError, failures: number): number {
  if (kind === "rateLimit") return retryAfterMs ?? rateLimitPauseMs;
  return Math.min(longestPauseMs, pollMs * 2 ** failures);
}
