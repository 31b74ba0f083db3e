import * as vscode from "vscode";
import { acceptsAlert, alertQuery } from "../filters/alertFilter";
import { valueOf, type Filter } from "../filters/filter";
import { periodOf } from "../filters/timeRange";
import type { RowParts } from "../forticnpLists";
import type { ReferenceLists } from "../referenceLists";
import { alertRow } from "../rows/alertRow";
import { knownClouds, knownSeverities, knownStates } from "../rows/alertRow";
import { ServiceError } from "../../services/errors";
import type { Period } from "../../services/forticnp/period";
import { readText } from "../../services/readers";
import type { TreeHost, TreeNode } from "../tree/node";
import { Content } from "../tree/content";
import type { Remark } from "../tree/messageNode";
import { AlertContent } from "./alertContent";
import { AlertGroupNode } from "./alertGroupNode";
import type { AlertArrangement, AlertGrouping } from "./alertArrangement";
import { OpenCounter, type OpenCounts } from "./openCounts";

export interface AlertParts extends RowParts {
  readonly lists: Pick<ReferenceLists, "events" | "severities" | "cloudAccounts">;
}

interface Loaded {
  readonly groups: readonly AlertGroupNode[];
  readonly open: OpenCounts;
}

/** The member of the alert query that selects a group. */
const queryMember = { severity: "severity", state: "alertState", cloud: "serviceList" } as const;

/**
 * The groups of a profile's alerts. The first page of every group is loaded together with the groups, so that each
 * shows its total. If all groups are empty, the list is shown as empty.
 */
export class AlertGroups extends Content<Loaded> {
  private readonly counter = new OpenCounter();
  /** The error because of which the contract's severities are shown instead of the service's. */
  private assumed: unknown;

  constructor(
    owner: TreeNode,
    host: TreeHost,
    private readonly parts: AlertParts,
    private readonly filter: { readonly value: Filter },
    private readonly arrangement: Pick<AlertArrangement, "grouping" | "order">,
  ) {
    super(owner, host);
  }

  /** The number of open alerts of severity Critical or Alert that match the filter; undefined if unknown. */
  get urgent(): number | undefined {
    return this.data?.open.urgent;
  }

  override get summary(): string {
    const totals = this.data?.groups.map(({ content }) => content.total);
    if (!totals || totals.some((total) => total === undefined)) return "";
    return totals.reduce<number>((sum, total) => sum + (total ?? 0), 0).toLocaleString();
  }

  override invalidate(): void {
    this.counter.forget();
    super.invalidate();
  }

  protected override async fetch(signal: AbortSignal): Promise<Loaded> {
    const client = await this.parts.connections.forticnp(this.owner.profile.id);
    const { grouping } = this.arrangement;
    const keys = await this.keysOf(grouping, signal);
    const groups = keys.map((key) => this.groupOf(grouping, key));
    const stop = () => groups.forEach(({ content }) => content.invalidate());
    signal.addEventListener("abort", stop);
    try {
      const [counts] = await Promise.all([
        this.counter.count(client, this.filter.value, signal),
        ...groups.map(async ({ content }) => {
          content.invalidate();
          await content.load();
        }),
      ]);
      const failed = groups.find(({ content }) => content.error !== undefined);
      if (failed && groups.every(({ content }) => content.error !== undefined)) throw failed.content.error;
      // If counting fails, the previous number stays.
      const open = counts.failure === undefined ? counts : { ...counts, urgent: counts.urgent ?? this.urgent };
      for (const group of groups) group.open = open.bySeverity?.get(group.key.toLowerCase());
      return { groups, open };
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  protected override get remarks(): readonly Remark[] {
    const remarks = [
      {
        key: "severities",
        title: vscode.l10n.t("Severities not loaded; the documented ones are shown"),
        error: this.assumed,
      },
      { key: "open", title: vscode.l10n.t("Open alerts not counted"), error: this.data?.open.failure },
    ];
    return remarks.filter(({ error }) => error !== undefined);
  }

  protected override rowsOf({ groups }: Loaded): readonly TreeNode[] {
    return groups.every(({ content }) => content.total === 0) ? [] : groups;
  }

  private groupOf(grouping: AlertGrouping, key: string): AlertGroupNode {
    const id = `${this.owner.id}/forticnp/${grouping}/${key}`;
    const known = this.data?.groups.find((group) => group.id === id);
    if (known) return known;
    return new AlertGroupNode(this.owner, this.host, grouping, key, {
      kind: "alert",
      activity: this.parts.activity,
      look: (record) => alertRow(record, Date.now(), (id) => this.accountName(id)),
      content: (row) => new AlertContent(row, this.host, { ...this.parts, period: () => this.period() }),
      open: async () => {
        const client = await this.parts.connections.forticnp(this.owner.profile.id);
        const query = alertQuery(this.filter.value, Date.now());
        return client.alerts.list({ ...query, [queryMember[grouping]]: [key], order: this.arrangement.order });
      },
      accepts: ({ value }) => acceptsAlert(this.filter.value, value),
      belongs: () => false,
    });
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

  /** The keys of the groups in order, without those that the filter excludes. */
  private async keysOf(grouping: AlertGrouping, signal: AbortSignal): Promise<readonly string[]> {
    const wanted = this.filter.value[grouping]?.map((value) => value.toLowerCase());
    const keys =
      grouping === "severity" ? await this.severitiesOf(signal) : grouping === "state" ? knownStates : knownClouds;
    return wanted ? keys.filter((key) => wanted.includes(key.toLowerCase())) : keys;
  }

  /** Read once per profile, because the list hardly changes. If that fails, the documented severities are used. */
  private async severitiesOf(signal: AbortSignal): Promise<readonly string[]> {
    this.assumed = undefined;
    try {
      const records = (await this.parts.lists.severities.get(this.owner.profileId, signal)) ?? [];
      const named = records.map(({ value }) => readText(value.name) ?? "").filter((name) => name !== "");
      return named.length > 0 ? named : knownSeverities;
    } catch (error) {
      if (signal.aborted || !ServiceError.is(error) || ["signIn", "signedOut", "keyring"].includes(error.category))
        throw error;
      this.assumed = error;
      return knownSeverities;
    }
  }
}
