import { isMarkup, ServiceError } from "../services/errors";
import type { TaskState } from "../services/fortitoken/userSync";
import type { Pause, Timing } from "../timing";
import { missesOfGone, rateLimitPauseMs, taskTimes } from "../waiting";

/**
 * How the following of a task ended. `gone`: the service no longer knows it; `still`: nothing changed for a long time, be it that the
 * service could not be asked (`error`) or that it said the same; `left`: nobody follows it here any more. `state` is what was seen last.
 */
export type TaskEnd =
  | { readonly type: "done"; readonly state: TaskState }
  | { readonly type: "gone" | "still" | "left"; readonly state?: TaskState; readonly error?: ServiceError };

/** What was seen last, and the failure since, where there was one. */
export interface TaskSight {
  readonly state?: TaskState;
  readonly error?: ServiceError;
}

/** Asks for one task until it is over [FTC 2.8]. A task goes on, whatever the answer to a question is. */
export class TaskFollower {
  /**
   * @param ask reads the task.
   * @param stillOurs called before every question; false ends the following.
   * @param waitOut waits as long as the service asked for.
   */
  constructor(
    private readonly ask: (signal: AbortSignal) => Promise<TaskState>,
    private readonly stillOurs: () => boolean,
    private readonly timing: Timing,
    private readonly waitOut: Pause,
  ) {}

  /** @param saw called after every question that did not end it. @throws what is no ServiceError: the task cannot be asked for */
  async follow(signal: AbortSignal, saw: (sight: TaskSight) => void): Promise<TaskEnd> {
    const startedAt = this.timing.now();
    let changedAt = startedAt;
    const known = new Set<string>();
    let seen: TaskSight = {};
    let failures = 0;
    for (let misses = 0; !signal.aborted && this.stillOurs();) {
      const answer = await this.look(signal);
      if (ServiceError.is(answer)) {
        failures += 1;
        misses = isMissing(answer) ? misses + 1 : 0;
        seen = { ...seen, error: answer };
        if (misses === missesOfGone) return { type: "gone", ...seen };
        if (answer.category === "cancelled") break;
      } else {
        failures = misses = 0;
        if (answer.done) return { type: "done", state: answer };
        // What was seen before is no progress: two servers may answer in turn, each what it knows.
        const progress = progressOf(answer);
        if (!known.has(progress)) changedAt = this.timing.now();
        known.add(progress);
        seen = { state: answer };
      }
      const now = this.timing.now();
      const left = changedAt + taskTimes.stillAfterMs - now;
      if (left <= 0) return { type: "still", ...seen };
      saw(seen);
      const usual = now - startedAt < taskTimes.slowAfterMs ? taskTimes.pollMs : taskTimes.slowPollMs;
      const pauseMs = Math.min(seen.error ? pauseAfter(seen.error, failures) : usual, left);
      if (seen.error?.category === "rateLimit") await this.waitOut(pauseMs, signal);
      else await this.timing.pause(pauseMs, signal);
    }
    return { type: "left", ...seen };
  }

  private async look(signal: AbortSignal): Promise<TaskState | ServiceError> {
    try {
      return await this.ask(signal);
    } catch (error) {
      if (ServiceError.is(error)) return error;
      throw error;
    }
  }
}

/** The service itself says that it has no such task, not a page in its place. */
function isMissing(error: ServiceError): boolean {
  return error.category === "notFound" && !isMarkup(error);
}

function progressOf({ status, counters }: TaskState): string {
  return JSON.stringify([status, counters]);
}

function pauseAfter(error: ServiceError, failures: number): number {
  const { pollMs, longestPauseMs } = taskTimes;
  // A moment that is over, or no time at all, is none to ask again in.
  if (error.category === "rateLimit") return Math.max(pollMs, error.retryAfterMs ?? rateLimitPauseMs.fortitoken);
  return isMissing(error) ? pollMs : Math.min(longestPauseMs, pollMs * 2 ** failures);
}
