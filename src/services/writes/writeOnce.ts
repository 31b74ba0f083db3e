import { UserFacingError } from "../../personError";
import { systemTiming } from "../../timing";
import type { FortiTokenClient } from "../fortitoken/client";
import { isRefusedForGood, isUnclear } from "./unclear";
import { patienceInRuns, type WritePatience } from "../../waiting";

/** What a look at the service shows of a write; "unknown" when it cannot be seen there. */
export type Verification<T> = { readonly value: T } | "notDone" | "unknown";

/** Something to be written that shall take effect once. */
export interface Write<T> {
  /** One request that writes. @throws ServiceError */
  send(client: FortiTokenClient): Promise<T>;
  /** What the service shows now; only reads. @throws ServiceError */
  verify(client: FortiTokenClient): Promise<Verification<T>>;
  /** Sent twice it has the effect of being sent once, even when the first request comes in after the second. */
  readonly repeatable: boolean;
}

/** How a write ended. */
export type WriteResult<T> =
  /** `lookedUp`: the answer was unclear, and a look at the service shows it done. */
  | { readonly outcome: "done"; readonly value: T; readonly lookedUp: boolean }
  /** Refused, or never sent: nothing was changed, nor will be. */
  | { readonly outcome: "notDone"; readonly error: unknown }
  /** Cannot be told. `seen`: what the last look showed; a request that was sent may still come in. */
  | { readonly outcome: "unknown"; readonly error: unknown; readonly seen: "notDone" | "unknown" };

/** The same, where it can also turn out that the service had it so already. */
export type Outcome<T> = WriteResult<T> | { readonly outcome: "already"; readonly value: T };

export interface OnceOptions {
  readonly patience?: WritePatience;
  /** It may have been sent by a program that ended before it knew the answer: looks first. */
  readonly maybeSent?: boolean;
  /** Nothing more is sent once it fires; what is on its way is not called back. */
  readonly signal?: AbortSignal;
}

/** Gives the client of the moment: after changed settings another one has to look. */
export type ClientSource = () => Promise<FortiTokenClient>;

/**
 * Writes, and after an unclear answer looks before anything is sent again. Does not throw.
 *
 * It is sent again only when it is repeatable and the looks, up to the last, do not show it done. The first request may then still come
 * in late, and changes nothing: of two creations the service refuses the second, a change puts the same values again, a deletion finds
 * nobody [FTC 2.3].
 */
export async function writeOnce<T>(
  write: Write<T>,
  clients: ClientSource,
  { patience = patienceInRuns, maybeSent = false, signal = new AbortController().signal }: OnceOptions = {},
): Promise<WriteResult<T>> {
  const look = () => verifyUntilDone(write, clients, patience.looksAfterMs, signal);
  const most = write.repeatable ? patience.sends : 1;
  // From the first unclear answer on a refusal does not mean that nothing was done.
  let mayBeDone = maybeSent;
  if (maybeSent) {
    const seen = await look();
    if (typeof seen === "object") return { outcome: "done", value: seen.value, lookedUp: true };
    if (seen === "unknown" || !write.repeatable) return { outcome: "unknown", error: new InterruptedError(), seen };
  }
  for (let sent = 1; ; sent += 1) {
    let isHandedOver = false;
    try {
      signal.throwIfAborted();
      const client = await clients();
      isHandedOver = true;
      return { outcome: "done", value: await write.send(client), lookedUp: false };
    } catch (error) {
      const unclear = isHandedOver && isUnclear(error);
      mayBeDone ||= unclear;
      if (!mayBeDone) return { outcome: "notDone", error };
      const seen = await look();
      if (typeof seen === "object") return { outcome: "done", value: seen.value, lookedUp: true };
      if (seen === "notDone" && isRefusedForGood(error)) return { outcome: "notDone", error };
      if (seen === "unknown" || !unclear || sent === most) return { outcome: "unknown", error, seen };
    }
  }
}

/** It may have been sent by a program that was ended before it got the answer. */
export class InterruptedError extends Error {
  constructor() {
    super("The program that sent it ended before the answer came.");
    this.name = "InterruptedError";
  }
}

/** Looks until it is seen done or the last pause is over; a look that fails is made up for by the next one. */
async function verifyUntilDone<T>(
  write: Write<T>,
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
      seen = await write.verify(await clients());
      if (seen !== "notDone") return seen;
    } catch (error) {
      // The profile is gone or points elsewhere: there is nowhere to look.
      if (signal.aborted || UserFacingError.is(error)) return "unknown";
      seen = "unknown";
    }
  }
  return seen;
}
