import { defined } from "../../defined";
import type { User, UserUpdate } from "../../contract";
import { isRefusal, ServiceError } from "../../services/errors";
import { userState } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { differencesOf, type Difference } from "../../services/writes/differences";
import { otherMembers, isChangeVisible, visibleMembers } from "../../services/writes/userChange";
import {
  createUserWithVerification,
  deleteUserWithVerification,
  userChange,
} from "../../services/writes/userWriteSpecs";
import {
  InterruptedError,
  type ClientSource,
  type WriteOptions,
  type Outcome,
  writeWithVerification,
} from "../../services/writes/writeWithVerification";
import type { ChangeStep, CreateStep, DeleteStep, Members, StepOutcome, StepResult, UserStep } from "./userRun";
import { patienceInRuns } from "../../waiting";

/** A step's outcome, and the user from the service's response, if any. */
export interface StepEnd extends StepOutcome {
  readonly user?: ServiceRecord<User>;
}

/** Messages for rows that were not done. */
export interface StepWords {
  error(error: unknown): string;
  /** @param now the existing user's members */
  otherUser(now: Members): string;
  changedMeanwhile(differences: readonly Difference[]): string;
  gone(): string;
  interrupted(): string;
  /** The service accepted the change, but shows other values. @param members their names */
  shownOtherwise(members: readonly string[], now: Members): string;
  /** The service accepted the change, but does not show these members. */
  notShown(members: readonly string[]): string;
  /** The user was created, but the change after it failed. */
  createdOnly(problem: string): string;
}

/**
 * The step is not processed, and the run stops. `refused`: the service refused it for a reason that may concern the account, which the
 * next step shows.
 */
export class RunStopped extends Error {
  /** @param unsent whether the request certainly had no effect */
  constructor(
    readonly reason: unknown,
    readonly unsent: boolean,
    readonly refused = false,
  ) {
    super("The run stopped", { cause: reason });
    this.name = "RunStopped";
  }
}

/** Records a step in the run's journal. */
export interface StepJournal {
  /** Whether its request may have been sent before a restart. */
  readonly mayBeSent: boolean;
  /** Called right before the request is sent. @param before the current user */
  readonly intend: (before?: Members) => Promise<void>;
}

/** After a restart one pause is enough: the repeated requests are idempotent. */
const afterRestart: WriteOptions = { maybeSent: true, patience: { ...patienceInRuns, looksAfterMs: [0, 1000] } };

/** Executes single steps exactly once (see `writeWithVerification`), without overwriting concurrent changes. */
export class UserSteps {
  constructor(
    private readonly clients: ClientSource,
    private readonly words: StepWords,
  ) {}

  /** @throws RunStopped when the step could not be processed */
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

  private async create({ user, then }: CreateStep, { mayBeSent, intend }: StepJournal): Promise<StepEnd> {
    if (!mayBeSent) await intend();
    const ended = await createUserWithVerification(this.clients, user, mayBeSent ? afterRestart : {});
    const wanted = { ...shownOfNew(user), ...then };
    if (ended.outcome === "already") {
      if (isChangeVisible(ended.value.value, wanted) !== false) return { result: "already", user: ended.value };
      return { result: "notDone", problem: this.words.otherUser(membersOf(ended.value.value)), user: ended.value };
    }
    const created = this.ended(ended, "created", "create");
    if (created.result !== "created" || !created.user) return created;
    const verified = await this.verifiedUser(created.user, shownOfNew(user));
    const problem = this.problemWith(verified.value, shownOfNew(user));
    const end: StepEnd = defined({ ...created, user: verified, problem });
    return then && isChangeVisible(verified.value, then) !== true ? this.complete(end, verified.id, then) : end;
  }

  /** Sends the change after a creation. If interrupted, it is verified and repeated together with the creation. */
  private async complete(created: StepEnd, id: string, then: UserUpdate): Promise<StepEnd> {
    try {
      const { problem, user } = await this.sendChange(id, then, {});
      const problems = [created.problem, problem === undefined ? undefined : this.words.createdOnly(problem)];
      const all = problems.filter((each) => each !== undefined).join(" ");
      return { ...created, ...(user ? { user } : {}), ...(all === "" ? {} : { problem: all }) };
    } catch (error) {
      throw error instanceof RunStopped ? new RunStopped(error.reason, false, error.refused) : error;
    }
  }

  private async change({ id, change, seen }: ChangeStep, { mayBeSent, intend }: StepJournal): Promise<StepEnd> {
    const now = mayBeSent ? undefined : await this.read(id);
    if (now && "end" in now) return now.end;
    if (now) {
      if (isChangeVisible(now.value, change) === true) return { result: "already", user: now };
      const differences = differencesOf({ id, ...seen }, now.value, change);
      if (differences.length > 0) {
        return { result: "notDone", problem: this.words.changedMeanwhile(differences), user: now };
      }
      await intend(membersOf(now.value));
    }
    const ended = await this.sendChange(id, change, mayBeSent ? afterRestart : {});
    // A response may omit members.
    return now && ended.user ? { ...ended, user: { ...now, value: { ...now.value, ...ended.user.value, id } } } : ended;
  }

