import * as vscode from "vscode";
import type { CloudAccount } from "../../contract";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { readText } from "../../services/readers";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { acceptsText, textCriteria } from "../filters/textFilter";
import { clientOf } from "../forticnpLists";
import { isNotOffered, type ReferenceLists } from "../referenceLists";
import { cloudAccountRow } from "../rows/cloudAccountRow";
import type { TreeHost } from "../tree/node";
import { ListContent } from "../tree/listContent";
import type { ProfileNode } from "../tree/profileNode";

/** Profile -> its cloud accounts, with their risk if the tenant offers it. */
export function createCloudAccountsView(
  parts: ViewParts,
  lists: ReferenceLists,
  memento: vscode.Memento,
): ExplorerView {
  const filter = new FilterStore(memento, "cloudAccounts", textCriteria());
  return new ExplorerView("cloudAccounts", parts, filter, (owner, host) => accountsOf(owner, host));

  function accountsOf(owner: ProfileNode, host: TreeHost) {
    let risks: ReadonlyMap<string, string> = new Map();
    let failure: unknown;
    return new ListContent<CloudAccount>(owner, host, {
      activity: parts.activity,
      look: (record) => cloudAccountRow(record, risks.get(record.id.toLowerCase()), Date.now()),
      read: async (signal) => {
        const client = await clientOf(parts, owner);
        const [accounts] = await Promise.all([
          lists.cloudAccounts.read(owner.profileId, signal),
          risksOf(client, signal).then(
            (known) => ([risks, failure] = [known, undefined]),
            (error: unknown) => (failure = error),
          ),
        ]);
        return accounts;
      },
      remarks: () =>
        failure === undefined ? [] : [{ key: "risks", title: vscode.l10n.t("Risks not loaded"), error: failure }],
      accepts: ({ id, value }) => acceptsText(filter.value, id, readText(value.name), risks.get(id.toLowerCase())),
    });
  }
}

/** Lower-case account id -> risk; empty if the tenant does not offer the list. @throws ServiceError */
async function risksOf(client: FortiCnpClient, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  try {
    const records = await client.cloudAccounts.risks(signal);
    return new Map(records.map(({ id, value }) => [id.toLowerCase(), readText(value.severity) ?? ""]));
  } catch (error) {
    if (isNotOffered(error)) return new Map();
    throw error;
  }
}
