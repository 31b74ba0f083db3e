import { isMarkup, ServiceError } from "../services/errors";
import type { TaskState } from "../services/fortitoken/userSync";
import type { Pause, Timing } from "../timing";
import { missesOfGone, rateLimitPauseMs, taskTimes } from "../waiting";

/**
 * How following a task ended. `gone`: the service no longer has the task; `still`: its state did not change or could not be read
 * (`error`) for a long time; `left`: this window stopped following. `state` is the last known one.
 */
export type TaskEnd =
  | { readonly type: "done"; readonly state: TaskState }
  | { readonly type: "gone" | "still" | "left"; readonly state?: TaskState; readonly error?: ServiceError };

/** The last known state, and the error since, if any. */
export interface TaskSight {
  readonly state?: TaskState;
  readonly error?: ServiceError;
}

export interface TaskFollowerParts {
  readonly readTask: (signal: AbortSignal) => Promise<TaskState>;
  /** Called before each request; false ends following. */
  readonly isOurs: () => boolean;
  readonly timing: Timing;
  /** Waits as long as the service's rate limit requires. */
  readonly pauseForLimit: Pause;
}

/** Polls a task until it ends [FTC 2.8]. A failed request does not mean that the task failed. */
export class TaskFollower {
  constructor(private readonly parts: TaskFollowerParts) {}

  /** @param report called after each request that does not end it. @throws any error that is not a ServiceError */
  async follow(signal: AbortSignal, report: (sight: TaskSight) => void): Promise<TaskEnd> {
    const { timing, isOurs, pauseForLimit } = this.parts;
    const startedAt = timing.now();
    let changedAt = startedAt;
    const known = new Set<string>();
    let sight: TaskSight = {};
    let failures = 0;
    for (let misses = 0; !signal.aborted && isOurs();) {
      const answer = await this.look(signal);
      if (ServiceError.is(answer)) {
        failures += 1;
        misses = isMissing(answer) ? misses + 1 : 0;
        sight = { ...sight, error: answer };
        if (misses === missesOfGone) return { type: "gone", ...sight };
        if (answer.category === "cancelled") break;
      } else {
        failures = misses = 0;
        if (answer.done) return { type: "done", state: answer };
        // An earlier state is no progress: two servers with different states may answer alternately.
        const progress = progressOf(answer);
        if (!known.has(progress)) changedAt = timing.now();
        known.add(progress);
        sight = { state: answer };
      }
      const now = timing.now();
      const left = changedAt + taskTimes.stillAfterMs - now;
      if (left <= 0) return { type: "still", ...sight };
      report(sight);
      const usual = now - startedAt < taskTimes.slowAfterMs ? taskTimes.pollMs : taskTimes.slowPollMs;
      const pauseMs = Math.min(sight.error ? pauseAfter(sight.error, failures) : usual, left);
      if (sight.error?.category === "rateLimit") await pauseForLimit(pauseMs, signal);
      else await timing.pause(pauseMs, signal);
    }
    return { type: "left", ...sight };
  }

  private async look(signal: AbortSignal): Promise<TaskState | ServiceError> {
    try {
      return await this.parts.readTask(signal);
    } catch (error) {
      if (ServiceError.is(error)) return error;
      throw error;
    }
  }
}

/** Whether the service itself says that it has no such task, not a proxy's page. */
function isMissing(error: ServiceError): boolean {
  return error.category === "notFound" && !isMarkup(error);
}

function progressOf({ status, counters }: TaskState): string {
  return JSON.stringify([status, counters]);
}

function pauseAfter(error: ServiceError, failures: number): number {
  const { pollMs, longestPauseMs } = taskTimes;
  // Retry-After may be zero or in the past.
  if (error.category === "rateLimit") return Math.max(pollMs, error.retryAfterMs ?? rateLimitPauseMs.fortitoken);
  return isMissing(error) ? pollMs : Math.min(longestPauseMs, pollMs * 2 ** failures);
}
