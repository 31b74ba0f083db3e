import * as vscode from "vscode";
import type { CloudAccount } from "../../contract";
import { ServiceError } from "../../services/errors";
import type { FortiCnpClient } from "../../services/forticnp/client";
import type { RecordKind, ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { clientOf, type RowParts } from "../forticnpLists";
import { isNotOffered, type ReferenceLists } from "../referenceLists";
import { cloudAccountRow } from "../rows/cloudAccountRow";
import { Content } from "../tree/content";
import { GroupNodes, type GroupsSource } from "../tree/groupsContent";
import type { Remark } from "../tree/messageNode";
import type { RowContent, TreeHost, TreeNode } from "../tree/node";
import { wholeList, type RecordList } from "../tree/recordList";
import { RecordNodes, type RecordNode } from "../tree/recordNode";

interface Accounts {
  readonly records: readonly ServiceRecord<CloudAccount>[];
  /** Lower-case account id -> risk, if the tenant offers the list. */
  readonly risks: ReadonlyMap<string, string>;
  readonly remarks: readonly Remark[];
}

export interface AccountRootsParts extends RowParts {
  readonly lists: ReferenceLists;
  accepts(account: ServiceRecord<CloudAccount>): boolean;
  /** The rows under an account. */
  resourcesOf(account: RecordNode<CloudAccount>): RowContent;
  /** The rows below the accounts: the resources of all accounts, by cloud. */
  readonly clouds: GroupsSource;
}

/**
 * The roots of the Resources view: the company's cloud accounts with their risk, and below them all accounts of each
 * cloud. A tenant that does not offer the list of accounts, or its risks, still shows the clouds.
 */
export class AccountRoots extends Content<Accounts> {
  private readonly accounts: RecordNodes<CloudAccount>;
  private readonly clouds: GroupNodes;

  constructor(
    owner: TreeNode,
    host: TreeHost,
    private readonly parts: AccountRootsParts,
  ) {
    super(owner, host);
    this.accounts = new RecordNodes<CloudAccount>(owner, {
      activity: parts.activity,
      look: (record) => cloudAccountRow(record, this.data?.risks.get(record.id.toLowerCase()), Date.now()),
      content: (row) => parts.resourcesOf(row),
    });
    this.clouds = new GroupNodes(owner, parts.clouds);
  }

  /** Keeps the rows. The content of each row decides whether it must be read again. */
  override filterChanged(): void {
    for (const row of this.rows) row.content?.filterChanged();
  }

  /** The accounts, and the resources of all clouds. The lists under an account are parts of those. */
  override lists(): readonly RecordList[] {
    const { profile, profileId } = this.owner;
    const { parts } = this;
    const accounts = wholeList<CloudAccount>(
      { kind: "cloudAccount", profile, filter: this.host.filterWords },
      (signal) => parts.lists.cloudAccounts.read(profileId, signal),
      (account) => parts.accepts(account),
    );
    return [accounts, ...this.clouds.lists()];
  }

  override recordNode(kind: RecordKind, id: string): RecordNode<CloudAccount> | undefined {
    return kind === "cloudAccount" ? this.accounts.get(id) : undefined;
  }

  protected override get remarks(): readonly Remark[] {
    return this.data?.remarks ?? [];
  }

  protected override async fetch(signal: AbortSignal): Promise<Accounts> {
    const { profileId } = this.owner;
    const client = await clientOf(this.parts, this.owner);
    const remarks: Remark[] = [];
    const [records, risks] = await Promise.all([
      this.parts.lists.cloudAccounts.read(profileId, signal).catch((error: unknown) => {
        if (!isNotOffered(error) && !isForbidden(error)) throw error;
        if (isForbidden(error))
          remarks.push({ key: "accounts", title: vscode.l10n.t("Cloud accounts not loaded"), error });
        return [];
      }),
      risksOf(client, signal).catch((error: unknown) => {
        if (!isNotOffered(error)) remarks.push({ key: "risks", title: vscode.l10n.t("Risks not loaded"), error });
        return new Map<string, string>();
      }),
    ]);
    return { records, risks, remarks };
  }

  protected override rowsOf({ records }: Accounts): readonly TreeNode[] {
    return [...this.accounts.of(records.filter((record) => this.parts.accepts(record))), ...this.clouds.rows()];
  }

  protected override dropped(): void {
    this.accounts.clear();
    this.clouds.clear();
  }
}

/** Lower-case account id -> risk. @throws ServiceError */
async function risksOf(client: FortiCnpClient, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const records = await client.cloudAccounts.risks(signal);
  return new Map(records.map(({ id, value }) => [id.toLowerCase(), readText(value.severity) ?? ""]));
}

function isForbidden(error: unknown): boolean {
  return ServiceError.is(error) && error.category === "permission";
}
