import type * as vscode from "vscode";
import type { Resource } from "../../contract";
import { ExplorerView, type ViewParts } from "../explorerView";
import { valueOf } from "../filters/filter";
import { FilterStore } from "../filters/filterStore";
import { acceptsResource, resourceCriteria, resourceQuery } from "../filters/resourceFilter";
import { periodOf } from "../filters/timeRange";
import { clientOf } from "../forticnpLists";
import { resourceContent } from "../resources/resourceContent";
import { OtherTypeNode } from "../resources/resourceTypeNode";
import type { ResourceTypes } from "../resources/resourceTypes";
import { cloudName, knownClouds } from "../rows/alertRow";
import { resourceRow } from "../rows/resourceRow";
import type { TreeHost, TreeNode } from "../tree/node";
import { GroupNode } from "../tree/groupNode";
import { GroupsContent } from "../tree/groupsContent";
import { PagedContent } from "../tree/pagedContent";

/** Key of the row that adds a type; no type has this name. */
const otherType = "/other";

/** Profile -> clouds -> types -> resources -> findings and policies. */
export function createResourcesView(parts: ViewParts, types: ResourceTypes, memento: vscode.Memento): ExplorerView {
  const allTypes = () => [...new Set(knownClouds.flatMap((cloud) => types.of(cloud)))].sort();
  const filter = new FilterStore(memento, "resources", resourceCriteria(allTypes));
  const wanted = (id: "cloud" | "type", values: readonly string[]) => {
    const { [id]: chosen } = filter.value;
    return chosen ? values.filter((value) => chosen.includes(value)) : values;
  };

  const resources = (cloud: string, type: string, host: TreeHost) => (node: TreeNode) =>
    new PagedContent<Resource>(node, host, {
      kind: "resource",
      activity: parts.activity,
      look: resourceRow,
      content: (row) =>
        resourceContent(row, host, parts, row.ref.id, () => periodOf(valueOf(filter.value, "period"), Date.now())),
      open: async () => (await clientOf(parts, node)).resources.list(resourceQuery(filter.value, cloud, type)),
      accepts: ({ value }) => acceptsResource(filter.value, value),
      belongs: () => false,
    });
  const typeNode = (parent: TreeNode, cloud: string, type: string, host: TreeHost) => {
    const context = ["resourceType", types.isAdded(cloud, type) ? "added" : "documented"];
    return new GroupNode(parent, type, { label: type, icon: "layers", context }, resources(cloud, type, host));
  };
  const cloudNode = (parent: TreeNode, cloud: string, host: TreeHost) => {
    const look = { label: cloudName(cloud), icon: "cloud", context: ["cloud"], expanded: true };
    return new GroupNode(
      parent,
      cloud,
      look,
      (node) =>
        new GroupsContent(node, host, {
          keys: () => [...wanted("type", types.of(cloud)), ...(filter.value["type"] ? [] : [otherType])],
          make: (key, owner) =>
            key === otherType ? new OtherTypeNode(owner, cloud) : typeNode(owner, cloud, key, host),
        }),
    );
  };

  const view = new ExplorerView(
    "resources",
    parts,
    filter,
    (owner, host) =>
      new GroupsContent(owner, host, {
        keys: () => wanted("cloud", knownClouds).filter((cloud) => cloudHasRows(cloud)),
        make: (cloud, parent) => cloudNode(parent, cloud, host),
      }),
  );
  const cloudHasRows = (cloud: string) => wanted("type", types.of(cloud)).length > 0;
  view.addDisposable(
    types.onDidChange(() => {
      for (const node of view.profiles) view.notifyChanged(node);
    }),
  );
  return view;
}
