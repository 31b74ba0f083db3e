import { ServiceError } from "./errors";

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

  /** Resolves when the running job, if any, has ended in any way. */
  async idle(): Promise<void> {
    await this.current?.result.catch(() => undefined);
  }

  /** @throws ServiceError `cancelled` when the signal is aborted; else what the job throws */
  async join(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw cancelled();
    const run = (this.current ??= this.start());
    if (!signal) {
      run.waiting += 1;
      return run.result;
    }
    let leave: () => void = () => undefined;
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => {
        this.leave(run);
        reject(cancelled());
      };
      signal.addEventListener("abort", leave);
    });
    run.waiting += 1;
    try {
      return await Promise.race([run.result, left]);
    } finally {
      signal.removeEventListener("abort", leave);
    }
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

export function cancelled(): ServiceError {
  return new ServiceError("cancelled", "The call was cancelled.");
}
