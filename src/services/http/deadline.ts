import { runAfter } from "../../timing";
import { onAbort } from "../abort";

/**
 * Ends a call: after its time, when its caller cancels, or when its owner is disposed.
 *
 * Not `AbortSignal.any([AbortSignal.timeout(ms), …])`: in Node 20 only weak references lead from the combined signal to the timeout, so
 * that the garbage collector takes the timer away and the call never ends. It also cannot be stopped when the answer is there, and fires
 * at once for more than 2^31 ms.
 */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly stopTimer: () => void;
  private readonly unsubscribe: readonly (() => void)[];
  private reason: "timeout" | "cancelled" | undefined;

  constructor(ms: number, cancellers: readonly AbortSignal[]) {
    this.stopTimer = runAfter(ms, () => this.end("timeout"));
    this.unsubscribe = cancellers.map((canceller) => onAbort(canceller, () => this.end("cancelled")));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Why the call was ended; undefined if it was not. */
  get endedBy(): "timeout" | "cancelled" | undefined {
    return this.reason;
  }

  dispose(): void {
    this.stopTimer();
    for (const unsubscribe of this.unsubscribe) unsubscribe();
  }

  private end(reason: "timeout" | "cancelled"): void {
    this.reason ??= reason;
    this.controller.abort();
  }
}
