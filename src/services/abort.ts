import { setMaxListeners } from "node:events";
import { ServiceError } from "./errors";

/** The error of a call that was cancelled before it was sent. */
export function cancelled(): ServiceError {
  return new ServiceError("cancelled", "The call was cancelled.", { sent: false });
}

/** Runs `leave` when the signal is aborted, at once if it is already. The result removes the listener. */
export function onAbort(signal: AbortSignal, leave: () => void): () => void {
  if (signal.aborted) {
    leave();
    return () => undefined;
  }
  // Many calls may share one signal.
  setMaxListeners(0, signal);
  signal.addEventListener("abort", leave, { once: true });
  return () => signal.removeEventListener("abort", leave);
}

/**
 * A signal that is aborted with the first of the given ones, until it is released.
 *
 * Not `AbortSignal.any`: in Node 20, the oldest one that VS Code runs us in, a signal that lives as long as the profile's client keeps an
 * entry for every signal that was ever combined with it, one per request. Runs and pauses are few: they use `AbortSignal.any`.
 */
export function firstOf(...signals: readonly (AbortSignal | undefined)[]): {
  readonly signal: AbortSignal;
  release(): void;
} {
  const controller = new AbortController();
  const listening = signals.flatMap((signal) => (signal ? [onAbort(signal, () => controller.abort())] : []));
  return { signal: controller.signal, release: () => listening.forEach((stop) => stop()) };
}
