import { defined } from "../../defined";
import type { User, UserUpdate } from "../../contract";
import { isRefusal, ServiceError } from "../../services/errors";
import { userState } from "../../services/fortitoken/userState";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { differencesOf, type Difference } from "../../services/writes/differences";
import { otherMembers, isChangeVisible, visibleMembers } from "../../services/writes/userChange";
import { changeUserOnce, createUserOnce, deleteUserOnce } from "../../services/writes/userWrites";
import { InterruptedError, type ClientSource, type OnceOptions, type Outcome } from "../../services/writes/writeOnce";
import type { ChangeStep, CreateStep, DeleteStep, Members, StepOutcome, StepResult, UserStep } from "./userRun";
import { patienceInRuns } from "../../waiting";

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
  interrupted(): string;
  /** The service took the change, but shows other values. @param members their names */
  shownOtherwise(members: readonly string[], now: Members): string;
  /** The service took the change, and does not show these members. */
  notShown(members: readonly string[]): string;
  /** The user was created, and what had to follow was not done. */
  createdOnly(problem: string): string;
}

/**
 * The step is not through: the run stops, to be resumed. `refused`: the service refused it for a reason that may be the account's, and that
 * the next step shows.
 */
export class RunStopped extends Error {
  /** @param unsent whether it is certain that nothing was done. */
  constructor(
    readonly reason: unknown,
    readonly unsent: boolean,
    readonly refused = false,
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

  private async create({ user, then }: CreateStep, { mayBeSent, intend }: StepJournal): Promise<StepEnd> {
    if (!mayBeSent) await intend();
    const ended = await createUserOnce(this.clients, user, mayBeSent ? afterRestart : {});
    const wanted = { ...shownOfNew(user), ...then };
    if (ended.outcome === "already") {
      if (isChangeVisible(ended.value.value, wanted) !== false) return { result: "already", user: ended.value };
      return { result: "notDone", problem: this.words.otherUser(membersOf(ended.value.value)), user: ended.value };
    }
    const created = this.ended(ended, "created", "create");
    if (created.result !== "created" || !created.user) return created;
    const seen = await this.seen(created.user, shownOfNew(user));
    const problem = this.problemWith(seen.value, shownOfNew(user));
    const end: StepEnd = defined({ ...created, user: seen, problem });
    return then && isChangeVisible(seen.value, then) !== true ? this.complete(end, seen.id, then) : end;
  }

  /** The second request of a creation. Cut short, it is found out and sent again with the first one. */
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
    // An answer may leave members out.
    return now && ended.user ? { ...ended, user: { ...now, value: { ...now.value, ...ended.user.value, id } } } : ended;
  }

  /** Says "changed" only when the service shows the new values. */
  private async sendChange(id: string, change: UserUpdate, options: OnceOptions): Promise<StepEnd> {
    const ended = this.ended(await changeUserOnce(this.clients, id, change, options), "changed", "change");
    if (ended.result !== "changed" || !ended.user) return ended;
    const wanted = visibleMembers(change);
    const user = await this.seen(ended.user, wanted);
    const problem = this.problemWith(user.value, wanted);
    if (problem === undefined) return { ...ended, user };
    return { result: isChangeVisible(user.value, wanted) === false ? "notDone" : "unknown", problem, user };
  }

  /** The user as the answer shows it; where that leaves a value open, as one more look does. */
  private async seen(answer: ServiceRecord<User>, wanted: UserUpdate): Promise<ServiceRecord<User>> {
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
    const ended = await deleteUserOnce(this.clients, id, mayBeSent ? afterRestart : {});
    return ended.outcome === "already" ? { result: "already" } : this.ended(ended, "deleted", "delete");
  }

  /** The user, or how the step ends without it. @throws RunStopped */
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

/** What a report tells of a user. */
function membersOf(user: Readonly<User>): Members {
  const { enabled, locked, bypass } = userState(user);
  return { ...comparedMembers(user), active: String(enabled), lockout: String(locked), bypass: String(bypass) };
}

/** Who a user is and how they sign in, as a person saw it. */
export function comparedMembers(user: Readonly<User>): Members {
  const names = ["username", "email", "mobile_number", "auth_method", "notification_method", "realm_id"] as const;
  return Object.fromEntries(names.map((name) => [name, readText(user[name]) ?? ""]));
}

/** What the service shows of a new user; a token's serial and the like are not among it. */
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

/** Whether the service refused this user, and may take the next one. */
function isAboutRow(error: unknown): boolean {
  const kinds = ["badRequest", "notFound", "notAllowed", "permission", "conflict", "unexpected"];
  return isRefusedByService(error) && kinds.includes(error.category);
}

/**
 * Whether a refusal may be about the account as well, which only the next rows show: the quota or the subscription (402), or a task that
 * locks the application for deletions (409) [FTC 2.3.4, 4].
 */
function mayBeAboutAccount(error: unknown, action: UserStep["action"]): boolean {
  if (!isRefusedByService(error)) return false;
  return error.category === "subscription" || (error.category === "conflict" && action === "delete");
}
