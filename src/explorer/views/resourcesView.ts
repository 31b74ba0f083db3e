import * as vscode from "vscode";
import type { CloudAccount, Resource } from "../../contract";
import { cloudAccountOf } from "../../services/forticnp/cloudAccountId";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import { ExplorerView, type ViewParts } from "../explorerView";
import { valueOf } from "../filters/filter";
import { FilterStore } from "../filters/filterStore";
import { acceptsResource, resourceCriteria, resourceQuery } from "../filters/resourceFilter";
import { periodOf } from "../filters/timeRange";
import { clientOf } from "../forticnpLists";
import { resourceContent } from "../resources/resourceContent";
import type { ReferenceLists } from "../referenceLists";
import { AccountRoots } from "../resources/accountRoots";
import { isOfAccount, ResourceLists } from "../resources/resourceLists";
import { ResourceTypeNode } from "../resources/resourceTypeNode";
import type { ResourceTypes } from "../resources/resourceTypes";
import { knownClouds } from "../rows/alertRow";
import { cloudName } from "../../services/forticnp/alertWords";
import { resourceRow } from "../rows/resourceRow";
import type { TreeHost, TreeNode } from "../tree/node";
import { GroupNode } from "../tree/groupNode";
import { GroupsContent, type GroupsSource } from "../tree/groupsContent";
import { PagedContent } from "../tree/pagedContent";
import type { RecordNode } from "../tree/recordNode";

/**
 * Profile -> cloud accounts and clouds -> types -> resources -> findings and policies. The clouds contain the resources
 * of all their accounts.
 */
export function createResourcesView(
  parts: ViewParts,
  lists: ReferenceLists,
  types: ResourceTypes,
  memento: vscode.Memento,
): ExplorerView {
  const allTypes = () => [...new Set(knownClouds.flatMap((cloud) => types.of(cloud)))].sort();
  const filter = new FilterStore(memento, "resources", resourceCriteria(allTypes));
  const shared = new ResourceLists();
  const wanted = (id: "cloud" | "type", values: readonly string[]) => {
    const { [id]: chosen } = filter.value;
    return chosen ? values.filter((value) => chosen.includes(value)) : values;
  };

  const resources = (cloud: string, type: string, host: TreeHost, account?: RecordNode<CloudAccount>) => {
    const isWanted = ({ value }: ServiceRecord<Resource>): boolean =>
      acceptsResource(filter.value, value) && (!account || isOfAccount(value, account.record.value));
    return (node: TreeNode) =>
      new PagedContent<Resource>(node, host, {
        kind: "resource",
        activity: parts.activity,
        look: resourceRow,
        content: (row) =>
          resourceContent(row, host, parts, row.ref.id, () => periodOf(valueOf(filter.value, "period"), Date.now())),
        open: async (reading) =>
          shared.open(await clientOf(parts, node), resourceQuery(filter.value, cloud, type), reading),
        ...(account && { isPart: true, emptyWords: vscode.l10n.t("No resources of this type in this account") }),
        accepts: isWanted,
        belongs: () => false,
      });
  };
  const typesOf = (host: TreeHost, cloud: string, account?: RecordNode<CloudAccount>): GroupsSource => ({
    keys: () => wanted("type", types.of(cloud)),
    make: (type, owner) =>
      new ResourceTypeNode(owner, cloud, type, types.isAdded(cloud, type), resources(cloud, type, host, account)),
  });
  const cloudNode = (parent: TreeNode, cloud: string, host: TreeHost) => {
    const description = vscode.l10n.t("all accounts");
    const look = { label: cloudName(cloud), icon: "cloud", description, context: ["cloud"] };
    return new GroupNode(parent, cloud, look, (node) => new GroupsContent(node, host, typesOf(host, cloud)));
  };
  const hasRows = (cloud: string) => wanted("type", types.of(cloud)).length > 0;

  const view = new ExplorerView(
    "resources",
    parts,
    filter,
    (owner, host) =>
      new AccountRoots(owner, host, {
        ...parts,
        lists,
        accepts: ({ value }) => wanted("cloud", [readText(value.service) ?? ""]).length > 0,
        resourcesOf: (row) => new GroupsContent(row, host, typesOf(host, cloudAccountOf(row.record.id).service, row)),
        clouds: {
          keys: () => wanted("cloud", knownClouds).filter(hasRows),
          make: (cloud, parent) => cloudNode(parent, cloud, host),
        },
      }),
  );
  view.addDisposable(
    types.onDidChange(() => {
      for (const node of view.profiles) view.notifyChanged(node);
    }),
  );
  return view;
}
