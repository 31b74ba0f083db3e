import type * as vscode from "vscode";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { LicenceContent } from "../licence/licenceContent";
import type { RealmNames } from "../realmNames";
import type { RealmQuotas } from "../realmQuotas";

/** Profile -> licence, counts, quotas of realms. */
export function createLicenceView(
  parts: ViewParts,
  realms: RealmNames,
  quotas: RealmQuotas,
  memento: vscode.Memento,
): ExplorerView {
  const filter = new FilterStore(memento, "licence", []);
  const view = new ExplorerView(
    "licence",
    parts,
    filter,
    (owner, host) => new LicenceContent(owner, host, { ...parts, realms, quotas }),
  );
  view.addDisposable(
    parts.clientTypes.onDidChange((profileId) => {
      for (const { profile, content } of view.profiles) {
        const hasMore = profile.id === profileId && parts.clientTypes.get(profile) === "management";
        if (hasMore) content.refresh();
      }
    }),
  );
  return view;
}
