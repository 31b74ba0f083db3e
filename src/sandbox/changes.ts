/** Numbers the states of a sandbox, so that whoever shows one learns of the next without asking again and again. */
export class Changes {
  private count = 0;
  private readonly waiting = new Set<() => void>();

  /** Differs after every change. */
  get revision(): number {
    return this.count;
  }

  /** Something changed. */
  report(): void {
    this.count += 1;
    for (const wake of this.waiting) wake();
  }

  /** Resolves once the revision is another one, or after this time. */
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

  /** Lets everybody who waits go on. */
  dispose(): void {
    for (const wake of this.waiting) wake();
  }
}
