import type * as vscode from "vscode";
import type { Realm } from "../../contract";
import { realmName } from "../../services/fortitoken/realmName";
import { text } from "../../services/readers";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { acceptsText, textCriteria } from "../filters/textFilter";
import type { RealmNames } from "../realmNames";
import { realmRow } from "../rows/realmRow";
import { ListContent } from "../tree/listContent";
import { usersOfRealm } from "./userList";

/** Profile -> realms -> their users. */
export function createRealmsView(parts: ViewParts, realms: RealmNames, memento: vscode.Memento): ExplorerView {
  const filter = new FilterStore(memento, "realms", textCriteria());
  return new ExplorerView(
    "realms",
    parts,
    filter,
    (owner, host) =>
      new ListContent<Realm>(owner, host, {
        activity: parts.activity,
        look: (record, row) =>
          realmRow(record, { readOnly: owner.profile.readOnly, count: row.content?.summary ?? "" }),
        content: (row) => usersOfRealm(row, host, { ...parts, realms }, row.ref.id),
        read: async (signal) => {
          const client = await parts.connections.fortitoken(owner.profile.id);
          const records = await client.realms(signal);
          realms.learn(owner.profile.id, records);
          return records;
        },
        accepts: (record) => acceptsText(filter.value, realmName(record), text(record.value.description)),
      }),
  );
}
