/** Wraps a listener so that its errors are dropped: they must not fail a request or a queue. */
export function guardListener<A extends readonly unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      listener(...args);
    } catch {
      return;
    }
  };
}
