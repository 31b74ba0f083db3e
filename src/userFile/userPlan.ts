import * as vscode from "vscode";
import type { User, UserSyncItem } from "../contract";
import { comparable, comparableValue } from "../services/fortitoken/sameValue";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { eachInSlices } from "../slices";
import type { NameDecisions, NameDoubt } from "./nameDecisions";
import type { MatchedRow, NameMatches, UnnamedUser } from "./nameMatches";
import type { FileUser, PlanAction } from "./fileUser";
import type { FileProblem } from "./userFileError";

/** Members that a plan always shows, in their order. */
export const shownMembers = ["email", "mobile_number", "auth_method", "notification_method"] as const;

/** Members that a sync may set: those of a creation [FTC 2.7]. */
export const syncMembers = [...shownMembers, "user_data", "token"] as const;

/** Members that a file may set. */
export const settableMembers = [...syncMembers, "active", "bypass"] as const;

export type SettableMember = (typeof settableMembers)[number];

/** A user as the plan shows it, as texts. */
export type PlanUser = { readonly username: string } & { readonly [member in SettableMember]?: string };

/** One user to create, modify or delete: as it is and as it will be. */
export interface PlanStep {
  readonly action: PlanAction;
  /** Where the file names it, for people; absent for users that the file does not name. */
  readonly place?: string;
  readonly before?: PlanUser;
  readonly after?: PlanUser;
  readonly item: UserSyncItem;
}

/** What a file will do to a realm. */
export interface UserPlan {
  readonly steps: readonly PlanStep[];
  /** Users of the file that are as it says already. */
  readonly unchanged: number;
  /** Rows that cannot be done; none of the steps is theirs. */
  readonly problems: readonly FileProblem[];
  /** Rows whose name is only alike, which do nothing until a person decides who is meant. */
  readonly open: readonly NameDoubt[];
  /** Rows that a person left out. */
  readonly skipped: number;
  /** Of how many users the file says something that cannot be set in this way, by member. */
  readonly notSet: ReadonlyMap<SettableMember, number>;
  /** How many users the file does not name, and has no alike name for that is not decided. */
  readonly missing: number;
  /** Users with a name alike one that the file has for somebody else: a person decides whether they are missing. */
  readonly kept: readonly ServiceRecord<User>[];
}

export type PlanCounts = Readonly<Record<PlanAction, number>>;

export interface PlanOptions {
  /** Whether users that the file does not name are deleted. */
  readonly deleteMissing: boolean;
  /** What can be set; everything when absent. */
  readonly members?: readonly SettableMember[];
  /** Gives the event loop its turn. */
  readonly pause?: () => Promise<unknown>;
}

/** Compares the file's users of one realm with the service's, as far as it is decided who is meant. */
export async function planUsers(
  matches: NameMatches,
  decisions: NameDecisions,
  { deleteMissing, members = settableMembers, pause }: PlanOptions,
): Promise<UserPlan> {
  const names = decisions.apply(matches);
  const steps: PlanStep[] = [];
  const problems: FileProblem[] = [];
  const open: NameDoubt[] = [];
  const kept: ServiceRecord<User>[] = [];
  const notSet = new Map<SettableMember, number>();
  let [skipped, unchanged] = [0, 0];
  const first = new Map<string, FileUser>();
  const twice = new Map<FileUser, FileProblem>();
  const refuse = (wanted: FileUser, other: FileUser): void => {
    const words = vscode.l10n.t("{0} stands in {1} too", wanted.username, other.place);
    twice.set(wanted, { place: wanted.place, member: "username", words });
  };
  // Rows of one user that name its realm in different ways, or only once.
  const compareRow = ({ wanted }: MatchedRow): void => {
    const other = first.get(wanted.username);
    if (!other) return void first.set(wanted.username, wanted);
    refuse(wanted, other);
    if (!twice.has(other) && requestedText(wanted) !== requestedText(other)) refuse(other, wanted);
  };
  const planRow = (row: MatchedRow): void => {
    const refused = twice.get(row.wanted);
    if (refused) return void problems.push(refused);
    const meaning = names.meaning(row);
    if (!meaning) {
      const doubt = names.isOpen(row) ? names.doubtOf(row) : undefined;
      if (doubt) open.push(doubt);
      else skipped += 1;
      return;
    }
    const problem = problemOf(row.wanted, meaning.user);
    const wishes = requestedMembers(row.wanted, meaning.user, members);
    const step = problem ? undefined : stepOf(row.wanted, meaning.user, wishes);
    for (const name of settableMembers) {
      const isLost = row.wanted[name] !== undefined && row.wanted.action !== "delete" && !(name in wishes);
      if (isLost) notSet.set(name, (notSet.get(name) ?? 0) + 1);
    }
    if (problem) problems.push(problem);
    else if (step) steps.push(step);
    else unchanged += 1;
  };
  await eachInSlices(matches.rows, compareRow, pause);
  await eachInSlices(matches.rows, planRow, pause);
  const missing: ServiceRecord<User>[] = [];
  const planSilence = (unnamed: UnnamedUser): void => {
    if (names.silence(unnamed) === "missing") missing.push(unnamed.user);
    if (names.canRelease(unnamed)) kept.push(unnamed.user);
  };
  await eachInSlices(matches.unnamed, planSilence, pause);
  if (deleteMissing) await eachInSlices(missing, (user) => steps.push(deletion(user)), pause);
  return { steps, unchanged, problems, open, skipped, notSet, missing: missing.length, kept };
}

