import * as vscode from "vscode";
import type { User, UserSyncItem } from "../contract";
import type { ServiceRecord } from "../services/model";
import { text } from "../services/readers";
import { nameKey, type FileUser, type PlanAction } from "./userFile";
import type { FileProblem } from "./userFileError";

/** Members that a sync may set. */
const members = ["email", "mobile_number", "auth_method", "notification_method"] as const;

/** A user as the plan shows it. */
export type PlanUser = Pick<FileUser, "username" | (typeof members)[number]>;

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
}

export type PlanCounts = Readonly<Record<PlanAction, number>>;

/**
 * Compares the file's users of one realm with the service's.
 * @param deleteMissing whether users that the file does not name are deleted
 */
export function planUsers(
  fileUsers: readonly FileUser[],
  users: readonly ServiceRecord<User>[],
  deleteMissing: boolean,
): UserPlan {
  const matched = fileUsers.map((wanted) => {
    const known = match(wanted, users);
    return { wanted, known, problem: problemOf(wanted, known) };
  });
  const problems = matched.flatMap(({ problem }) => problem ?? []);
  const possible = matched.filter(({ problem }) => !problem);
  const steps = possible.flatMap(({ wanted, known }) => stepOf(wanted, known) ?? []);
  const gone = deleteMissing ? missingUsers(fileUsers, users).map(deletion) : [];
  return { steps: [...steps, ...gone], unchanged: possible.length - steps.length, problems };
}

/** The service's users that the file does not name. */
export function missingUsers(
  fileUsers: readonly FileUser[],
  users: readonly ServiceRecord<User>[],
): readonly ServiceRecord<User>[] {
  const named = new Set(fileUsers.map(({ username }) => nameKey(username)));
  return users.filter(({ value }) => !named.has(nameKey(text(value.username) ?? "")));
}

/** A step that deletes the user. */
function deletion(user: ServiceRecord<User>): PlanStep {
  const before = planUser(user);
  return { action: "delete", before, item: { action: "delete", username: before.username, id: user.id } };
}

export function countsOf({ steps }: UserPlan): PlanCounts {
  const count = (action: PlanAction) => steps.filter((step) => step.action === action).length;
  return { create: count("create"), modify: count("modify"), delete: count("delete") };
}

/** The user of exactly that name, else the only one whose name differs in the case of letters alone. */
function match({ username }: FileUser, users: readonly ServiceRecord<User>[]): ServiceRecord<User> | undefined {
  const similar = users.filter(({ value }) => nameKey(text(value.username) ?? "") === nameKey(username));
  return similar.find(({ value }) => text(value.username) === username) ?? similar[0];
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

/** Undefined where there is nothing to do. */
function stepOf(wanted: FileUser, known: ServiceRecord<User> | undefined): PlanStep | undefined {
  const { place, username, action } = wanted;
  if (action === "delete") return known && { place, ...deletion(known) };
  if (!known) {
    const after = { username, ...given(wanted) };
    return { place, action: "create", after, item: { action: "create", ...after } };
  }
  const before = planUser(known);
  const changed = Object.fromEntries(
    Object.entries(given(wanted)).filter(([name, value]) => valueOf(before, name) !== value),
  );
  if (Object.keys(changed).length === 0) return undefined;
  return {
    place,
    action: "modify",
    before,
    after: { ...before, ...changed },
    item: { action: "modify", username: before.username, id: known.id, ...changed },
  };
}

function given(user: FileUser): Omit<PlanUser, "username"> {
  return Object.fromEntries(members.flatMap((name) => (user[name] === undefined ? [] : [[name, user[name]]])));
}

function planUser({ id, value }: ServiceRecord<User>): PlanUser {
  const known = members.map((name) => [name, text(value[name])] as const).filter(([, there]) => there);
  return { username: text(value.username) ?? id, ...Object.fromEntries(known) };
}

function valueOf(user: PlanUser, name: string): string | undefined {
  return (user as Readonly<Record<string, string | undefined>>)[name];
}
