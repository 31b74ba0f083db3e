import type { RecordKind, ServiceRecord } from "../../services/model";
import { Content, type TreeHost } from "./content";
import type { TreeNode } from "./node";
import { RecordNodes, type RecordNode, type RecordRows } from "./recordNode";

export interface ListSource<T> extends RecordRows<T> {
  read(signal: AbortSignal): Promise<readonly ServiceRecord<T>[]>;
  /** Which of the loaded records the filter lets through. */
  accepts(record: ServiceRecord<T>): boolean;
}

/** The records of a list that the service answers whole. */
export class ListContent<T> extends Content<readonly ServiceRecord<T>[]> {
  private readonly nodes: RecordNodes<T>;

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

  /** The list is here whole; no need to ask again. */
  override filterChanged(): void {}

  protected override fetch(signal: AbortSignal): Promise<readonly ServiceRecord<T>[]> {
    return this.source.read(signal);
  }

  protected override rowsOf(records: readonly ServiceRecord<T>[]): readonly TreeNode[] {
    return this.nodes.of(records.filter((record) => this.source.accepts(record)));
  }
}
