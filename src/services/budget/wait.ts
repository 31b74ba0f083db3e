/** Interactive requests, for which a user waits, take precedence over background requests. */
export type RequestPriority = "interactive" | "background";

/** Why a request is not sent yet. */
export type WaitReason =
  /** The account's rate limit: the most requests in any interval. */
  | { readonly type: "limit"; readonly requests: number; readonly intervalMs: number }
  /** The service asked to wait. */
  | { readonly type: "pause" }
  /** The last attempt failed; the status is absent without a response. */
  | { readonly type: "retry"; readonly status?: number };

/** Why a request waits, and the expected end. */
export interface RequestWait {
  readonly reason: WaitReason;
  /** Epoch ms. */
  readonly until: number;
}

/** Called when the wait of a request begins or changes; with undefined when it ends. */
export type WaitListener = (wait: RequestWait | undefined) => void;
