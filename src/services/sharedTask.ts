import { cancelled, onAbort } from "./abort";

interface Run<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * A job that callers share: who asks while it runs gets the running one's result, or its failure; the next call runs it anew.
 * A caller that cancels leaves at once. When all have left, the job itself is cancelled, unless it is to `finish` anyway.
 */
export class SharedTask<T> {
  private current: Run<T> | undefined;

  constructor(
    private readonly job: (signal: AbortSignal) => Promise<T>,
    private readonly whenAllLeave: "cancel" | "finish",
  ) {}

  /** The next caller starts the job again; those who wait get the result of the running one. */
  renew(): void {
    this.current = undefined;
  }

  /** @throws ServiceError `cancelled` when the signal is aborted; else what the job throws */
  async join(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw cancelled();
    const run = (this.current ??= this.start());
    run.waiting += 1;
    if (!signal) return run.result;
    return new Promise((resolve, reject) => {
      const stay = onAbort(signal, () => {
        this.leave(run);
        reject(cancelled());
      });
      run.result.then(resolve, reject).finally(stay);
    });
  }

  private start(): Run<T> {
    const controller = new AbortController();
    const result = this.job(controller.signal).finally(() => {
      if (this.current === run) this.current = undefined;
    });
    // Every caller may have left before it fails.
    result.catch(() => undefined);
    const run: Run<T> = { result, controller, waiting: 0 };
    return run;
  }

  private leave(run: Run<T>): void {
    run.waiting -= 1;
    if (run.waiting > 0 || this.whenAllLeave === "finish") return;
    if (this.current === run) this.current = undefined;
    run.controller.abort();
  }
}
