import { operations, type Task, type UserSyncItem } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeBare, type RecordShape } from "../decode";
import { ServiceError } from "../errors";
import type { ServiceRecord } from "../model";
import { readText } from "../readers";
import { memberOf } from "../session";
import type { FortiTokenCaller } from "./caller";

/** Users to create, modify and delete in one task [FTC 2.7]. */
export interface UserSyncRequest {
  /** Serial of a device; by default the client id, which applications use instead. */
  readonly sn?: string;
  /** Realm name. */
  readonly realm?: string;
  readonly users?: readonly UserSyncItem[];
  /** FortiToken Mobile migration licence. */
  readonly license?: string;
}

const actions = ["create", "modify", "delete"] as const;

/** Numbers of users that succeeded and failed, per action. */
export type SyncCounters = Readonly<
  Record<(typeof actions)[number], { readonly success: number; readonly failure: number }>
>;

/** The state of a task. A complete task may have failures. */
export interface TaskState {
  /** The task has ended. */
  readonly done: boolean;
  /** The task ended successfully; otherwise it was cancelled or failed. */
  readonly complete: boolean;
  /** The service's status; only `complete` is documented. */
  readonly status: string;
  /** Absent while the service reports none. */
  readonly counters?: SyncCounters;
  readonly record: ServiceRecord<Task>;
}

/** Synchronising users, and the task that does it [FTC 2.7, 2.8]. Every method throws `ServiceError`. */
export class UserSync {
  constructor(
    private readonly caller: FortiTokenCaller,
    private readonly clientId: string,
  ) {}

  /** @returns the task's id. */
  async start(request: UserSyncRequest, signal?: AbortSignal): Promise<string> {
    const body = { sn: this.clientId, ...request };
    const json = await this.caller.json({ operation: operations.fortitoken.syncUsers, body }, signal);
    const id = readText(memberOf(json, "task_id"));
    if (id) return id;
    throw new ServiceError(json === undefined ? "emptyAnswer" : "unexpected", "The response has no task id.");
  }

  async task(id: string, signal?: AbortSignal): Promise<TaskState> {
    const json = await this.caller.json({ operation: operations.fortitoken.getTask, pathParameters: { id } }, signal);
    const shape: RecordShape<Task> = { kind: "task", validate: schemas.fortitoken.Task, idOf: () => id };
    const record = decodeBare(shape, json);
    const status = readText(record.value.status) ?? "";
    const counters = countersOf(record.value.msg);
    return { ...phaseOf(status), status, ...(counters ? { counters } : {}), record };
  }
}

const completeWords = /^(complete|completed|done|finished|success|succeeded|successful)$/;
const endWords =
  /^(abort|cancel|complete|denied|done|ended|error|expired|fail|finish|killed|partial|reject|stopped|success|terminated|timed?out)/;

/** The meaning of a task's status. Only `complete` is documented [FTC 2.8]: any word that does not mean an end means that the task runs. */
function phaseOf(status: string): Pick<TaskState, "done" | "complete"> {
  const word = status.toLowerCase().replace(/[^a-z]/g, "");
  const complete = completeWords.test(word);
  return { done: complete || (endWords.test(word) && !word.endsWith("ing")), complete };
}

function countersOf(message: unknown): SyncCounters | undefined {
  if (!actions.some((action) => typeof memberOf(message, action) === "object")) return undefined;
  const entries = actions.map((action) => {
    const counts = memberOf(message, action);
    return [action, { success: countOf(counts, "success"), failure: countOf(counts, "failure") }];
  });
  return Object.fromEntries(entries) as SyncCounters;
}

function countOf(counts: unknown, name: string): number {
  const count = Number(readText(memberOf(counts, name)) ?? 0);
  return Number.isFinite(count) ? count : 0;
}
