import { ServiceError } from "../../services/errors";
import type { Timing } from "../../timing";
import { RunState, type OpenUserRun, type RunEntry, type UserStep } from "./userRun";
import { RunStopped, type StepEnd, type StepJournal } from "./userSteps";

/** How far the carrying out came. `taken`: another window goes on with it. */
export type RunEnd =
  | { readonly kind: "done" }
  /** `error`: why, unless the person stopped it. */
  | { readonly kind: "stopped"; readonly error?: unknown }
  | { readonly kind: "taken" };

const rateLimitPauseMs = 60_000;

/** Carries out what is left of a run, step by step; each is written down before its request goes out, and after it. */
export class Runner {
  readonly state: RunState;

  constructor(
    private readonly run: OpenUserRun,
    private readonly step: (step: UserStep, journal: StepJournal) => Promise<StepEnd>,
    private readonly timing: Timing,
  ) {
    this.state = new RunState(run.header.steps.length, run.entries);
  }

  /**
   * @param signal stops it after the step that is on its way.
   * @param progress called before the first step and after each. `waitMs`: how long the service wants nothing to be sent
   */
  async carryOut(signal: AbortSignal, progress: (waitMs?: number) => void): Promise<RunEnd> {
    progress();
    for (const [index, step] of this.run.header.steps.entries()) {
      if (this.state.outcome(index)) continue;
      const end = await this.through(index, step, signal, progress);
      if (end) return end;
      progress();
    }
    return { kind: "done" };
  }

  /** Undefined once the step is through; waits as long as the service takes no requests. */
  private async through(
    index: number,
    step: UserStep,
    signal: AbortSignal,
    progress: (waitMs: number) => void,
  ): Promise<RunEnd | undefined> {
    for (;;) {
      if (signal.aborted) return { kind: "stopped" };
      if (!this.run.isOurs()) return { kind: "taken" };
      try {
        const { result, problem } = await this.step(step, {
          mayBeSent: this.state.mayBeSent(index),
          intend: (before) => this.note({ intent: index, ...(before ? { before } : {}) }),
        });
        await this.note({ outcome: index, result, ...(problem === undefined ? {} : { problem }) });
        return undefined;
      } catch (error) {
        if (!this.run.isOurs()) return { kind: "taken" };
        const reason = error instanceof RunStopped ? error.reason : error;
        if (error instanceof RunStopped && error.unsent && this.state.mayBeSent(index))
          await this.note({ unsent: index });
        if (!ServiceError.is(reason) || reason.kind !== "rateLimit") return { kind: "stopped", error: reason };
        const waitMs = reason.retryAfterMs ?? rateLimitPauseMs;
        progress(waitMs);
        await this.timing.pause(waitMs, signal);
      }
    }
  }

  private async note(entry: RunEntry): Promise<void> {
    await this.run.append(entry);
    this.state.add(entry);
  }
}
