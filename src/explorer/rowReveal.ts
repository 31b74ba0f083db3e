import type * as vscode from "vscode";
import type { Timing } from "../timing";
import { revealTimes } from "../waiting";

/** Returns the row above a row. */
type ParentOf<T> = (row: T) => T | undefined;

/**
 * Selects rows of a view and moves the focus to them. The editor reads rows again after each change, and refuses to
 * reveal a row that it has not read yet. So this class waits until the row was read, checks whether it is selected, and
 * retries a few times.
 */
export class RowReveal<T extends object> {
  private moment = 0;
  /** The `moment` of the last change of all rows. */
  private allChanged = 0;
  private readonly changedAt = new WeakMap<T, number>();
  private readonly readAt = new WeakMap<T, number>();
  /** Expanded rows whose children the editor has read. */
  private readonly open = new WeakSet<T>();
  /** The row that must get the focus; a later one replaces it. */
  private wanted: T | undefined;

  constructor(
    private readonly tree: Pick<vscode.TreeView<T>, "reveal" | "selection" | "visible">,
    private readonly parentOf: ParentOf<T>,
    private readonly timing: Timing,
    private readonly warn: (message: string) => void,
  ) {}

  /** The view reported a change of a row, or of all rows. The editor reads the row and its children again. */
  noteChanged(row: T | undefined): void {
    this.moment += 1;
    if (row === undefined) this.allChanged = this.moment;
    else this.changedAt.set(row, this.moment);
  }

  /** The editor read a row. */
  noteRead(row: T): void {
    this.readAt.set(row, (this.moment += 1));
  }

  /** The editor reads the children of a row, because it is expanded. */
  noteExpanded(row: T): void {
    this.open.add(row);
  }

  noteCollapsed(row: T): void {
    this.open.delete(row);
  }

  /** Never rejects, because the user cannot remedy a row that cannot be revealed. */
  async reveal(row: T, signal: AbortSignal): Promise<void> {
    this.wanted = row;
    await this.until(() => this.tree.visible, revealTimes.openingMs, signal);
    if (!this.tree.visible) return;
    let reason: unknown = "it is not selected";
    for (let attempt = 0; attempt < revealTimes.mostAttempts; attempt += 1) {
      await this.until(() => this.isRead(row) || !this.isUnderOpenRows(row), revealTimes.readingMs, signal);
      // The editor registers a row shortly after reading it.
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

  /** The editor reads a row under a collapsed one only when it is revealed. */
  private isUnderOpenRows(row: T): boolean {
    for (let above = this.parentOf(row); above; above = this.parentOf(above)) if (!this.open.has(above)) return false;
    return true;
  }

  /** Whether the editor has read the row since the last change of the row or of one above it. */
  private isRead(row: T): boolean {
    const read = this.readAt.get(row) ?? 0;
    if (read <= this.allChanged) return false;
    for (let above: T | undefined = row; above; above = this.parentOf(above)) {
      if ((this.changedAt.get(above) ?? 0) > read) return false;
    }
    return true;
  }
}
