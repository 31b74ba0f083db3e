import { UserFacingError } from "../../userFacingError";
import { systemTiming } from "../../timing";
import type { FortiTokenClient } from "../fortitoken/client";
import { isRefusedForGood, isUnclear } from "./unclear";
import { patienceInRuns, type WritePatience } from "../../waiting";

/** The result of verifying a write; "unknown" if it is not visible. */
export type Verification<T> = { readonly value: T } | "notDone" | "unknown";

/** A write that must take effect exactly once. */
export interface WriteSpec<T> {
  /** Sends the write. @throws ServiceError */
  send(client: FortiTokenClient): Promise<T>;
  /** Reads whether the write took effect. @throws ServiceError */
  verify(client: FortiTokenClient): Promise<Verification<T>>;
  /** Sending it twice has the same effect as once, even if the first request arrives after the second. */
  readonly repeatable: boolean;
}

/** How a write ended. */
type WriteResult<T> =
  /** `lookedUp`: the response was unclear, and a later read shows the write done. */
  | { readonly outcome: "done"; readonly value: T; readonly lookedUp: boolean }
  /** Refused or never sent: nothing changed or will change. */
  | { readonly outcome: "notDone"; readonly error: unknown }
  /** Not known. `seen`: the result of the last verification; a sent request may still arrive. */
  | { readonly outcome: "unknown"; readonly error: unknown; readonly seen: "notDone" | "unknown" };

/** Also for writes that the service may have applied already. */
export type Outcome<T> = WriteResult<T> | { readonly outcome: "already"; readonly value: T };

export interface WriteOptions {
  readonly patience?: WritePatience;
  /** An ended program may have sent the write: verify first. */
  readonly maybeSent?: boolean;
  /** Nothing more is sent after it fires; a running request is not cancelled. */
  readonly signal?: AbortSignal;
}

/** Returns the current client: after changed settings, another client verifies the write. */
export type ClientSource = () => Promise<FortiTokenClient>;

/**
 * Sends a write; after an unclear response, verifies it before it is sent again. Does not throw.
 *
 * Only a repeatable write that is still not done after the last verification is sent again. If the first request arrives later, it changes
 * nothing: the service refuses the second of two creations, a change sets the same values again, a deletion finds no user [FTC 2.3].
 */
export async function writeWithVerification<T>(
  spec: WriteSpec<T>,
  clients: ClientSource,
  { patience = patienceInRuns, maybeSent = false, signal = new AbortController().signal }: WriteOptions = {},
): Promise<WriteResult<T>> {
  const verify = () => verifyUntilDone(spec, clients, patience.looksAfterMs, signal);
  const most = spec.repeatable ? patience.sends : 1;
  // After an unclear response, a later refusal does not mean that nothing was done.
  let mayBeDone = maybeSent;
  if (maybeSent) {
    const seen = await verify();
    if (typeof seen === "object") return { outcome: "done", value: seen.value, lookedUp: true };
    if (seen === "unknown" || !spec.repeatable) return { outcome: "unknown", error: new InterruptedError(), seen };
  }
  for (let sent = 1; ; sent += 1) {
    let isHandedOver = false;
    try {
      signal.throwIfAborted();
      const client = await clients();
      isHandedOver = true;
      return { outcome: "done", value: await spec.send(client), lookedUp: false };
    } catch (error) {
      const unclear = isHandedOver && isUnclear(error);
      mayBeDone ||= unclear;
      if (!mayBeDone) return { outcome: "notDone", error };
      const seen = await verify();
      if (typeof seen === "object") return { outcome: "done", value: seen.value, lookedUp: true };
      if (seen === "notDone" && isRefusedForGood(error)) return { outcome: "notDone", error };
      if (seen === "unknown" || !unclear || sent === most) return { outcome: "unknown", error, seen };
    }
  }
}

/** The program ended before it received the response of a write that may have been sent. */
export class InterruptedError extends Error {
  constructor() {
    super("The program that sent it ended before the response came.");
    this.name = "InterruptedError";
  }
}

/** Verifies until the write is done or the last pause is over. A failed verification is repeated. */
async function verifyUntilDone<T>(
  spec: WriteSpec<T>,
  clients: ClientSource,
  pausesMs: readonly number[],
  signal: AbortSignal,
): Promise<Verification<T>> {
  let seen: Verification<T> = "unknown";
  for (const ms of pausesMs) {
    try {
      if (ms > 0) {
        await systemTiming.pause(ms, signal);
        signal.throwIfAborted();
      }
      seen = await spec.verify(await clients());
      if (seen !== "notDone") return seen;
    } catch (error) {
      // The profile was removed or points elsewhere: verification is not possible.
      if (signal.aborted || UserFacingError.is(error)) return "unknown";
      seen = "unknown";
    }
  }
  return seen;
}
