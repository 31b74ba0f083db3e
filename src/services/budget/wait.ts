/** Whose turn it is: a request that a person waits for goes before one that nobody does. */
export type RequestPriority = "interactive" | "background";

/** Why a request is not sent yet. */
export type WaitReason =
  /** The account's own limit: so many requests in any window of so many ms. */
  | { readonly kind: "limit"; readonly requests: number; readonly windowMs: number }
  /** The service asked to wait. */
  | { readonly kind: "pause" }
  /** The last attempt failed; the status is absent where no answer came. */
  | { readonly kind: "retry"; readonly status?: number };

/** A request that waits, and for how long as far as is known. */
export interface RequestWait {
  readonly reason: WaitReason;
  /** Epoch ms. */
  readonly until: number;
}

/** Told how one request waits: anew when that changes, undefined when it goes on or is given up. */
export type WaitListener = (wait: RequestWait | undefined) => void;

/** Nobody waits longer for a service before trying it again, in ms, whatever the service asks for. */
export const longestWaitMs = 10 * 60_000;

/** After a request that was one too many nothing is sent for so long at least, in ms, also where the service asks for no time at all. */
export const shortestWaitMs = 1000;

/** Shorter waits are not worth a word, in ms. */
export const worthTellingMs = 1000;
