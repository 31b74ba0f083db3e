import type { RecordKind } from "../../services/model";
import { conditionOf } from "../rows/condition";
import { ConditionNode, ErrorNode, type Remark, RemarkNode } from "./messageNode";
import type { RowContent, TreeHost, TreeNode } from "./node";
import type { RecordList } from "./recordList";

interface Attempt {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/**
 * The rows under a row. They are loaded when they are first requested and cached until they are refreshed. The result
 * is rows, a message row, or an error row above the previous rows. An error is cached, too, so that an expanded row
 * does not flood the service; only a refresh retries.
 */
export abstract class Content<D = unknown> implements RowContent {
  protected data: D | undefined;
  loadedAt = 0;
  private failure: { readonly error: unknown } | undefined;
  private stale = true;
  /** Epoch ms of the last demand to read the data again; 0 before the first load. */
  private staleSince = 0;
  private attempt: Attempt | undefined;

  constructor(
    readonly owner: TreeNode,
    protected readonly host: TreeHost,
  ) {}

  /**
   * Reads the data from the service; the result replaces `data` as a whole.
   * @param since epoch ms; data that was read earlier is stale
   */
  protected abstract fetch(signal: AbortSignal, since: number): Promise<D>;
  /** The rows of the loaded data. Must return the same objects for the same records. */
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

  /** Starts a load or joins the running one. The result is in `rows` and `error`. */
  load(): Promise<void> {
    if (!this.attempt) {
      const controller = new AbortController();
      this.attempt = { controller, done: this.run(controller.signal) };
    }
    return this.attempt.done;
  }

  /** The loaded rows; sends no request. */
  get rows(): readonly TreeNode[] {
    return this.data === undefined ? [] : this.rowsOf(this.data);
  }

  /** Whether this content or one below it is being loaded. */
  get loading(): boolean {
    return this.attempt !== undefined || this.rows.some((row) => row.content?.loading);
  }

  /** The error of the last load; undefined after a success. */
  get error(): unknown {
    return this.failure?.error;
  }

  /** A short text for the row above, e.g. a count; empty before the first load. */
  get summary(): string {
    return "";
  }

  /** Warnings above the loaded rows. */
  protected get remarks(): readonly Remark[] {
    return [];
  }

  /** Whether a filter may be the reason why there are no rows. */
  protected get filtered(): boolean {
    return this.host.filtered;
  }

  /** Text of the empty-state row; defaults to the view's. */
  protected get emptyWords(): string | undefined {
    return undefined;
  }

  /** Called after the view's filter changed. */
  filterChanged(): void {
    this.forget();
  }

  /**
   * Cancels a running load, and marks this content and all below it as stale. They are read again when they are next
   * shown.
   */
  invalidate(): void {
    this.markStale();
    for (const row of this.rows) row.content?.invalidate();
  }

  /** Like {@link invalidate}, and discards the loaded data. */
  forget(): void {
    this.markStale();
    this.failure = undefined;
    this.drop();
  }

  /** Invalidates the content and makes the view show it again. */
  refresh(): void {
    this.invalidate();
    this.host.notifyChanged(this.owner);
  }

  /** The loaded row of a record. */
  recordNode(kind: RecordKind, id: string): TreeNode | undefined;
  recordNode(): TreeNode | undefined {
    return undefined;
  }

  /** This content and all loaded contents below it. */
  *walk(): Iterable<RowContent> {
    yield this;
    for (const row of this.rows) if (row.content) yield* row.content.walk();
  }

  /** The lists of records under it, for an export; sends no request. */
  lists(): readonly RecordList[] {
    return [];
  }

  dispose(): void {
    this.forget();
    this.stale = false;
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const data = await this.fetch(signal, this.staleSince);
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
    this.host.notifyLoaded(this.owner);
  }

  /** Disposes the contents of rows that are no longer listed. */
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

  /** Called after the contents of all rows were disposed. Subclasses must then create new row objects. */
  protected dropped(): void {}

  private markStale(): void {
    this.cancel();
    this.stale = true;
    this.staleSince = Date.now();
  }

  private cancel(): void {
    this.attempt?.controller.abort();
    this.attempt = undefined;
  }
}
