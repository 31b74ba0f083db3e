import type { ViewParts } from "../explorerView";
import { acceptsAlert, alertQuery } from "../filters/alertFilter";
import type { Filter } from "../filters/filter";
import { alertRow } from "../rows/alertRow";
import { knownClouds, knownSeverities, knownStates } from "../rows/alertWords";
import { ServiceError } from "../../services/errors";
import type { AlertQuery } from "../../services/forticnp/alerts";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { text } from "../../services/readers";
import { Content, type TreeHost } from "../tree/content";
import type { TreeNode } from "../tree/node";
import { AlertGroupNode } from "./alertGroupNode";
import type { AlertGrouping } from "./alertGrouping";

/** What narrows and orders the view's alerts right now. */
export interface AlertChoices {
  filter(): Filter;
  grouping(): AlertGrouping;
}

interface Loaded {
  readonly groups: readonly AlertGroupNode[];
  /** Open alerts of the two highest severities; undefined when that could not be learned. */
  readonly urgent: number | undefined;
}

/** Member of the filter that a grouping narrows further. */
const queryMember = { severity: "severity", state: "alertState", cloud: "serviceList" } as const;

/**
 * The groups of a profile's alerts. The first page of every group is loaded together with them, so that each shows how
 * many it has; all empty is an empty list.
 */
export class AlertGroups extends Content<Loaded> {
  private severities: readonly string[] | undefined;

  constructor(
    owner: TreeNode,
    host: TreeHost,
    private readonly parts: Pick<ViewParts, "connections" | "activity">,
    private readonly choices: AlertChoices,
  ) {
    super(owner, host);
  }

  /** Open Critical and Alert alerts within the filter; undefined when not known. */
  get urgent(): number | undefined {
    return this.data?.urgent;
  }

  override get summary(): string {
    const totals = this.data?.groups.map(({ content }) => content.total);
    if (!totals || totals.some((total) => total === undefined)) return "";
    return totals.reduce<number>((sum, total) => sum + (total ?? 0), 0).toLocaleString();
  }

  protected override async fetch(signal: AbortSignal): Promise<Loaded> {
    const client = await this.parts.connections.forticnp(this.owner.profile.id);
    const grouping = this.choices.grouping();
    const keys = await this.keysOf(grouping, client, signal);
    const groups = keys.map((key) => this.groupOf(grouping, key));
    const stop = () => groups.forEach(({ content }) => content.invalidate());
    signal.addEventListener("abort", stop);
    try {
      const [urgent] = await Promise.all([
        this.countUrgent(client, signal),
        ...groups.map(async ({ content }) => {
          content.invalidate();
          await content.load();
        }),
      ]);
      const failed = groups.find(({ content }) => content.error !== undefined);
      if (failed && groups.every(({ content }) => content.error !== undefined)) throw failed.content.error;
      return { groups, urgent };
    } finally {
      signal.removeEventListener("abort", stop);
    }
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
      open: async () => {
        const client = await this.parts.connections.forticnp(this.owner.profile.id);
        return client.alerts({ ...alertQuery(this.choices.filter(), Date.now()), [queryMember[grouping]]: [key] });
      },
      accepts: ({ value }) => acceptsAlert(this.choices.filter(), value),
      belongs: () => false,
    });
  }

  /** The groups' values in order, as far as the filter wants them. */
  private async keysOf(
    grouping: AlertGrouping,
    client: FortiCnpClient,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const wanted = this.choices.filter()[grouping]?.map((value) => value.toLowerCase());
    const keys =
      grouping === "severity"
        ? await this.severitiesOf(client, signal)
        : grouping === "state"
          ? knownStates
          : knownClouds;
    return wanted ? keys.filter((key) => wanted.includes(key.toLowerCase())) : keys;
  }

  /** Asked once per profile: the list hardly changes. Without an answer the documented ones do. */
  private async severitiesOf(client: FortiCnpClient, signal: AbortSignal): Promise<readonly string[]> {
    if (this.severities) return this.severities;
    try {
      const names = (await client.severities(signal)).map(({ value }) => text(value.name) ?? "");
      const named = names.filter((name) => name !== "");
      return (this.severities = named.length > 0 ? named : knownSeverities);
    } catch (error) {
      if (signal.aborted || !ServiceError.is(error) || error.kind === "signIn" || error.kind === "signedOut")
        throw error;
      return knownSeverities;
    }
  }

  /** Costs one request with a page of one; the groups' totals count every state. */
  private async countUrgent(client: FortiCnpClient, signal: AbortSignal): Promise<number | undefined> {
    const query = alertQuery(this.choices.filter(), Date.now());
    const severity = within(query.severity, ["Critical", "Alert"]);
    const alertState = within(query.alertState, ["Open"]);
    if (severity.length === 0 || alertState.length === 0) return 0;
    try {
      const list = client.alerts({ ...query, severity, alertState } satisfies AlertQuery, 1);
      await list.loadMore(signal);
      return list.total ?? (list.complete ? list.items.length : undefined);
    } catch {
      return undefined;
    }
  }
}

function within(wanted: readonly string[] | undefined, values: readonly string[]): readonly string[] {
  return wanted ? values.filter((value) => wanted.includes(value)) : values;
}
