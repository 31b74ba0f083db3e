/** Resolves after `ms`, or as soon as the signal is aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** The clock and pauses, so that tests can control both. */
export interface Timing {
  /** Epoch ms. */
  now(): number;
  readonly pause: Pause;
}

/** The longest timeout of a Node timer, in ms. A longer one expires at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Runs `work` once after `ms`, which may exceed the limit of a timer; never for `Infinity`. @returns cancels it */
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
