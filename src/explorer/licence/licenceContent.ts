import * as vscode from "vscode";
import type { Balance, Count, Quota } from "../../contract";
import { ServiceError } from "../../services/errors";
import type { Licence } from "../../services/fortitoken/licence";
import { realmSharesOf, shareRecord } from "../../services/fortitoken/quotas";
import type { RecordKind, ServiceRecord } from "../../services/model";
import type { ViewParts } from "../explorerView";
import type { RealmNames } from "../realmNames";
import type { RealmQuotas } from "../realmQuotas";
import { balanceRow, countRow, quotaRow, realmQuotaRow, resourceName } from "../rows/licenceRows";
import type { TreeHost, TreeNode } from "../tree/node";
import { Content } from "../tree/content";
import { ListContent } from "../tree/listContent";
import { wholeList, type RecordList } from "../tree/recordList";
import { RecordNodes, type RecordNode } from "../tree/recordNode";
import { UnavailableNode } from "../tree/messageNode";

/** The counted resources, in the order of their rows. */
const resources = ["user", "realm", "device", "client", "SMS"] as const;

export interface LicenceParts extends Pick<ViewParts, "connections" | "clientTypes" | "activity"> {
  readonly realms: RealmNames;
  readonly quotas: RealmQuotas;
}

/** A record, or the error of its request. */
type Outcome<T> = { readonly record: ServiceRecord<T> } | { readonly error: unknown };

interface Loaded {
  readonly balance: Outcome<Balance>;
  readonly counts: readonly Outcome<Count>[];
  /** Only for a management application. */
  readonly quota: Outcome<Quota> | undefined;
}

/**
 * A profile's licence: its state, its end, its usage, and the share of each realm. A failed request does not hide the
 * other results.
 */
export class LicenceContent extends Content<Loaded> {
  private readonly balances: RecordNodes<Balance>;
  private readonly counts: RecordNodes<Count>;
  private readonly accountQuotas: RecordNodes<Quota>;
  /**
   * The account's quota that was read with the licence. The first load of the realms under it reuses it instead of
   * sending a request.
   */
  private unread: ServiceRecord<Quota> | undefined;

  constructor(
    owner: TreeNode,
    host: TreeHost,
    private readonly parts: LicenceParts,
  ) {
    super(owner, host);
    const { activity } = parts;
    this.balances = new RecordNodes(owner, { activity, look: (record) => balanceRow(record, Date.now()) });
    this.counts = new RecordNodes(owner, { activity, look: countRow });
    this.accountQuotas = new RecordNodes<Quota>(owner, {
      activity,
      look: (record) => quotaRow(record, Date.now()),
      content: (row) => this.realmQuotas(row),
    });
  }

  override recordNode(kind: RecordKind, id: string): RecordNode<unknown> | undefined {
    const nodes = { balance: this.balances, count: this.counts, quota: this.accountQuotas };
    return kind in nodes ? nodes[kind as keyof typeof nodes].get(id) : undefined;
  }

  /** The licence, the counts that this sign-in may read, and the share of each realm. */
  override lists(): readonly RecordList[] {
    const { profile } = this.owner;
    const all = { profile, filter: "" };
    const client = async () => (await this.parts.connections.fortitoken(profile.id)).licence;
    return [
      wholeList({ ...all, kind: "balance" }, async (signal) => [await (await client()).balance(signal)]),
      wholeList({ ...all, kind: "count" }, async (signal) => known(await countsOf(await client(), signal))),
      ...(this.isManagement
        ? [wholeList({ ...all, kind: "quota" }, async (signal) => sharesOf(await (await client()).quota(signal)))]
        : []),
    ];
  }

