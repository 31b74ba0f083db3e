import { defined } from "../../defined";
import { ServiceError } from "../../services/errors";
import type { Pause } from "../../timing";
import { RunState, type OpenUserRun, type RunEntry, type StepOutcome, type UserStep } from "./userRun";
import { RunStopped, type StepEnd, type StepJournal } from "./userSteps";
import { runTimes } from "../../waiting";

/** How the execution ended. `taken`: another window has taken over the run. */
export type RunEnd =
  | { readonly type: "done" }
  /** `error` is absent when the user stopped the run. */
  | { readonly type: "stopped"; readonly error?: unknown }
  | { readonly type: "taken" };

/** A step that the service refused for a reason that may concern the account. It is final when a later step of its action succeeds. */
interface Refusal {
  readonly index: number;
  readonly error: unknown;
}

export interface RunnerParts {
  readonly run: OpenUserRun;
  readonly executeStep: (step: UserStep, journal: StepJournal) => Promise<StepEnd>;
  /** Waits as long as the service's rate limit requires. */
  readonly pause: Pause;
  /** Describes an error for the report. */
  readonly describe: (error: unknown) => string;
}

/** Executes the remaining steps of a run, and records each in the journal before its request and after it. */
export class Runner {
  readonly state: RunState;
  private readonly refusals = new Map<UserStep["action"], readonly Refusal[]>();

  constructor(private readonly parts: RunnerParts) {
    const { run } = parts;
    this.state = new RunState(run.header.steps.length, run.entries);
  }

  /**
   * @param signal stops it after the current step
   * @param progress called before the first step and after each step
   */
  async carryOut(signal: AbortSignal, progress: () => void): Promise<RunEnd> {
    progress();
    for (const [index, step] of this.parts.run.header.steps.entries()) {
      if (this.state.outcome(index)) continue;
      const end = await this.execute(index, step, signal);
      if (end) return end;
      progress();
    }
    for (const refused of this.refusals.values()) {
      const [first, second] = refused;
      if (second) return this.stopped(refused);
      if (!first) continue;
      await this.notDone(refused);
      progress();
    }
    return { type: "done" };
  }

  /** Skips the steps at which the run stopped. @param words the reason for the report */
  async skipStopped(words: (problem: string) => string): Promise<void> {
    const { steps, problem } = this.state.stopped;
    for (const outcome of steps) {
      const result = this.state.mayBeSent(outcome) ? "unknown" : "notDone";
      await this.note({ outcome, result, problem: words(problem) });
    }
  }

  /** Executes a step, and waits while the service is rate-limited. Undefined when the step is processed or refused. */
  private async execute(index: number, step: UserStep, signal: AbortSignal): Promise<RunEnd | undefined> {
    for (let waits = 0; ; waits += 1) {
      if (signal.aborted) return { type: "stopped" };
      if (!this.parts.run.isOurs()) return { type: "taken" };
      try {
        const { result, problem } = await this.parts.executeStep(step, {
          mayBeSent: this.state.mayBeSent(index),
          intend: (before) => this.note({ intent: index, ...(before ? { before } : {}) }),
        });
        await this.note(defined({ outcome: index, result, problem }));
        if (isEffective(result)) await this.settle(step.action);
        return undefined;
      } catch (error) {
        if (!this.parts.run.isOurs()) return { type: "taken" };
        // Not an error of the step: the journal cannot be written.
        if (!(error instanceof RunStopped)) return { type: "stopped", error };
        const { reason } = error;
        if (error.unsent && this.state.mayBeSent(index)) await this.note({ unsent: index });
        if (error.refused) return this.refuse(step.action, { index, error: reason });
        if (!ServiceError.is(reason) || reason.category !== "rateLimit" || waits === runTimes.mostWaits) {
          return this.stopped([{ index, error: reason }]);
        }
        await this.parts.pause(reason.retryAfterMs ?? runTimes.rateLimitPauseMs, signal);
      }
    }
  }

  /** The next steps show whether the refusal concerns only this step. */
  private async refuse(action: UserStep["action"], refusal: Refusal): Promise<RunEnd | undefined> {
    const refused = [...(this.refusals.get(action) ?? []), refusal];
    this.refusals.set(action, refused);
    return refused.length < runTimes.mostRefusals ? undefined : this.stopped(refused);
  }

  /** The service accepts steps of this action, so its earlier refusals concern those steps only. */
  private async settle(action: UserStep["action"]): Promise<void> {
    const refused = this.refusals.get(action) ?? [];
    this.refusals.delete(action);
    await this.notDone(refused);
  }

  private async notDone(refused: readonly Refusal[]): Promise<void> {
    for (const { index, error } of refused) {
      await this.note({ outcome: index, result: "notDone", problem: this.parts.describe(error) });
    }
  }

  private async stopped(refused: readonly Refusal[]): Promise<RunEnd> {
    const error = refused.at(-1)?.error;
    // The run can be resumed even if this cannot be written.
    await this.note({ stopped: refused.map(({ index }) => index), problem: this.parts.describe(error) }).catch(
      () => undefined,
    );
    return { type: "stopped", error };
  }

  private async note(entry: RunEntry): Promise<void> {
    await this.parts.run.append(entry);
    this.state.add(entry);
  }
}

function isEffective(result: StepOutcome["result"]): boolean {
  return result === "created" || result === "changed" || result === "deleted";
}