  /** The result is "changed" only when the service shows the new values. */
  private async sendChange(id: string, change: UserUpdate, options: WriteOptions): Promise<StepEnd> {
    const write = await writeWithVerification(userChange(id, change), this.clients, options);
    const ended = this.ended(write, "changed", "change");
    if (ended.result !== "changed" || !ended.user) return ended;
    const wanted = visibleMembers(change);
    const user = await this.verifiedUser(ended.user, wanted);
    const problem = this.problemWith(user.value, wanted);
    if (problem === undefined) return { ...ended, user };
    return { result: isChangeVisible(user.value, wanted) === false ? "notDone" : "unknown", problem, user };
  }

  /** The user in the response, refetched when the response does not show the wanted values. */
  private async verifiedUser(answer: ServiceRecord<User>, wanted: UserUpdate): Promise<ServiceRecord<User>> {
    if (Object.keys(wanted).length === 0 || isChangeVisible(answer.value, wanted) === true) return answer;
    try {
      const found = await (await this.clients()).getUser(answer.id);
      return { ...found, value: { ...answer.value, ...found.value } };
    } catch {
      return answer;
    }
  }

  private problemWith(user: Readonly<User>, wanted: UserUpdate): string | undefined {
    const others = otherMembers(user, wanted);
    if (others.length > 0) return this.words.shownOtherwise(others, membersOf(user));
    const hidden = Object.entries(wanted).filter(
      ([name, value]) => isChangeVisible(user, { [name]: value }) === undefined,
    );
    return hidden.length === 0 ? undefined : this.words.notShown(hidden.map(([name]) => name));
  }

  private async delete({ id, seen }: DeleteStep, { mayBeSent, intend }: StepJournal): Promise<StepEnd> {
    if (!mayBeSent) {
      const now = await this.read(id);
      if ("end" in now) return now.isGone ? { result: "already" } : now.end;
      const differences = differencesOf({ id, ...seen }, now.value);
      if (differences.length > 0) {
        return { result: "notDone", problem: this.words.changedMeanwhile(differences), user: now };
      }
      await intend(membersOf(now.value));
    }
    const ended = await deleteUserWithVerification(this.clients, id, mayBeSent ? afterRestart : {});
    return ended.outcome === "already" ? { result: "already" } : this.ended(ended, "deleted", "delete");
  }

  /** The user, or the step's end when it cannot be read. @throws RunStopped */
  private async read(id: string): Promise<ServiceRecord<User> | { readonly end: StepEnd; readonly isGone: boolean }> {
    try {
      return await (await this.clients()).getUser(id);
    } catch (error) {
      const isGone = isRefusedByService(error) && error.category === "notFound";
      if (isGone) return { end: { result: "notDone", problem: this.words.gone() }, isGone };
      if (isAboutRow(error)) return { end: { result: "notDone", problem: this.words.error(error) }, isGone };
      throw new RunStopped(error, true, mayBeAboutAccount(error, "change"));
    }
  }

  private ended(
    ended: Exclude<Outcome<ServiceRecord<User> | undefined>, { outcome: "already" }> | Outcome<never>,
    result: StepResult,
    action: UserStep["action"],
  ): StepEnd {
    switch (ended.outcome) {
      case "done":
        return { result, ...(ended.value ? { user: ended.value } : {}) };
      case "already":
        return { result: "already" };
      case "notDone":
        if (mayBeAboutAccount(ended.error, action)) throw new RunStopped(ended.error, true, true);
        if (isAboutRow(ended.error)) return { result: "notDone", problem: this.words.error(ended.error) };
        throw new RunStopped(ended.error, true);
      case "unknown":
        if (ended.error instanceof InterruptedError) return { result: "unknown", problem: this.words.interrupted() };
        throw new RunStopped(ended.error, false);
    }
  }
}

/** The members of a user in a report. */
function membersOf(user: Readonly<User>): Members {
  const { enabled, locked, bypass } = userState(user);
  return { ...comparedMembers(user), active: String(enabled), lockout: String(locked), bypass: String(bypass) };
}

/** A user's identity and sign-in members, as they are shown. */
export function comparedMembers(user: Readonly<User>): Members {
  const names = ["username", "email", "mobile_number", "auth_method", "notification_method", "realm_id"] as const;
  return Object.fromEntries(names.map((name) => [name, readText(user[name]) ?? ""]));
}

/** The members of a new user that the service shows; not a token's serial, for example. */
function shownOfNew({
  username,
  email,
  mobile_number,
  auth_method,
  notification_method,
  user_data,
}: CreateStep["user"]): UserUpdate {
  const members = { username, email, mobile_number, auth_method, notification_method, user_data };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as UserUpdate;
}

function isRefusedByService(error: unknown): error is ServiceError {
  return ServiceError.is(error) && isRefusal(error);
}

/** Whether the service refused this user, and may accept the next one. */
function isAboutRow(error: unknown): boolean {
  const categories = ["badRequest", "notFound", "notAllowed", "permission", "conflict", "unexpected"];
  return isRefusedByService(error) && categories.includes(error.category);
}

/**
 * Whether a refusal may concern the whole account, which only the next rows show: the quota or the subscription (402), or a task that
 * locks the application against deletions (409) [FTC 2.3.4, 4].
 */
function mayBeAboutAccount(error: unknown, action: UserStep["action"]): boolean {
  if (!isRefusedByService(error)) return false;
  return error.category === "subscription" || (error.category === "conflict" && action === "delete");
}
