/** Long work lets the event loop take its turn whenever it has held it for some milliseconds. */
export class Turns {
  private since = performance.now();

  /** Whether it is time to wait for `next`. */
  get isDue(): boolean {
    return performance.now() - this.since > 8;
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}
