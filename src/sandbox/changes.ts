/** Numbers the states of a sandbox, so that a client can wait for the next one (long polling). */
export class Changes {
  private count = 0;
  private readonly waiting = new Set<() => void>();

  /** Differs after every change. */
  get revision(): number {
    return this.count;
  }

  report(): void {
    this.count += 1;
    for (const wake of this.waiting) wake();
  }

  /** Resolves when the revision differs from this one, at the latest after `waitMs`. */
  async since(revision: number, waitMs: number): Promise<void> {
    if (this.count !== revision) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, waitMs);
      this.waiting.add(wake);
    });
  }

  /** Ends every wait. */
  dispose(): void {
    for (const wake of this.waiting) wake();
  }
}
