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

/** What the alerts' rows need. */
export interface AlertParts extends RowParts {
  readonly lists: Pick<ReferenceLists, "events" | "severities">;
}

interface Loaded {
  readonly groups: readonly AlertGroupNode[];
  readonly open: OpenCounts;
}

/** Member of the filter that a grouping narrows further. */
const queryMember = { severity: "severity", state: "alertState", cloud: "serviceList" } as const;

/**
 * The groups of a profile's alerts. The first page of every group is loaded together with them, so that each shows how
 * many it has; all empty is an empty list.
 */
export class AlertGroups extends Content<Loaded> {
  private readonly counter = new OpenCounter();
  /** Why the severities are those of the contract, not the service's. */
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

  /** Open Critical and Alert alerts within the filter; undefined when not known. */
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
      // What was last counted stays until it can be counted again.
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
        title: vscode.l10n.t("Severities not loaded: the usual ones are shown"),
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
      look: (record) => alertRow(record, Date.now()),
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

  /** The filter's time range, now. */
  private period(): Period {
    return periodOf(valueOf(this.filter.value, "range"), Date.now());
  }

  /** The groups' values in order, as far as the filter wants them. */
  private async keysOf(grouping: AlertGrouping, signal: AbortSignal): Promise<readonly string[]> {
    const wanted = this.filter.value[grouping]?.map((value) => value.toLowerCase());
    const keys =
      grouping === "severity" ? await this.severitiesOf(signal) : grouping === "state" ? knownStates : knownClouds;
    return wanted ? keys.filter((key) => wanted.includes(key.toLowerCase())) : keys;
  }

  /** Asked once per profile: the list hardly changes. Without an answer the documented ones do. */
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
