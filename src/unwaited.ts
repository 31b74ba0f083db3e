/**
 * Lets work go on that nobody waits for. Who starts it says what becomes of its failure; without that it is work that handles its own, such
 * as a message or a command of the editor, and a failure all the same is a fault that ends in the extension host's log.
 */
export function unwaited(work: PromiseLike<unknown>, failed: (error: unknown) => void = rethrowLater): void {
  work.then(undefined, failed);
}

function rethrowLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
