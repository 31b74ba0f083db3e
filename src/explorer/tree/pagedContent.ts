import * as vscode from "vscode";
import type { Profile } from "../../profiles/profile";
import type { RecordKind, ServiceRecord } from "../../services/model";
import type { PagedList } from "../../services/paging";
import { mostSievedPages } from "../../waiting";
import type { TreeHost, TreeNode } from "./node";
import { Content } from "./content";
import { LoadMoreNode } from "./loadMoreNode";
import type { Remark } from "./messageNode";
import { RecordNodes, type RecordNode, type RecordRows } from "./recordNode";
import type { ListPart, Reading, RecordList } from "./recordList";

export interface PageSource<T> extends RecordRows<T> {
  readonly kind: RecordKind;
  /** Opens the list; undefined if no record can match the filter. For a view, it may be shared, so that some pages are loaded. */
  open(reading: Reading): Promise<PagedList<ServiceRecord<T>> | undefined>;
  /** Whether a loaded record matches the part of the filter that the service cannot apply. */
  accepts(record: ServiceRecord<T>): boolean;
  /** Set if the rows are a part of the list that only the client can select; the service's total then says nothing. */
  readonly isPart?: true;
  /** Whether many records may not match, so that several pages are read at once to find those that do. */
  isSieve?(): boolean;
  /** Set if the view's filter does not apply to the list. */
  readonly unfiltered?: boolean;
  /** Text of the empty-state row; defaults to the view's. */
  readonly emptyWords?: string;
  /** Warnings above the rows, besides those of the list itself. */
  remarks?(): readonly Remark[];
  /** Whether a new record belongs to this list. */
  belongs(record: ServiceRecord<T>): boolean;
}

type Change<T> = (list: PagedList<ServiceRecord<T>>) => void;

/** The loaded records of a paged list, and a row that loads more. */
export class PagedContent<T> extends Content<{ readonly list: PagedList<ServiceRecord<T>> | undefined }> {
  private readonly nodes: RecordNodes<T>;
  private readonly more: LoadMoreNode;
  private loadingMore: AbortController | undefined;
  /** Changes made while a new list is being read; they are repeated on that list. Undefined if none is being read. */
  private changes: Change<T>[] | undefined;

  constructor(
    owner: TreeNode,
    host: TreeHost,
    private readonly source: PageSource<T>,
  ) {
    super(owner, host);
    this.nodes = new RecordNodes(owner, source);
    this.more = new LoadMoreNode(this, host);
  }

  override get loading(): boolean {
    return this.loadingMore !== undefined || super.loading;
  }

  get kind(): RecordKind {
    return this.source.kind;
  }

  get records(): readonly ServiceRecord<T>[] {
    return this.data?.list?.items ?? [];
  }

  /** The number of records in the service; undefined if neither the service returned it nor all are loaded. */
  get total(): number | undefined {
    const list = this.data?.list;
    if (this.isPart) return list?.complete && !list.moved ? this.accepted.length : undefined;
    return list?.complete && !list.moved ? list.items.length : list?.total;
  }

  /** `2,431`, or `100+` if the total is unknown. */
  override get summary(): string {
    if (this.data === undefined) return "";
    const known = this.isPart ? this.accepted : this.records;
    return this.total?.toLocaleString() ?? vscode.l10n.t("{0}+", known.length.toLocaleString());
  }

  private get isPart(): boolean {
    return this.source.isPart === true || this.source.isSieve?.() === true;
  }

  private get accepted(): readonly ServiceRecord<T>[] {
    return this.records.filter((record) => this.source.accepts(record));
  }

  /** How much of the list is shown, for the row that loads more. */
  get extent(): string {
    const loaded = this.records.length;
    const shown = this.accepted.length;
    if (shown < loaded) {
      return vscode.l10n.t("{0} match of {1} loaded", shown.toLocaleString(), loaded.toLocaleString());
    }
    return this.total === undefined
      ? vscode.l10n.t("{0} shown", shown.toLocaleString())
      : vscode.l10n.t("{0} of {1} shown", shown.toLocaleString(), this.total.toLocaleString());
  }

