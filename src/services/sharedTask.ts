import { cancelled, onAbort } from "./abort";

interface Run<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * A job that callers share: a call during a run gets the result or error of that run; the next call starts another run.
 * A caller that cancels stops waiting at once. When all callers have cancelled, the job is cancelled too, unless it is to `finish`.
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

  /** @throws ServiceError `cancelled` when the signal is aborted; otherwise what the job throws */
  async join(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw cancelled();
    const run = (this.current ??= this.start());
    run.waiting += 1;
    if (!signal) return run.result;
    return new Promise((resolve, reject) => {
      const unsubscribe = onAbort(signal, () => {
        this.leave(run);
        reject(cancelled());
      });
      run.result.then(resolve, reject).finally(unsubscribe);
    });
  }

  private start(): Run<T> {
    const controller = new AbortController();
    const result = this.job(controller.signal).finally(() => {
      if (this.current === run) this.current = undefined;
    });
    // All callers may have stopped waiting before it fails.
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
