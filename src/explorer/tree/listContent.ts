import type { RecordKind, ServiceRecord } from "../../services/model";
import type { TreeHost, TreeNode } from "./node";
import { Content } from "./content";
import type { Remark } from "./messageNode";
import { RecordNodes, type RecordNode, type RecordRows } from "./recordNode";

export interface ListSource<T> extends RecordRows<T> {
  read(signal: AbortSignal): Promise<readonly ServiceRecord<T>[]>;
  /** Which of the loaded records the filter lets through; absent where the view has none. */
  accepts?(record: ServiceRecord<T>): boolean;
  /** What of the filter the service applies, as a text; a filter that leaves it the same asks no more. */
  question?(): string;
  /** Absent where the view's filter applies to the list. */
  readonly unfiltered?: boolean;
  /** Said above the rows, such as that what goes with them could not be read. */
  remarks?(): readonly Remark[];
  /** Said where the list is empty; the view's own words when absent. */
  readonly emptyWords?: string;
}

/** The records of a list that the service answers whole. */
export class ListContent<T> extends Content<readonly ServiceRecord<T>[]> {
  private readonly nodes: RecordNodes<T>;
  private asked: string | undefined;

  constructor(
    owner: TreeNode,
    host: TreeHost,
    private readonly source: ListSource<T>,
  ) {
    super(owner, host);
    this.nodes = new RecordNodes(owner, source);
  }

  override get summary(): string {
    return this.data === undefined ? "" : this.rows.length.toLocaleString();
  }

  override recordNode(kind: RecordKind, id: string): RecordNode<T> | undefined {
    const node = this.nodes.get(id);
    return node?.ref.kind === kind ? node : undefined;
  }

  /** The list is here whole; no need to ask again, unless another one is wanted now. */
  override filterChanged(): void {
    if (this.source.question?.() !== this.asked) this.forget();
  }

  /** Puts a record in the place of the one with its id. */
  replace(record: ServiceRecord<T>): void {
    this.change((records) => records.map((known) => (known.id === record.id ? record : known)));
  }

  remove(id: string): void {
    this.change((records) => records.filter((known) => known.id !== id));
  }

  protected override dropped(): void {
    this.nodes.clear();
  }

  protected override get remarks(): readonly Remark[] {
    return this.source.remarks?.() ?? [];
  }

  protected override get filtered(): boolean {
    return !this.source.unfiltered && super.filtered;
  }

  protected override get emptyWords(): string | undefined {
    return this.source.emptyWords;
  }

  protected override fetch(signal: AbortSignal): Promise<readonly ServiceRecord<T>[]> {
    this.asked = this.source.question?.();
    return this.source.read(signal);
  }

  protected override rowsOf(records: readonly ServiceRecord<T>[]): readonly TreeNode[] {
    return this.nodes.of(records.filter((record) => this.source.accepts?.(record) ?? true));
  }

  private change(change: (records: readonly ServiceRecord<T>[]) => readonly ServiceRecord<T>[]): void {
    if (this.data === undefined) return;
    this.data = change(this.data);
    this.host.changed(this.owner);
  }
}
