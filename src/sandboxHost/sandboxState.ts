import type { WaitingFault } from "../sandbox/faults";
import type { JournalEntry } from "../sandbox/journal";
import type { SandboxAddresses } from "./sandboxSettings";

/** Value of an option that can be changed while the sandbox runs. */
export type OptionValue = number | boolean | readonly string[];

/** A push on its way to a user's phone. Moments are epoch ms. */
export interface PushState {
  readonly authid: string;
  readonly username: string;
  /** Name of the realm. */
  readonly realm: string;
  readonly status: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A code that was sent to a user, or that a token shows. */
export interface CodeState {
  readonly username: string;
  readonly realm: string;
  readonly method: string;
  readonly code: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** A user sync. */
export interface TaskState {
  readonly id: string;
  readonly status: string;
  readonly total: number;
  readonly done: number;
}

/** A sandbox at one moment, as its control path `state` tells it. */
export interface SandboxState extends SandboxAddresses {
  /** Differs after every change. */
  readonly revision: number;
  /** The sandbox's clock, epoch ms. */
  readonly now: number;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly pushes: readonly PushState[];
  readonly codes: readonly CodeState[];
  readonly tasks: readonly TaskState[];
  readonly faults: readonly WaitingFault[];
  /** The last ones, oldest first. */
  readonly requests: readonly JournalEntry[];
}
