import type { User } from "../../contract";
import { ServiceError } from "../../services/errors";
import { userState } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import { text } from "../../services/readers";
import { differencesOf, type Difference } from "../../services/writes/differences";
import { shows } from "../../services/writes/userChange";
import { changeUserOnce, createUserOnce, deleteUserOnce } from "../../services/writes/userWrites";
import {
  InterruptedError,
  patienceInRuns,
  type ClientSource,
  type OnceOptions,
  type Outcome,
} from "../../services/writes/writeOnce";
import type { ChangeStep, CreateStep, DeleteStep, Members, StepOutcome, StepResult, UserStep } from "./userRun";

/** How a step ended, and the user as the service has it since, where it was answered. */
export interface StepEnd extends StepOutcome {
  readonly user?: ServiceRecord<User>;
}

/** Sentences for rows that were not done. */
export interface StepWords {
  error(error: unknown): string;
  /** @param now what the service has instead. */
  otherUser(now: Members): string;
  changedMeanwhile(differences: readonly Difference[]): string;
  gone(): string;
  /** @param problem why what was to follow the creation was not done. */
  createdOnly(problem: string): string;
  interrupted(): string;
}

/** The step is not through, and the next one would fare no better: the run stops, to be resumed. */
export class RunStopped extends Error {
  /** @param unsent whether it is certain that nothing was done. */
  constructor(
    readonly reason: unknown,
    readonly unsent: boolean,
  ) {
    super("The run stopped", { cause: reason });
    this.name = "RunStopped";
  }
}

/** What happens around one step. */
export interface StepJournal {
  /** Its request may have gone out before the program was ended. */
  readonly mayBeSent: boolean;
  /** Called right before the request goes out. @param before the user as it is then */
  readonly intend: (before?: Members) => Promise<void>;
}

/** After a restart one pause is enough: what is sent again has no effect twice. */
const afterRestart: OnceOptions = { maybeSent: true, patience: { ...patienceInRuns, looksAfterMs: [0, 1000] } };

/** Carries out single steps, each once (see `services/writes`), and never over what somebody else changed meanwhile. */
export class UserSteps {
  constructor(
    private readonly clients: ClientSource,
    private readonly words: StepWords,
  ) {}

  /** @throws RunStopped where the step is not through */
  carryOut(step: UserStep, journal: StepJournal): Promise<StepEnd> {
    switch (step.action) {
      case "create":
        return this.create(step, journal);
      case "change":
        return this.change(step, journal);
      case "delete":
        return this.delete(step, journal);
    }
  }

  private async create(step: CreateStep, journal: StepJournal): Promise<StepEnd> {
    const end = await this.createOnly(step, journal);
    const { user, result } = end;
    if (!step.then || !user || result === "notDone" || shows(user.value, step.then) === true) return end;
    // A change that puts the same values may be sent twice: after a restart it follows the creation again.
    const changed = this.ended(
      await changeUserOnce(this.clients, user.id, step.then),
      result === "already" ? "changed" : result,
    );
    const problem = changed.problem === undefined ? {} : { problem: this.words.createdOnly(changed.problem) };
    return { ...end, ...changed, ...problem, user: changed.user ?? user };
  }

  private async createOnly({ user }: CreateStep, { mayBeSent, intend }: StepJournal): Promise<StepEnd> {
    if (!mayBeSent) await intend();
    const ended = await createUserOnce(this.clients, user, mayBeSent ? afterRestart : {});
    if (ended.outcome !== "already") return this.ended(ended, "created");
    const { sn: _sn, vdom: _vdom, ...wanted } = user;
    if (shows(ended.value.value, wanted) !== false) return { result: "already", user: ended.value };
    return { result: "notDone", problem: this.words.otherUser(membersOf(ended.value.value)), user: ended.value };
  }

  private async change({ id, change, seen }: ChangeStep, { mayBeSent, intend }: StepJournal): Promise<StepEnd> {
    const now = mayBeSent ? undefined : await this.read(id);
    if (!mayBeSent) {
      if (!now) return { result: "notDone", problem: this.words.gone() };
      if (shows(now.value, change) === true) return { result: "already", user: now };
      const differences = differencesOf({ id, ...seen }, now.value, change);
      if (differences.length > 0) {
        return { result: "notDone", problem: this.words.changedMeanwhile(differences), user: now };
      }
      await intend(membersOf(now.value));
    }
    const ended = this.ended(await changeUserOnce(this.clients, id, change, mayBeSent ? afterRestart : {}), "changed");
    // An answer may leave members out.
    return now && ended.user ? { ...ended, user: { ...now, value: { ...now.value, ...ended.user.value, id } } } : ended;
  }

  private async delete({ id, seen }: DeleteStep, { mayBeSent, intend }: StepJournal): Promise<StepEnd> {
    if (!mayBeSent) {
      const now = await this.read(id);
      if (!now) return { result: "already" };
      const differences = differencesOf({ id, ...seen }, now.value);
      if (differences.length > 0) {
        return { result: "notDone", problem: this.words.changedMeanwhile(differences), user: now };
      }
      await intend(membersOf(now.value));
    }
    const ended = await deleteUserOnce(this.clients, id, mayBeSent ? afterRestart : {});
    return ended.outcome === "already" ? { result: "already" } : this.ended(ended, "deleted");
  }

  /** Undefined when the service no longer has the user. @throws RunStopped */
  private async read(id: string): Promise<ServiceRecord<User> | undefined> {
    try {
      return await (await this.clients()).getUser(id);
    } catch (error) {
      if (ServiceError.is(error) && error.kind === "notFound") return undefined;
      throw new RunStopped(error, true);
    }
  }

  private ended(
    ended: Exclude<Outcome<ServiceRecord<User> | undefined>, { outcome: "already" }> | Outcome<never>,
    result: StepResult,
  ): StepEnd {
    switch (ended.outcome) {
      case "done":
        return { result, ...(ended.value ? { user: ended.value } : {}) };
      case "already":
        return { result: "already" };
      case "notDone":
        if (concernsTheRow(ended.error)) return { result: "notDone", problem: this.words.error(ended.error) };
        throw new RunStopped(ended.error, true);
      case "unknown":
        if (ended.error instanceof InterruptedError) return { result: "unknown", problem: this.words.interrupted() };
        throw new RunStopped(ended.error, false);
    }
  }
}

/** What a report tells of a user. */
export function membersOf(user: Readonly<User>): Members {
  const { enabled, locked, bypass } = userState(user);
  return { ...seenOf(user), active: String(enabled), lockout: String(locked), bypass: String(bypass) };
}

/** Who a user is and how they sign in, as a person saw it. */
export function seenOf(user: Readonly<User>): Members {
  const names = ["username", "email", "mobile_number", "auth_method", "notification_method", "realm_id"] as const;
  return Object.fromEntries(names.map((name) => [name, text(user[name]) ?? ""]));
}

/** Whether the service refused this user, and may take the next one. */
function concernsTheRow(error: unknown): boolean {
  return ServiceError.is(error) && ["badRequest", "notFound", "permission", "unexpected"].includes(error.kind);
}