  protected override async fetch(signal: AbortSignal): Promise<Loaded> {
    const { profile } = this.owner;
    const { licence } = await this.parts.connections.fortitoken(profile.id);
    const [balance, quota, counts] = await Promise.all([
      settledOutcome(licence.balance(signal)),
      this.isManagement ? settledOutcome(licence.quota(signal)) : undefined,
      countsOf(licence, signal),
    ]);
    const [first] = [balance, ...counts].filter((answer) => "error" in answer);
    if (first && [balance, ...counts].every((answer) => "error" in answer)) throw first.error;
    if (quota && "record" in quota) {
      this.unread = quota.record;
      this.parts.quotas.learn(profile.id, quota.record.value);
    }
    return { balance, counts, quota };
  }

  protected override rowsOf({ balance, counts, quota }: Loaded): readonly TreeNode[] {
    const counted = this.counts.of(counts.flatMap((answer) => ("record" in answer ? [answer.record] : [])));
    return [
      ...this.row(this.balances, "balance", vscode.l10n.t("Licence"), balance),
      ...resources.flatMap((resource, index): readonly TreeNode[] => {
        const answer = counts[index];
        if (!answer) return [];
        if ("record" in answer) return counted.filter(({ ref }) => ref.id === answer.record.id);
        return [this.unavailable(resource, resourceName(resource), answer.error)];
      }),
      ...(quota ? this.row(this.accountQuotas, "quota", vscode.l10n.t("Users by Realm"), quota) : []),
    ];
  }

  private get isManagement(): boolean {
    return this.parts.clientTypes.get(this.owner.profile) === "management";
  }

  private row<T>(nodes: RecordNodes<T>, key: string, label: string, answer: Outcome<T>): readonly TreeNode[] {
    return "record" in answer ? nodes.of([answer.record]) : [this.unavailable(key, label, answer.error)];
  }

  /** Only global administrators may read the device count [FTC 2.13]. */
  private unavailable(key: string, label: string, error: unknown): UnavailableNode {
    const isGlobal = key === "device" && ServiceError.is(error) && error.category === "permission";
    const reason = isGlobal ? vscode.l10n.t("only for global administrators") : undefined;
    return new UnavailableNode(this.owner, this.host, key, label, error, reason);
  }

  private realmQuotas(row: RecordNode<Quota>): Content {
    const { connections, realms, quotas, clientTypes, activity } = this.parts;
    const { profileId } = row;
    const nameOf = (id: string): string => realms.nameOf(profileId, id) ?? id;
    return new ListContent<Quota>(row, this.host, {
      kind: "quota",
      activity,
      standIn: true,
      read: async (signal) => {
        const quota = this.unread ?? (await (await connections.fortitoken(profileId)).licence.quota(signal));
        this.unread = undefined;
        quotas.learn(profileId, quota.value);
        await realms.of(profileId, signal);
        return sharesOf(quota);
      },
      look: (record) => {
        const clientType = clientTypes.get(row.profile);
        const writable = row.profile.readOnly ? "readOnly" : "writable";
        return realmQuotaRow(record, {
          name: nameOf(record.id),
          context: [writable, ...(clientType ? [clientType] : [])],
        });
      },
      emptyWords: vscode.l10n.t("No realm"),
    });
  }
}

function countsOf(licence: Pick<Licence, "count">, signal: AbortSignal): Promise<Outcome<Count>[]> {
  const counts = resources.map((resource) => licence.count(resource, undefined, signal).then(({ record }) => record));
  return Promise.all(counts.map(settledOutcome));
}

/** The records. @throws if there are only errors */
function known<T>(outcomes: readonly Outcome<T>[]): readonly ServiceRecord<T>[] {
  const records = outcomes.flatMap((answer) => ("record" in answer ? [answer.record] : []));
  const [first] = outcomes;
  if (records.length === 0 && first && "error" in first) throw first.error;
  return records;
}

function sharesOf({ value }: ServiceRecord<Quota>): readonly ServiceRecord<Quota>[] {
  return realmSharesOf(value).map(shareRecord);
}

function settledOutcome<T>(answer: Promise<ServiceRecord<T>>): Promise<Outcome<T>> {
  return answer.then(
    (record) => ({ record }),
    (error: unknown) => ({ error }),
  );
}
