import * as vscode from "vscode";
import type { Alert } from "../../contract";
import { acceptsAlert, alertQuery } from "../filters/alertFilter";
import { valueOf, type Filter } from "../filters/filter";
import { periodOf } from "../filters/timeRange";
import type { RowParts } from "../forticnpLists";
import type { ReferenceLists } from "../referenceLists";
import { alertRow } from "../rows/alertRow";
import { conditionOf } from "../rows/condition";
import type { AlertQuery } from "../../services/forticnp/alerts";
import type { Period } from "../../services/forticnp/period";
import { readText } from "../../services/readers";
import type { RowContent, TreeHost, TreeNode } from "../tree/node";
import { Content } from "../tree/content";
import type { Remark } from "../tree/messageNode";
import { PagedContent, pagedRecordList, type PageSource } from "../tree/pagedContent";
import { readingWith, type RecordList } from "../tree/recordList";
import { AlertContent } from "./alertContent";
import { groupsOf, type AlertGroup, type Division } from "./alertGroupKeys";
import { AlertGroupNode, groupId } from "./alertGroupNode";
import { alertOverview } from "./alertOverview";
import type { AlertArrangement } from "./alertArrangement";
import type { LastLooked } from "./lastLooked";
import { OpenCounter, type OpenCounts } from "./openCounts";

export interface AlertParts extends RowParts {
  readonly lists: Pick<ReferenceLists, "events" | "severities" | "cloudAccounts">;
}

/** Groups with their counts, or all alerts as one list. */
type Loaded =
  | { readonly groups: readonly AlertGroupNode[]; readonly counts: OpenCounts }
  | { readonly list: PagedContent<Alert> };

/** The member of the alert query that selects a group. */
const queryMember = {
  severity: "severity",
  state: "alertState",
  cloud: "serviceList",
  policy: "policyCodeList",
  account: "accountID",
} as const satisfies Readonly<Record<Division, keyof AlertQuery>>;

/**
 * A profile's alerts, in groups or as one list. At most three requests show the first rows: the counts, the groups, and
 * the first page of the first group. Other groups are read when they are expanded.
 */
export class AlertGroups extends Content<Loaded> {
  private readonly counter = new OpenCounter();
  /** The error because of which the contract's severities are shown instead of the service's. */
  private assumed: unknown;
  private readonly overview: TreeNode & { readonly content: RowContent };

  constructor(
    owner: TreeNode,
    host: TreeHost,
    private readonly parts: AlertParts,
    private readonly filter: { readonly value: Filter },
    private readonly arrangement: Pick<AlertArrangement, "grouping" | "order">,
    private readonly looked: Pick<LastLooked, "isNew">,
  ) {
    super(owner, host);
    this.overview = alertOverview(owner, host, parts);
  }

  /** The overview precedes the alerts. Without alerts, the view's text says why there are none. */
  override async children(): Promise<readonly TreeNode[]> {
    const rows = await super.children();
    return this.rows.length > 0 ? [this.overview, ...rows] : rows;
  }

  /** The number of alerts; empty if unknown. */
  override get summary(): string {
    if (this.list) return this.list.summary;
    return this.total?.toLocaleString() ?? "";
  }

  override get loading(): boolean {
    return super.loading || this.list?.loading === true || this.overview.content.loading;
  }

  /** The overview does not depend on the filter. */
  override filterChanged(): void {
    this.forgetAlerts();
  }

  /** One list without the groups: its total is known, and its records are in one order. */
  override lists(): readonly RecordList[] {
    return [pagedRecordList(this.owner.profile, this.host, this.pages({}))];
  }

  override invalidate(): void {
    this.counter.forget();
    this.list?.invalidate();
    this.overview.content.invalidate();
    super.invalidate();
  }

  override forget(): void {
    this.overview.content.forget();
    this.forgetAlerts();
  }

  override *walk(): Iterable<RowContent> {
    yield* super.walk();
    yield* this.overview.content.walk();
    // Yields itself only, because its rows are those of this content.
    if (this.list) yield this.list;
  }

  protected override async fetch(signal: AbortSignal): Promise<Loaded> {
    const { grouping } = this.arrangement;
    return grouping === "none" ? { list: await this.readList(signal) } : this.readGroups(grouping, signal);
  }

  protected override get remarks(): readonly Remark[] {
    const remarks = [
      {
        key: "severities",
        title: vscode.l10n.t("Severities not loaded; the documented ones are shown"),
        error: this.assumed,
      },
      { key: "open", title: vscode.l10n.t("Alerts not counted"), error: this.counts?.failure },
    ];
    return remarks.filter(({ error }) => error !== undefined);
  }

