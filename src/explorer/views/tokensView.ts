import * as vscode from "vscode";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { tokenCriteria } from "../filters/tokenFilter";
import { LicenceContent } from "../licence/licenceContent";
import type { RealmNames } from "../realmNames";
import type { RealmQuotas } from "../realmQuotas";
import { tokenGroupsOf } from "../tokens/tokenGroups";
import { GroupNode } from "../tree/groupNode";
import { GroupsContent } from "../tree/groupsContent";
import type { TreeHost, TreeNode } from "../tree/node";

const licence = "licence";

/** Profile -> the licence with its usage, and groups of tokens. The licence is first, so that it is seen in a low view. */
export function createTokensView(
  parts: ViewParts,
  realms: RealmNames,
  quotas: RealmQuotas,
  memento: vscode.Memento,
): ExplorerView {
  const filter = new FilterStore(memento, "tokens", tokenCriteria());
  const view = new ExplorerView("tokens", parts, filter, (owner, host) => {
    const tokens = tokenGroupsOf(host, parts, () => filter.value);
    return new GroupsContent(owner, host, {
      keys: () => [licence, ...tokens.keys()],
      make: (key, parent) => (key === licence ? licenceNode(parent, host) : tokens.make(key, parent)),
    });
  });
  const licenceNode = (parent: TreeNode, host: TreeHost): GroupNode => {
    const look = { label: vscode.l10n.t("Licence and Usage"), icon: "law", context: ["licence"], expanded: true };
    return new GroupNode(parent, licence, look, (node) => new LicenceContent(node, host, { ...parts, realms, quotas }));
  };
  // A management application may read more of the licence.
  view.addDisposable(
    parts.clientTypes.onDidChange((profileId) => {
      for (const content of view.contents(profileId)) {
        const hasMore =
          content instanceof LicenceContent && parts.clientTypes.get(content.owner.profile) === "management";
        if (hasMore) content.refresh();
      }
    }),
  );
  return view;
}
