import type { RecordKind, ServiceRecord } from "../../services/model";
import type { TreeHost, TreeNode } from "./node";
import { Content } from "./content";
import type { Remark } from "./messageNode";
import { RecordNodes, type RecordNode, type RecordRows } from "./recordNode";
import { wholeList, type RecordList } from "./recordList";

export interface ListSource<T> extends RecordRows<T> {
  readonly kind: RecordKind;
  read(signal: AbortSignal): Promise<readonly ServiceRecord<T>[]>;
  /** Whether a loaded record matches the filter; absent if the view has no filter. */
  accepts?(record: ServiceRecord<T>): boolean;
  /** The part of the filter that the service applies, as text. The list is read again only if this text changes. */
  question?(): string;
  /** Set if the view's filter does not apply to the list. */
  readonly unfiltered?: boolean;
  /** Warnings above the rows, e.g. that additional data could not be read. */
  remarks?(): readonly Remark[];
  /** Text of the empty-state row; defaults to the view's. */
  readonly emptyWords?: string;
}

/** The records of a list that is read as a whole. */
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

  /** The whole list is loaded. It is read again only if the service must apply another filter. */
  override filterChanged(): void {
    if (this.source.question?.() !== this.asked) this.forget();
  }

  /** Replaces the record with the same id. */
  replace(record: ServiceRecord<T>): void {
    this.change((records) => records.map((known) => (known.id === record.id ? record : known)));
  }

  remove(id: string): void {
    this.change((records) => records.filter((known) => known.id !== id));
  }

  override lists(): readonly RecordList[] {
    const { source, owner, host } = this;
    const { kind } = source;
    const filter = source.unfiltered ? "" : host.filterWords;
    return [
      wholeList(
        { kind, profile: owner.profile, filter },
        (signal) => source.read(signal),
        (record) => this.accepts(record),
      ),
    ];
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
    return this.nodes.of(records.filter((record) => this.accepts(record)));
  }

  private accepts(record: ServiceRecord<T>): boolean {
    return this.source.accepts?.(record) ?? true;
  }

  private change(change: (records: readonly ServiceRecord<T>[]) => readonly ServiceRecord<T>[]): void {
    if (this.data === undefined) return;
    this.data = change(this.data);
    this.host.notifyChanged(this.owner);
  }
}
