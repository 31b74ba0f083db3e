import type { TreeHost, TreeNode } from "./node";
import { Content } from "./content";
import type { RecordList } from "./recordList";

export interface GroupsSource {
  /** The keys of the current rows, in order. */
  keys(): readonly string[];
  make(key: string, owner: TreeNode): TreeNode;
  /** The rows stand for lists of their own, not for parts of one list. */
  readonly separate?: true;
}

/** Creates the rows of a source, and reuses them while their keys are listed. */
export class GroupNodes {
  private nodes = new Map<string, TreeNode>();

  constructor(
    private readonly owner: TreeNode,
    private readonly source: GroupsSource,
  ) {}

  rows(): readonly TreeNode[] {
    const kept = new Map(
      this.source.keys().map((key) => [key, this.nodes.get(key) ?? this.source.make(key, this.owner)]),
    );
    for (const [key, node] of this.nodes) if (!kept.has(key)) node.content?.dispose();
    this.nodes = kept;
    return [...kept.values()];
  }

  /** The lists under the rows. */
  lists(): readonly RecordList[] {
    return this.rows().flatMap((row) => {
      const lists = row.content?.lists() ?? [];
      const title = row.look().label;
      return this.source.separate ? lists.map((list) => ({ title, ...list })) : lists;
    });
  }

  /** Discards the rows; the next ones are new objects. */
  clear(): void {
    this.nodes.clear();
  }
}

/** Rows that are known without a request. The content of each is loaded when it is shown. */
export class GroupsContent extends Content<true> {
  private readonly nodes: GroupNodes;

  constructor(owner: TreeNode, host: TreeHost, source: GroupsSource) {
    super(owner, host);
    this.nodes = new GroupNodes(owner, source);
  }

  /** Keeps the rows. The content of each row decides whether it must be read again. */
  override filterChanged(): void {
    for (const row of this.rows) row.content?.filterChanged();
  }

  override lists(): readonly RecordList[] {
    return this.nodes.lists();
  }

  protected override dropped(): void {
    this.nodes.clear();
  }

  protected override fetch(): Promise<true> {
    return Promise.resolve(true);
  }

  protected override rowsOf(): readonly TreeNode[] {
    return this.nodes.rows();
  }
}

/** Rows that are always present, in this order; each stands for something else. */
export function fixedRows(
  owner: TreeNode,
  host: TreeHost,
  rows: Readonly<Record<string, (owner: TreeNode) => TreeNode>>,
): GroupsContent {
  return new GroupsContent(owner, host, {
    separate: true,
    keys: () => Object.keys(rows),
    make: (key, parent) => {
      const make = rows[key];
      if (!make) throw new Error(`There is no row ${key}`);
      return make(parent);
    },
  });
}
