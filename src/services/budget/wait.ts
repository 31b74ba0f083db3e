/** Whose turn it is: a request that a person waits for goes before one that nobody does. */
export type RequestPriority = "interactive" | "background";

/** Why a request is not sent yet. */
export type WaitReason =
  /** The account's own limit: so many requests in any window of so many ms. */
  | { readonly type: "limit"; readonly requests: number; readonly intervalMs: number }
  /** The service asked to wait. */
  | { readonly type: "pause" }
  /** The last attempt failed; the status is absent where no answer came. */
  | { readonly type: "retry"; readonly status?: number };

/** A request that waits, and for how long as far as is known. */
export interface RequestWait {
  readonly reason: WaitReason;
  /** Epoch ms. */
  readonly until: number;
}

/** Told how one request waits: anew when that changes, undefined when it goes on or is given up. */
export type WaitListener = (wait: RequestWait | undefined) => void;