/** What a row says of its user, wherever it stands. */
function requestedText(wanted: FileUser): string {
  return JSON.stringify({ ...wanted, place: "", realm: "" });
}

/** A step that deletes the user. */
function deletion(user: ServiceRecord<User>): PlanStep {
  const before = planUser(user);
  return { action: "delete", before, item: { action: "delete", username: before.username, id: user.id } };
}

export function countsOf({ steps }: Pick<UserPlan, "steps">): PlanCounts {
  const count = (action: PlanAction) => steps.filter((step) => step.action === action).length;
  return { create: count("create"), modify: count("modify"), delete: count("delete") };
}

function problemOf(wanted: FileUser, known: ServiceRecord<User> | undefined): FileProblem | undefined {
  const { place, username, action, email } = wanted;
  if (action === "create" && known) {
    return { place, member: "action", words: vscode.l10n.t("{0} is to be created, but exists already", username) };
  }
  if (action === "modify" && !known) {
    const words = vscode.l10n.t("{0} is to be modified, but the realm has no such user", username);
    return { place, member: "action", words };
  }
  if (!known && action !== "delete" && email === undefined) {
    return { place, member: "email", words: vscode.l10n.t("{0} is new and needs an e-mail", username) };
  }
  return undefined;
}

/** What the row says of members that can be set. A token is given to a new user only [FTC 2.3.2, 2.3.3]. */
function requestedMembers(
  wanted: FileUser,
  known: ServiceRecord<User> | undefined,
  members: readonly SettableMember[],
): Partial<Pick<FileUser, SettableMember>> {
  const names = members.filter((name) => wanted[name] !== undefined && !(known && name === "token"));
  return Object.fromEntries(names.map((name) => [name, wanted[name]]));
}

/** Undefined where there is nothing to do. */
function stepOf(wanted: FileUser, known: ServiceRecord<User> | undefined, wishes: object): PlanStep | undefined {
  const { place, username, action } = wanted;
  if (action === "delete") return known && { place, ...deletion(known) };
  if (!known) {
    const item = { action: "create", username, ...wishes };
    return { place, action: "create", after: { username, ...textsOf(wishes) }, item };
  }
  const changed = Object.fromEntries(
    Object.entries(wishes).filter(
      ([name, value]) => (comparable(known.value, name) ?? comparableValue(name, "")) !== comparableValue(name, value),
    ),
  );
  if (Object.keys(changed).length === 0) return undefined;
  const more = settableMembers.filter((name) => name in changed && !(shownMembers as readonly string[]).includes(name));
  const there = more.map((name) => [name, comparable(known.value, name) ?? ""] as const);
  const before = { ...planUser(known), ...Object.fromEntries(there) };
  return {
    place,
    action: "modify",
    before,
    after: { ...before, ...textsOf(changed) },
    item: { action: "modify", username: before.username, id: known.id, ...changed },
  };
}

function textsOf(members: object): Omit<PlanUser, "username"> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]));
}

function planUser({ id, value }: ServiceRecord<User>): PlanUser {
  const known = shownMembers.map((name) => [name, readText(value[name])] as const).filter(([, there]) => there);
  return { username: readText(value.username) ?? id, ...Object.fromEntries(known) };
}
