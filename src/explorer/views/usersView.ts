import type * as vscode from "vscode";
import type { User } from "../../contract";
import type { Profile } from "../../profiles/profile";
import type { ServiceRecord } from "../../services/model";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { userCriteria, userPresets } from "../filters/userFilter";
import type { RealmNames } from "../realmNames";
import { PagedContent } from "../tree/pagedContent";
import type { RecordNode } from "../tree/recordNode";
import type { UserTokens } from "../userTokens";
import { usersOfProfile } from "./userList";

/** A user, and the profile in which it was found. */
export interface FoundUser {
  readonly profile: Profile;
  readonly record: ServiceRecord<User>;
}

/** Profile -> users. */
export function createUsersView(
  parts: ViewParts,
  realms: RealmNames,
  tokens: UserTokens,
  memento: vscode.Memento,
): ExplorerView {
  const realmNames = async (signal: AbortSignal) => {
    const known = await Promise.all(parts.store.list("fortitoken").map(({ id }) => realms.of(id, signal)));
    return [...new Set(known.flatMap((names) => [...names.values()]))].sort((a, b) => a.localeCompare(b));
  };
  const filter = new FilterStore(memento, "users", userCriteria(realmNames), { presets: userPresets() });
  const view = new ExplorerView("users", parts, filter, (owner, host) =>
    usersOfProfile(owner, host, { ...parts, realms, tokens }, () => filter.value),
  );
  for (const { onDidChange } of [realms, tokens]) {
    view.addDisposable(
      onDidChange((profileId) => {
        for (const node of view.profiles)
          if (node.profile.id === profileId && node.content.rows.length > 0) view.notifyChanged(node);
      }),
    );
  }
  return view;
}

/**
 * Selects a user in the view. Clears a filter that hides the user, and inserts a user whose page is not loaded at the
 * top.
 *
 * @returns the user's row; undefined if the view could not load its users
 */
export async function revealUser(
  view: ExplorerView,
  { profile, record }: FoundUser,
): Promise<RecordNode<User> | undefined> {
  await view.jumpTo(profile.id);
  const content = view.profiles.find((node) => node.profileId === profile.id)?.content;
  if (!(content instanceof PagedContent)) return undefined;
  await content.children();
  if (!content.recordNode("user", record.id) && view.filtered) await view.filter.clear();
  await content.children();
  if (!content.recordNode("user", record.id)) content.insert(record);
  await content.children();
  const row = (content as PagedContent<User>).recordNode("user", record.id);
  if (row) await view.reveal(row);
  return row;
}
