import type { RecordKind } from "../../services/model";
import { conditionOf } from "../rows/condition";
import { ConditionNode, ErrorNode, type Remark, RemarkNode } from "./messageNode";
import type { RowContent, TreeHost, TreeNode } from "./node";

interface Attempt {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/**
 * What is under a row: loaded when first asked for, kept until refreshed. Ends in rows, a message, or an error row -
 * above the last good rows where there are some. A failure is kept as well, so that an expanded row cannot hammer a
 * service; only a refresh tries again.
 */
export abstract class Content<D = unknown> implements RowContent {
  protected data: D | undefined;
  loadedAt = 0;
  private failure: { readonly error: unknown } | undefined;
  private stale = true;
  private attempt: Attempt | undefined;

  constructor(
    readonly owner: TreeNode,
    protected readonly host: TreeHost,
  ) {}

  /** Loads anew; what it answers replaces `data` as a whole. */
  protected abstract fetch(signal: AbortSignal): Promise<D>;
  /** The rows of loaded data, the same objects for the same things each time. */
  protected abstract rowsOf(data: D): readonly TreeNode[];

  async children(): Promise<readonly TreeNode[]> {
    while (this.stale) await this.load();
    if (this.failure) {
      const condition = conditionOf(this.failure.error);
      if (this.rows.length === 0 && condition)
        return [new ConditionNode(this.owner, this.host, condition, { error: this.failure.error })];
      const since = this.rows.length > 0 ? this.loadedAt : undefined;
      return [new ErrorNode(this.owner, this.host, this.failure.error, since), ...this.rows];
    }
    const remarks = this.remarks.map((remark) => new RemarkNode(this.owner, this.host, remark));
    if (this.rows.length > 0) return [...remarks, ...this.rows];
    const words = this.emptyWords === undefined ? {} : { words: this.emptyWords };
    return [...remarks, new ConditionNode(this.owner, this.host, this.filtered ? "filteredEmpty" : "empty", words)];
  }

  /** One attempt to load, or the one that is running. Its outcome is in `rows` and `error`. */
  load(): Promise<void> {
    if (!this.attempt) {
      const controller = new AbortController();
      this.attempt = { controller, done: this.run(controller.signal) };
    }
    return this.attempt.done;
  }

  /** What is loaded now, without asking the service. */
  get rows(): readonly TreeNode[] {
    return this.data === undefined ? [] : this.rowsOf(this.data);
  }

  /** Whether something here or below is being loaded. */
  get loading(): boolean {
    return this.attempt !== undefined || this.rows.some((row) => row.content?.loading);
  }

  /** The last attempt's error, until one succeeds. */
  get error(): unknown {
    return this.failure?.error;
  }

  /** Few words for the row above, e.g. a count; empty before the first answer. */
  get summary(): string {
    return "";
  }

  /** Said above the rows that are loaded. */
  protected get remarks(): readonly Remark[] {
    return [];
  }

  /** Whether a filter may be why there are no rows. */
  protected get filtered(): boolean {
    return this.host.filtered;
  }

  /** Said where there is nothing; the view's own words when absent. */
  protected get emptyWords(): string | undefined {
    return undefined;
  }

  /** The view's filter has other values now. */
  filterChanged(): void {
    this.forget();
  }

  /** Asks the service again when the rows are next shown; what is running is given up. Rows under these likewise. */
  invalidate(): void {
    this.cancel();
    this.stale = true;
    for (const row of this.rows) row.content?.invalidate();
  }

  /** Like {@link invalidate}, and forgets what was loaded. */
  forget(): void {
    this.cancel();
    this.stale = true;
    this.failure = undefined;
    this.drop();
  }

  /** Invalidates, and has the view show the outcome. */
  refresh(): void {
    this.invalidate();
    this.host.changed(this.owner);
  }

  /** The row of a record, where it is loaded here. */
  recordNode(kind: RecordKind, id: string): TreeNode | undefined;
  recordNode(): TreeNode | undefined {
    return undefined;
  }

  /** This and everything loaded below it. */
  *walk(): Iterable<RowContent> {
    yield this;
    for (const row of this.rows) if (row.content) yield* row.content.walk();
  }

  dispose(): void {
    this.forget();
    this.stale = false;
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const data = await this.fetch(signal);
      if (signal.aborted) return;
      this.put(data);
      this.loadedAt = Date.now();
      this.failure = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.failure = { error };
      if (conditionOf(error) === "signedOut") this.drop();
    }
    this.stale = false;
    this.attempt = undefined;
    this.host.loaded(this.owner);
  }

  /** Rows that are gone let go of what is under them. */
  private put(data: D): void {
    const before = this.rows;
    this.data = data;
    const kept = new Set(this.rows);
    for (const row of before) if (!kept.has(row)) row.content?.dispose();
  }

  private drop(): void {
    for (const row of this.rows) row.content?.dispose();
    this.data = undefined;
    this.dropped();
  }

  /** What is under the rows was disposed of: when they are listed again, they have to be made anew. */
  protected dropped(): void {}

  private cancel(): void {
    this.attempt?.controller.abort();
    this.attempt = undefined;
  }
}
