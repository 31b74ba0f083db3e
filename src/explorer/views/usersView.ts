import type * as vscode from "vscode";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { userCriteria } from "../filters/userFilter";
import type { RealmNames } from "../realmNames";
import { usersOfProfile } from "./userList";

/** Profile -> users. */
export function createUsersView(parts: ViewParts, realms: RealmNames, memento: vscode.Memento): ExplorerView {
  const realmNames = async (signal: AbortSignal) => {
    const known = await Promise.all(parts.store.list("fortitoken").map(({ id }) => realms.of(id, signal)));
    return [...new Set(known.flatMap((names) => [...names.values()]))].sort((a, b) => a.localeCompare(b));
  };
  const filter = new FilterStore(memento, "users", userCriteria(realmNames));
  const view = new ExplorerView("users", parts, filter, (owner, host) =>
    usersOfProfile(owner, host, { ...parts, realms }, () => filter.value),
  );
  view.own(
    realms.onDidChange((profileId) => {
      for (const node of view.profiles)
        if (node.profile.id === profileId && node.content.rows.length > 0) view.changed(node);
    }),
  );
  return view;
}
