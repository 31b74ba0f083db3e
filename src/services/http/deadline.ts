/** Ends a call: after its time, when its caller cancels, or when its owner is disposed. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private reason: "timeout" | "cancelled" | undefined;

  constructor(
    ms: number,
    private readonly cancellers: readonly AbortSignal[],
  ) {
    this.timer = setTimeout(() => this.end("timeout"), ms);
    for (const canceller of cancellers) {
      if (canceller.aborted) this.cancel();
      else canceller.addEventListener("abort", this.cancel);
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Why the call was ended, if it was. */
  get endedBy(): "timeout" | "cancelled" | undefined {
    return this.reason;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const canceller of this.cancellers) canceller.removeEventListener("abort", this.cancel);
  }

  private readonly cancel = (): void => this.end("cancelled");

  private end(reason: "timeout" | "cancelled"): void {
    this.reason ??= reason;
    this.controller.abort();
  }
}
