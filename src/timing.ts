/** Resolves after `ms`, or as soon as the signal is aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** The time and waiting for it, so that tests can set both. */
export interface Timing {
  /** Milliseconds since the epoch. */
  now(): number;
  readonly pause: Pause;
}

/** Node ends a timer that is set to more at once, in ms. */
const longestTimerMs = 2 ** 31 - 1;

/** Runs `work` once in `ms`, however many that are: never for `Infinity`. @returns takes it back */
export function runAfter(ms: number, work: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (leftMs: number): void => {
    const nextMs = Math.min(leftMs, longestTimerMs);
    timer = setTimeout(() => (leftMs > nextMs ? wait(leftMs - nextMs) : work()), nextMs);
  };
  wait(ms);
  return () => clearTimeout(timer);
}

export const systemTiming: Timing = {
  now: () => Date.now(),
  pause: (ms, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        cancel();
        signal.removeEventListener("abort", done);
        resolve();
      };
      const cancel = runAfter(ms, done);
      signal.addEventListener("abort", done);
      if (signal.aborted) done();
    }),
};
