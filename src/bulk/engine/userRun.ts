import type { UserUpdate } from "../../contract";
import type { NewUser } from "../../services/writes/userWriteSpecs";
import type { OpenRun, StoredRun } from "./runFolder";

/** Members of a user as displayed texts. */
export type Members = Readonly<Record<string, string>>;

interface StepBase {
  /** Its position in the file, for messages: "line 3". */
  readonly place?: string;
  /** The user's name. */
  readonly name: string;
}

export interface CreateStep extends StepBase {
  readonly action: "create";
  readonly user: NewUser;
  /** Members that only a change can set [FTC 2.3.2, 2.3.3]; sent after the creation. */
  readonly then?: Pick<UserUpdate, "active" | "bypass">;
}

/** `seen`: the members that were shown when the change was decided; a user that differs since is not changed. */
export interface ChangeStep extends StepBase {
  readonly action: "change";
  readonly id: string;
  readonly change: UserUpdate;
  readonly seen: Members;
}

export interface DeleteStep extends StepBase {
  readonly action: "delete";
  readonly id: string;
  readonly seen: Members;
}

/** One row of a run. */
export type UserStep = CreateStep | ChangeStep | DeleteStep;

/** A row's result. `already`: nothing was sent, as the service already had the values; `unknown`: it was sent and cannot be verified. */
export type StepResult = "created" | "changed" | "deleted" | "already" | "notDone" | "unknown";

export interface StepOutcome {
  readonly result: StepResult;
  /** Why it was not done, done only in part, or is unknown. */
  readonly problem?: string;
}

/** All data for executing a run, also after a restart. It contains no secret. */
export interface UserRun {
  readonly profileId: string;
  /** The profile's label. */
  readonly profile: string;
  /** The profile's host at the start; a run sends requests nowhere else. */
  readonly host: string;
  readonly clientId: string;
  /** The displayed title: "Disable Users". */
  readonly title: string;
  /** The command that started it on selected users. */
  readonly command?: string;
  /** Whether the run undoes another one. */
  readonly undoes?: true;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly steps: readonly UserStep[];
}

/**
 * Numbers are step indexes. An intent is on the disk before its request is sent, an outcome after the response. `unsent` revokes an
 * intent whose request certainly had no effect. `stopped`: the steps at which the run stopped, which can be skipped, and why.
 */
export type RunEntry =
  | { readonly intent: number; readonly before?: Members }
  | { readonly unsent: number }
  | { readonly stopped: readonly number[]; readonly problem: string }
  | ({ readonly outcome: number } & StepOutcome);

export type OpenUserRun = OpenRun<UserRun, RunEntry>;
export type StoredUserRun = StoredRun<UserRun, RunEntry>;

/** A run's progress by its journal's entries. */
export class RunState {
  private readonly outcomes = new Map<number, StepOutcome>();
  private readonly intents = new Map<number, Members | undefined>();
  private readonly counts = new Map<StepResult, number>();
  private stop: { readonly steps: readonly number[]; readonly problem: string } = { steps: [], problem: "" };
  private problems = 0;
  private hasGap = false;

  /** @param entries undefined for an unreadable one */
  constructor(
    readonly total: number,
    entries: readonly (RunEntry | undefined)[],
  ) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: RunEntry | undefined): void {
    // An unreadable entry may have been the intent of any step.
    if (!entry) this.hasGap = true;
    else if ("intent" in entry) this.intents.set(entry.intent, entry.before);
    else if ("unsent" in entry) this.intents.delete(entry.unsent);
    else if ("stopped" in entry) this.stop = { steps: entry.stopped, problem: entry.problem };
    else this.end(entry.outcome, { result: entry.result, ...(entry.problem ? { problem: entry.problem } : {}) });
  }

  outcome(step: number): StepOutcome | undefined {
    return this.outcomes.get(step);
  }

  /** Whether the step's request may have been sent. */
  mayBeSent(step: number): boolean {
    return this.intents.has(step) || (this.hasGap && !this.outcomes.has(step));
  }

  /** The user right before the request was sent. */
  before(step: number): Members | undefined {
    return this.intents.get(step);
  }

  /** The unprocessed steps at which the run stopped last, and why. */
  get stopped(): { readonly steps: readonly number[]; readonly problem: string } {
    const { steps, problem } = this.stop;
    return { steps: steps.filter((step) => !this.outcomes.has(step)), problem };
  }

  /** The number of processed steps, successful or not. */
  get through(): number {
    return this.outcomes.size;
  }

  get isThrough(): boolean {
    return this.through === this.total;
  }

  count(result: StepResult): number {
    return this.counts.get(result) ?? 0;
  }

  /** The number of steps that failed or have an unknown result. */
  get failed(): number {
    return this.problems;
  }

  private end(step: number, outcome: StepOutcome): void {
    if (this.outcomes.has(step)) return;
    this.outcomes.set(step, outcome);
    this.counts.set(outcome.result, this.count(outcome.result) + 1);
    const isWanted = outcome.result !== "notDone" && outcome.result !== "unknown" && outcome.problem === undefined;
    if (!isWanted) this.problems += 1;
  }
}
