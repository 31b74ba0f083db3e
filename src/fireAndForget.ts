/**
 * For work that no caller awaits. `failed` handles its error. Without `failed` the work must handle its own errors, as
 * messages and editor commands do; an error is then a bug and appears in the extension host's log.
 */
export function fireAndForget(work: PromiseLike<unknown>, failed: (error: unknown) => void = rethrowLater): void {
  work.then(undefined, failed);
}

function rethrowLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
