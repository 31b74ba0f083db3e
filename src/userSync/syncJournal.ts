import type { OpenRun, RunFolder } from "../bulk/engine/runFolder";
import type { PlanCounts } from "../userFile/userPlan";

/** A sync that is to be started, or whose end nobody has seen. Nothing in it is about a user. */
export interface UnfinishedSync {
  readonly profileId: string;
  /** Where the profile pointed: the task is nowhere else. Absent in a journal of an earlier version. */
  readonly host?: string;
  readonly clientId?: string;
  readonly realmId: string;
  /** The realm's name. */
  readonly realm: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly counts: PlanCounts;
}

/** The service has taken the sync, and this is its task. */
export interface SyncStarted {
  readonly taskId: string;
}

/** The journals of the syncs: written before a sync goes out, gone when its end is known. Each is followed by one window at a time. */
export type SyncFolder = RunFolder<UnfinishedSync, SyncStarted>;
export type OpenSync = OpenRun<UnfinishedSync, SyncStarted>;
