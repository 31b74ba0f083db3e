import type { OpenRun, RunFolder } from "../bulk/engine/runFolder";
import type { PlanCounts } from "../userFile/userPlan";

/** A sync that is not started or not known to have ended. It contains no data of users. */
export interface UnfinishedSync {
  readonly profileId: string;
  /** The profile's host, where the task is. Absent in a journal of an earlier version. */
  readonly host?: string;
  readonly clientId?: string;
  readonly realmId: string;
  /** The realm's name. */
  readonly realm: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly counts: PlanCounts;
}

/** The task of a sync that the service accepted. */
export interface SyncStarted {
  readonly taskId: string;
}

/** The journals of the syncs: written before a sync is sent, deleted when its end is known. One window at a time follows each. */
export type SyncFolder = RunFolder<UnfinishedSync, SyncStarted>;
export type OpenSync = OpenRun<UnfinishedSync, SyncStarted>;
