/**
 * A listener that does not fail whoever tells it: no request, queue or answer depends on what somebody else does with the news. What it
 * throws is dropped.
 */
export function guardListener<A extends readonly unknown[]>(listener: (...news: A) => void): (...news: A) => void {
  return (...news) => {
    try {
      listener(...news);
    } catch {
      return;
    }
  };
}
