import * as vscode from "vscode";
import type { User, UserSyncItem } from "../contract";
import { normalizedMember, normalizeValue } from "../services/fortitoken/sameValue";
import type { ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { eachInSlices } from "../slices";
import type { NameDecisions, NameDoubt } from "./nameDecisions";
import type { MatchedRow, NameMatches, UnnamedUser } from "./nameMatches";
import type { FileUser, PlanAction } from "./fileUser";
import type { FileProblem } from "./userFileError";

/** Members that a plan always shows, in this order. */
export const shownMembers = ["email", "mobile_number", "auth_method", "notification_method"] as const;

/** Members that a sync may set: those of a creation [FTC 2.7]. */
export const syncMembers = [...shownMembers, "user_data", "token"] as const;

/** Members that a file may set. */
export const settableMembers = [...syncMembers, "active", "bypass"] as const;

export type SettableMember = (typeof settableMembers)[number];

/** A user's members as texts. */
export type PlanUser = { readonly username: string } & { readonly [member in SettableMember]?: string };

/** One user to create, modify or delete: as it is and as it will be. */
export interface PlanStep {
  readonly action: PlanAction;
  /** The row's `FileUser.place`; absent for users that the file does not name. */
  readonly place?: string;
  readonly before?: PlanUser;
  readonly after?: PlanUser;
  readonly item: UserSyncItem;
}

/** The changes of a realm that a file requests. */
export interface UserPlan {
  readonly steps: readonly PlanStep[];
  /** Number of users that already match the file. */
  readonly unchanged: number;
  /** Problems of rows that cannot be done and have no step. */
  readonly problems: readonly FileProblem[];
  /** Rows with a similar name, which have no step until it is decided who is meant. */
  readonly open: readonly NameDoubt[];
  /** Number of skipped rows. */
  readonly skipped: number;
  /** By member, the number of users for which the file has a value that cannot be set. */
  readonly notSet: ReadonlyMap<SettableMember, number>;
  /** Number of users that the file does not name, not even with an undecided similar name. */
  readonly missing: number;
  /** Users with a name similar to another user's in the file; it must be decided whether they are missing. */
  readonly kept: readonly ServiceRecord<User>[];
}

export type PlanCounts = Readonly<Record<PlanAction, number>>;

export interface PlanOptions {
  /** Whether users that the file does not name are deleted. */
  readonly deleteMissing: boolean;
  /** Members that can be set; all when absent. */
  readonly members?: readonly SettableMember[];
  /** Yields to the event loop. */
  readonly pause?: () => Promise<unknown>;
}

/** Compares the file's users of one realm with the service's, by the decisions so far. */
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
    const words = vscode.l10n.t("{0} is also in {1}", wanted.username, other.place);
    twice.set(wanted, { place: wanted.place, member: "username", words });
  };
  // Rows of one user may spell its realm differently, or omit it.
  const compareRow = ({ wanted }: MatchedRow): void => {
    const other = first.get(wanted.username);
    if (!other) return void first.set(wanted.username, wanted);
    refuse(wanted, other);
    if (!twice.has(other) && requestedText(wanted) !== requestedText(other)) refuse(other, wanted);
  };
  const planRow = (row: MatchedRow): void => {
    const refused = twice.get(row.wanted);
    if (refused) return void problems.push(refused);
    const meaning = names.meaningOf(row);
    if (!meaning) {
      const doubt = names.isOpen(row) ? names.doubtOf(row) : undefined;
      if (doubt) open.push(doubt);
      else skipped += 1;
      return;
    }
    const problem = problemOf(row.wanted, meaning.user);
    const requested = requestedMembers(row.wanted, meaning.user, members);
    const step = problem ? undefined : stepOf(row.wanted, meaning.user, requested);
    for (const name of settableMembers) {
      const isLost = row.wanted[name] !== undefined && row.wanted.action !== "delete" && !(name in requested);
      if (isLost) notSet.set(name, (notSet.get(name) ?? 0) + 1);
    }
    if (problem) problems.push(problem);
    else if (step) steps.push(step);
    else unchanged += 1;
  };
  await eachInSlices(matches.rows, compareRow, pause);
  await eachInSlices(matches.rows, planRow, pause);
  const missing: ServiceRecord<User>[] = [];
  const planUnnamed = (unnamed: UnnamedUser): void => {
    if (names.statusOf(unnamed) === "missing") missing.push(unnamed.user);
    if (names.canRelease(unnamed)) kept.push(unnamed.user);
  };
  await eachInSlices(matches.unnamed, planUnnamed, pause);
  if (deleteMissing) await eachInSlices(missing, (user) => steps.push(deletion(user)), pause);
  return { steps, unchanged, problems, open, skipped, notSet, missing: missing.length, kept };
}

/** A row's requested values, without position and realm. */
function requestedText(wanted: FileUser): string {
  return JSON.stringify({ ...wanted, place: "", realm: "" });
}

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
    return {
      place,
      member: "action",
      words: vscode.l10n.t("{0} cannot be created: the user already exists", username),
    };
  }
  if (action === "modify" && !known) {
    const words = vscode.l10n.t("{0} cannot be modified: the user does not exist in the realm", username);
    return { place, member: "action", words };
  }
  if (!known && action !== "delete" && email === undefined) {
    return { place, member: "email", words: vscode.l10n.t("{0} is a new user and requires an e-mail", username) };
  }
  return undefined;
}

/** The row's values of members that can be set. Only a new user can get a token [FTC 2.3.2, 2.3.3]. */
function requestedMembers(
  wanted: FileUser,
  known: ServiceRecord<User> | undefined,
  members: readonly SettableMember[],
): Partial<Pick<FileUser, SettableMember>> {
  const names = members.filter((name) => wanted[name] !== undefined && !(known && name === "token"));
  return Object.fromEntries(names.map((name) => [name, wanted[name]]));
}

/** Undefined when there is nothing to do. */
function stepOf(wanted: FileUser, known: ServiceRecord<User> | undefined, requested: object): PlanStep | undefined {
  const { place, username, action } = wanted;
  if (action === "delete") return known && { place, ...deletion(known) };
  if (!known) {
    const item = { action: "create", username, ...requested };
    return { place, action: "create", after: { username, ...textsOf(requested) }, item };
  }
  const changed = Object.fromEntries(
    Object.entries(requested).filter(
      ([name, value]) =>
        (normalizedMember(known.value, name) ?? normalizeValue(name, "")) !== normalizeValue(name, value),
    ),
  );
  if (Object.keys(changed).length === 0) return undefined;
  const more = settableMembers.filter((name) => name in changed && !(shownMembers as readonly string[]).includes(name));
  const current = more.map((name) => [name, normalizedMember(known.value, name) ?? ""] as const);
  const before = { ...planUser(known), ...Object.fromEntries(current) };
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
  const known = shownMembers.map((name) => [name, readText(value[name])] as const).filter(([, text]) => text);
  return { username: readText(value.username) ?? id, ...Object.fromEntries(known) };
}
