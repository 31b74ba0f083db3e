import * as vscode from "vscode";
import { defined } from "../../defined";
import type { Place } from "../../profiles/place";
import { recordKey, type RecordRef } from "../../records/recordRef";
import type { ServiceRecord } from "../../services/model";
import type { RowActivity } from "../rowActivity";
import type { RecordLook, RowLook } from "../rows/rowLook";
import { type RowContent, ChildNode, type TreeNode } from "./node";

/** How the records of a list are shown as rows. */
export interface RecordRows<T> {
  readonly activity: RowActivity;
  look(record: ServiceRecord<T>, row: RecordNode<T>): RecordLook;
  /** The id of the record's reference, if the record's own id is not sufficient. */
  refId?(record: ServiceRecord<T>): string;
  /** Reads further lines of the tooltip, when it is shown. */
  details?(record: ServiceRecord<T>, signal: AbortSignal): Promise<readonly string[]>;
  /** The records are derived from others and not as the service sends them. Opening such a record reads it. */
  readonly standIn?: true;
  /** Creates the content of a record's row. */
  content?(row: RecordNode<T>): RowContent;
}

/** The row of one record. A click shows the record, a double click opens it. */
export class RecordNode<T> extends ChildNode {
  declare readonly content?: RowContent;
  declare readonly details?: NonNullable<TreeNode["details"]>;
  /** The place that the record was read from, even if the profile points elsewhere now. */
  readonly place: Place;

  constructor(
    parent: TreeNode,
    readonly ref: RecordRef,
    public record: ServiceRecord<T>,
    private readonly rows: RecordRows<T>,
    suffix = "",
  ) {
    super((parent.parent === undefined ? recordKey(ref) : `${parent.id}/${ref.kind}/${ref.id}`) + suffix, parent);
    this.place = parent instanceof RecordNode ? parent.place : parent.profile;
    const content = rows.content?.(this);
    if (content) this.content = content;
    if (rows.details) this.details = async (signal) => (await rows.details?.(this.record, signal)) ?? [];
  }

  /** Epoch ms of the read; undefined for a `standIn` record. */
  get readAt(): number | undefined {
    return this.rows.standIn ? undefined : this.parent.content?.loadedAt;
  }

  override look(): RowLook {
    const { context = [], spoken = "", color, ...look } = this.rows.look(this.record, this);
    const busy = this.rows.activity.textOf(this.ref);
    return {
      ...look,
      id: this.id,
      spoken,
      context: ["record", this.ref.kind, ...context, busy ? "busy" : ""],
      command: { command: "forticloud.previewRecord", title: vscode.l10n.t("Preview Record") },
      ...(this.content && { children: "collapsed" }),
      ...(busy ? { description: busy, icon: "loading~spin" } : defined({ color })),
    };
  }
}

/** Creates the rows of one list, and reuses them while their records are listed. */
export class RecordNodes<T> {
  private nodes = new Map<string, RecordNode<T>>();

  constructor(
    private readonly owner: TreeNode,
    private readonly rows: RecordRows<T>,
  ) {}

  of(records: readonly ServiceRecord<T>[]): readonly RecordNode<T>[] {
    const kept = new Map<string, RecordNode<T>>();
    let twins: Twins | undefined;
    for (const record of records) {
      if (kept.has(record.id)) twins ??= new Twins(records);
      const key = kept.has(record.id) ? (twins?.keyOf(record.id) ?? record.id) : record.id;
      const node = this.nodes.get(key) ?? this.make(record, key.slice(record.id.length));
      node.record = record;
      kept.set(key, node);
    }
    if (twins) for (const node of kept.values()) node.record = twins.noted(node.record);
    for (const [id, node] of this.nodes) if (!kept.has(id)) node.content?.dispose();
    this.nodes = kept;
    return [...kept.values()];
  }

  get(id: string): RecordNode<T> | undefined {
    return this.nodes.get(id);
  }

  /** Discards the rows; the next ones are new objects. */
  clear(): void {
    this.nodes.clear();
  }

  /** @param suffix distinguishes records with the same id */
  private make(record: ServiceRecord<T>, suffix: string): RecordNode<T> {
    const { id: profileId, service } = this.owner.profile;
    const id = this.rows.refId?.(record) ?? record.id;
    return new RecordNode(this.owner, { profileId, service, kind: record.kind, id }, record, this.rows, suffix);
  }
}

/** Records of one list with the same id. Each has its own row with a note. */
class Twins {
  private readonly ids: ReadonlySet<string>;
  private readonly numbers = new Map<string, number>();

  constructor(records: readonly ServiceRecord<unknown>[]) {
    this.ids = new Set(records.map(({ id }) => id));
  }

  /** The key of a further record with this id. No other record of the list has it. */
  keyOf(id: string): string {
    let number = this.numbers.get(id) ?? 1;
    do number += 1;
    while (this.ids.has(`${id}#${number}`));
    this.numbers.set(id, number);
    return `${id}#${number}`;
  }

  noted<T>(record: ServiceRecord<T>): ServiceRecord<T> {
    if (!this.numbers.has(record.id)) return record;
    return { ...record, notes: [...record.notes, vscode.l10n.t("id: another record of this list has the same id")] };
  }
}