  protected override rowsOf(data: Loaded): readonly TreeNode[] {
    if ("list" in data) return data.list.rows;
    return isEmpty(data) ? [] : data.groups;
  }

  private forgetAlerts(): void {
    this.list?.dispose();
    super.forget();
  }

  private get list(): PagedContent<Alert> | undefined {
    return this.data && "list" in this.data ? this.data.list : undefined;
  }

  private get counts(): OpenCounts | undefined {
    return this.data && "counts" in this.data ? this.data.counts : undefined;
  }

  private get total(): number | undefined {
    return this.data && "groups" in this.data ? totalOf(this.data) : undefined;
  }

  private async readList(signal: AbortSignal): Promise<PagedContent<Alert>> {
    const list = this.list ?? new PagedContent<Alert>(this.owner, this.host, this.pages({}));
    await loadAgain(list, signal);
    if (list.error !== undefined) throw list.error as Error;
    return list;
  }

  private async readGroups(division: Division, signal: AbortSignal): Promise<Loaded> {
    const { profileId } = this.owner;
    const client = await this.parts.connections.forticnp(profileId);
    const filter = this.filter.value;
    this.assumed = undefined;
    const counts = await this.counter.count(client, filter, signal);
    const groups = (
      await groupsOf[division](
        {
          profileId,
          client,
          lists: this.parts.lists,
          filter,
          period: this.period(),
          counts,
          assume: (error) => (this.assumed = error),
        },
        signal,
      )
    ).map((group) => this.groupNode(division, group));
    for (const { content } of groups) content.invalidate();
    const first = isEmpty({ groups, counts }) ? undefined : groups.find(({ group }) => group.count !== 0);
    for (const group of groups) group.first = group === first;
    if (first) {
      await loadAgain(first.content, signal);
      if (conditionOf(first.content.error) !== undefined) throw first.content.error;
    }
    return { groups, counts };
  }

  private groupNode(division: Division, group: AlertGroup): AlertGroupNode {
    const known = this.data && "groups" in this.data ? this.data.groups : [];
    const id = groupId(this.owner, division, group);
    const node = known.find((one) => one.id === id);
    if (!node) {
      const selected = group.key === undefined ? {} : { [queryMember[division]]: [group.key] };
      return new AlertGroupNode(this.owner, this.host, division, group, this.pages(selected));
    }
    node.group = group;
    return node;
  }

  /** @param selected the part of the query that selects a group */
  private pages(selected: AlertQuery): PageSource<Alert> {
    return {
      kind: "alert",
      activity: this.parts.activity,
      look: (record) =>
        alertRow(
          record,
          Date.now(),
          (id) => this.accountName(id),
          (created) => this.looked.isNew(this.owner.profileId, created),
        ),
      content: (row) =>
        new AlertContent(row, this.host, {
          ...this.parts,
          period: () => this.period(),
          accountName: (id) => this.accountName(id),
        }),
      open: async (reading) => {
        const connected = await this.parts.connections.forticnp(this.owner.profile.id);
        const { client, pageSize } = readingWith(connected, reading);
        const query = alertQuery(this.filter.value, Date.now());
        return client.alerts.list({ ...query, ...selected, order: this.arrangement.order }, pageSize);
      },
      accepts: ({ value }) => acceptsAlert(this.filter.value, value),
      belongs: () => false,
    };
  }

  /** The name of a cloud account from the cached list. */
  private accountName(id: string): string | undefined {
    const accounts = this.parts.lists.cloudAccounts.cachedRecords(this.owner.profileId);
    return readText(accounts.find(({ value }) => readText(value.serviceId) === id)?.value.name) || undefined;
  }

  /** The filter's time range, relative to now. */
  private period(): Period {
    return periodOf(valueOf(this.filter.value, "range"), Date.now());
  }
}

type Groups = Extract<Loaded, { groups: unknown }>;

/** The service's counts lack a severity [CNP 3.8], so that the groups decide. */
function isEmpty({ counts, groups }: Groups): boolean {
  return groups.every(({ count }) => count === 0) || (counts.total === 0 && !counts.bySeverity);
}

function totalOf({ counts, groups }: Groups): number | undefined {
  return counts.bySeverity ? groups.reduce((sum, { count = 0 }) => sum + count, 0) : counts.total;
}

/** Reads the pages again, and stops if the signal is aborted. */
async function loadAgain(content: PagedContent<Alert>, signal: AbortSignal): Promise<void> {
  const stop = (): void => content.invalidate();
  content.invalidate();
  signal.addEventListener("abort", stop);
  try {
    await content.load();
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
