import type * as vscode from "vscode";
import type { Timing } from "../timing";
import { revealTimes } from "../waiting";

/** What a row says of the rows above it. */
type ParentOf<T> = (row: T) => T | undefined;

/**
 * Selects rows of a view and gives them the keyboard. The editor reads rows again after each change, and refuses to reveal one that it has
 * not read yet. So this waits until the row was read, looks whether it is selected then, and tries again a few times.
 */
export class RowReveal<T extends object> {
  private moment = 0;
  /** When all rows of the view changed last. */
  private allChanged = 0;
  private readonly changedAt = new WeakMap<T, number>();
  private readonly readAt = new WeakMap<T, number>();
  /** Rows under which the editor has read, and that were not closed since. */
  private readonly open = new WeakSet<T>();
  /** The latest row that shall have the keyboard: an earlier one gives way. */
  private wanted: T | undefined;

  constructor(
    private readonly tree: Pick<vscode.TreeView<T>, "reveal" | "selection" | "visible">,
    private readonly parentOf: ParentOf<T>,
    private readonly timing: Timing,
    private readonly warn: (message: string) => void,
  ) {}

  /** The editor was told that a row, or all of them, changed: it reads it and what is under it again. */
  changed(row: T | undefined): void {
    this.moment += 1;
    if (row === undefined) this.allChanged = this.moment;
    else this.changedAt.set(row, this.moment);
  }

  /** The editor read a row. */
  read(row: T): void {
    this.readAt.set(row, (this.moment += 1));
  }

  /** The editor reads what is under a row, as it is open. */
  opened(row: T): void {
    this.open.add(row);
  }

  closed(row: T): void {
    this.open.delete(row);
  }

  /** Never rejects: a row that cannot be revealed is no error that a person could do anything about. */
  async reveal(row: T, signal: AbortSignal): Promise<void> {
    this.wanted = row;
    await this.until(() => this.tree.visible, revealTimes.openingMs, signal);
    if (!this.tree.visible) return;
    let reason: unknown = "it is not selected";
    for (let attempt = 0; attempt < revealTimes.mostAttempts; attempt += 1) {
      await this.until(() => this.isRead(row) || !this.isUnderOpenRows(row), revealTimes.readingMs, signal);
      // What was read is registered in the editor a moment later.
      await this.timing.pause(revealTimes.lookMs, signal);
      if (signal.aborted || this.wanted !== row) return;
      try {
        await this.tree.reveal(row, { select: true, focus: true });
        if (this.tree.selection.includes(row)) return;
      } catch (error) {
        reason = error;
      }
      await this.timing.pause(revealTimes.retryMs, signal);
    }
    this.warn(`A row could not be shown: ${String(reason)}`);
  }

  private async until(holds: () => boolean, ms: number, signal: AbortSignal): Promise<void> {
    const end = this.timing.now() + ms;
    while (!signal.aborted && !holds() && this.timing.now() < end) await this.timing.pause(revealTimes.lookMs, signal);
  }

  /** Others are read when they are revealed, not before. */
  private isUnderOpenRows(row: T): boolean {
    for (let above = this.parentOf(row); above; above = this.parentOf(above)) if (!this.open.has(above)) return false;
    return true;
  }

  /** Whether the editor has read the row since it, or one above it, changed. */
  private isRead(row: T): boolean {
    const read = this.readAt.get(row) ?? 0;
    if (read <= this.allChanged) return false;
    for (let above: T | undefined = row; above; above = this.parentOf(above)) {
      if ((this.changedAt.get(above) ?? 0) > read) return false;
    }
    return true;
  }
}
