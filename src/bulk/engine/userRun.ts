import type { UserUpdate } from "../../contract";
import type { NewUser } from "../../services/writes/userWrites";
import type { OpenRun, StoredRun } from "./runFolder";

/** Members of a user as text, for people. */
export type Members = Readonly<Record<string, string>>;

interface StepBase {
  /** Where it comes from, for people: "line 3". */
  readonly place?: string;
  /** The user's name. */
  readonly name: string;
}

/** A user to be created. */
export interface CreateStep extends StepBase {
  readonly action: "create";
  readonly user: NewUser;
  /** What only a change can set of the new user [FTC 2.3.2, 2.3.3]: sent once the user is there. */
  readonly then?: Pick<UserUpdate, "active" | "bypass">;
}

/** A user to be changed. `seen`: members as they were when the person decided; a user who differs since is left alone. */
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

/** How a row ended. `already`: nothing was sent, the service had it so; `unknown`: it was sent, and cannot be seen. */
export type StepResult = "created" | "changed" | "deleted" | "already" | "notDone" | "unknown";

export interface StepOutcome {
  readonly result: StepResult;
  /** Why it was not done, not wholly done or is not known, in words. */
  readonly problem?: string;
}

/** Everything needed to carry a run out, also after the program was ended. No secret is in it. */
export interface UserRun {
  readonly profileId: string;
  /** The profile's label, for people. */
  readonly profile: string;
  /** Where the profile pointed: a run goes nowhere else. */
  readonly host: string;
  readonly clientId: string;
  /** What it does, for people: "Disable Users". */
  readonly title: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly steps: readonly UserStep[];
}

/**
 * All are a step's index. An intent is on the disk before the request goes out, an outcome after its answer; `unsent` takes an intent
 * back: it is certain that nothing was done. `stopped`: the steps at which the run stopped, and why; a person may skip them.
 */
export type RunEntry =
  | { readonly intent: number; readonly before?: Members }
  | { readonly unsent: number }
  | { readonly stopped: readonly number[]; readonly problem: string }
  | ({ readonly outcome: number } & StepOutcome);

export type OpenUserRun = OpenRun<UserRun, RunEntry>;
export type StoredUserRun = StoredRun<UserRun, RunEntry>;

/** How far a run is: what its journal's entries say. */
export class RunState {
  private readonly outcomes = new Map<number, StepOutcome>();
  private readonly intents = new Map<number, Members | undefined>();
  private readonly counts = new Map<StepResult, number>();
  private stop: { readonly steps: readonly number[]; readonly problem: string } = { steps: [], problem: "" };
  private problems = 0;
  private hasGap = false;

  /** @param entries undefined for one that cannot be read. */
  constructor(
    readonly total: number,
    entries: readonly (RunEntry | undefined)[],
  ) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: RunEntry | undefined): void {
    // What it said may have been that any request went out.
    if (!entry) this.hasGap = true;
    else if ("intent" in entry) this.intents.set(entry.intent, entry.before);
    else if ("unsent" in entry) this.intents.delete(entry.unsent);
    else if ("stopped" in entry) this.stop = { steps: entry.stopped, problem: entry.problem };
    else this.end(entry.outcome, { result: entry.result, ...(entry.problem ? { problem: entry.problem } : {}) });
  }

  outcome(step: number): StepOutcome | undefined {
    return this.outcomes.get(step);
  }

  /** Whether the step's request may have gone out. */
  mayBeSent(step: number): boolean {
    return this.intents.has(step) || (this.hasGap && !this.outcomes.has(step));
  }

  /** The user as it was right before the request went out. */
  before(step: number): Members | undefined {
    return this.intents.get(step);
  }

  /** The steps at which the run stopped last and that are not through, and why it stopped. */
  get stopped(): { readonly steps: readonly number[]; readonly problem: string } {
    const { steps, problem } = this.stop;
    return { steps: steps.filter((step) => !this.outcomes.has(step)), problem };
  }

  /** How many steps are through, one way or the other. */
  get through(): number {
    return this.outcomes.size;
  }

  get isThrough(): boolean {
    return this.through === this.total;
  }

  count(result: StepResult): number {
    return this.counts.get(result) ?? 0;
  }

  /** How many steps did not end as wanted, or are not known to. */
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