  /** Loads the next page. @returns its first row */
  async loadMore(): Promise<RecordNode<T> | undefined> {
    const list = this.data?.list;
    if (!list || list.complete || this.loadingMore) return undefined;
    const controller = (this.loadingMore = new AbortController());
    const before = this.rows.length - 1;
    this.more.become("loading");
    this.host.notifyChanged(this.more);
    try {
      await this.readOn(list, controller.signal);
      this.more.become("ready");
    } catch (error) {
      this.more.become(controller.signal.aborted ? "ready" : { error });
    } finally {
      this.loadingMore = undefined;
      this.host.notifyChanged(this.owner);
    }
    const first = this.rows[before];
    return first instanceof LoadMoreNode ? undefined : (first as RecordNode<T> | undefined);
  }

  /** Replaces the record with the same id. */
  replace(record: ServiceRecord<T>): void {
    if (this.concerns(record.id)) this.change((list) => list.replace(record));
  }

  insert(record: ServiceRecord<T>): void {
    if ((this.changes || this.data?.list) && this.source.belongs(record)) this.change((list) => list.insert(record));
  }

  remove(id: string): void {
    if (this.concerns(id)) this.change((list) => list.remove(id));
  }

  override recordNode(kind: RecordKind, id: string): RecordNode<T> | undefined {
    return kind === this.kind ? this.nodes.get(id) : undefined;
  }

  override lists(): readonly RecordList[] {
    return [pagedRecordList(this.owner.profile, this.host, this.source)];
  }

  override invalidate(): void {
    this.loadingMore?.abort();
    super.invalidate();
  }

  override forget(): void {
    this.loadingMore?.abort();
    super.forget();
  }

  protected override dropped(): void {
    this.nodes.clear();
  }

  protected override get remarks(): readonly Remark[] {
    const others = this.source.remarks?.() ?? [];
    if (!this.data?.list?.moved) return others;
    const title = vscode.l10n.t("The list changed while it was read");
    const detail = vscode.l10n.t("Some rows may be missing, and others may be stale.");
    return [{ key: "moved", title, detail }, ...others];
  }

  protected override get filtered(): boolean {
    return !this.source.unfiltered && super.filtered;
  }

  protected override get emptyWords(): string | undefined {
    return this.source.emptyWords;
  }

  /** Reads as many pages as were loaded before. */
  protected override async fetch(signal: AbortSignal, since: number) {
    const wanted = this.records.length;
    const changes: Change<T>[] = (this.changes = []);
    try {
      const list = await this.source.open({ by: "view", signal, since });
      if (list && (list.items.length === 0 || this.source.isSieve?.())) await this.readOn(list, signal);
      while (list && !list.complete && list.items.length < wanted) await list.loadMore(signal);
      if (list) for (const change of changes) change(list);
      this.more.become("ready");
      return { list };
    } finally {
      if (this.changes === changes) this.changes = undefined;
    }
  }

  /** Reads the next page, or several of a list of which few records may match. */
  private async readOn(list: PagedList<ServiceRecord<T>>, signal: AbortSignal): Promise<void> {
    const pages = this.source.isSieve?.() ? mostSievedPages : 1;
    for (let page = 0; page < pages && !list.complete; page += 1) await list.loadMore(signal);
  }

  protected override rowsOf({ list }: { list: PagedList<ServiceRecord<T>> | undefined }): readonly TreeNode[] {
    if (!list) return [];
    const rows = this.nodes.of(list.items.filter((record) => this.source.accepts(record)));
    return list.complete ? rows : [...rows, this.more];
  }

  /** Whether the record is in the list, or may be in the one that is being read. */
  private concerns(id: string): boolean {
    return this.changes !== undefined || this.records.some((record) => record.id === id);
  }

  private change(change: Change<T>): void {
    this.changes?.push(change);
    if (this.data?.list) change(this.data.list);
    this.host.notifyChanged(this.owner);
  }
}

/** The whole list of a source, read page by page. */
export function pagedRecordList<T>(
  profile: Profile,
  { filterWords }: Pick<TreeHost, "filterWords">,
  source: Pick<PageSource<T>, "kind" | "open" | "accepts" | "unfiltered">,
): RecordList {
  return {
    kind: source.kind,
    profile,
    filter: source.unfiltered ? "" : filterWords,
    async *parts(signal): AsyncGenerator<ListPart, void> {
      const list = await source.open({ by: "export", signal });
      let read = 0;
      while (list && !list.complete) {
        await list.loadMore(signal);
        const records = list.take();
        read += records.length;
        yield {
          records: records.filter((record) => source.accepts(record)),
          read,
          total: list.total,
          moved: list.moved,
        };
      }
    },
  };
}
