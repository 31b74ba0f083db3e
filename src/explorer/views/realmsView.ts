import * as vscode from "vscode";
import type { Realm } from "../../contract";
import { fireAndForget } from "../../fireAndForget";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { acceptsRealm, realmCriteria, wantsDeleted } from "../filters/realmFilter";
import type { RealmNames } from "../realmNames";
import type { RealmQuotas } from "../realmQuotas";
import { countShare } from "../rows/licenceRows";
import { realmRow } from "../rows/realmRow";
import { tooltipLine } from "../rows/rowLook";
import { ListContent } from "../tree/listContent";
import type { UserTokens } from "../userTokens";
import { usersOfRealm } from "./userList";

/** Profile -> realms -> their users. */
export function createRealmsView(
  parts: ViewParts,
  realms: RealmNames,
  quotas: RealmQuotas,
  tokens: UserTokens,
  memento: vscode.Memento,
): ExplorerView {
  const filter = new FilterStore(memento, "realms", realmCriteria());
  const view = new ExplorerView(
    "realms",
    parts,
    filter,
    (owner, host) =>
      new ListContent<Realm>(owner, host, {
        kind: "realm",
        activity: parts.activity,
        look: (record, row) =>
          realmRow(record, {
            readOnly: owner.profile.readOnly,
            clientType: parts.clientTypes.get(owner.profile),
            count: row.content?.summary ?? "",
            share: quotas.of(owner.profileId, record.id),
          }),
        details: async ({ id }, signal) => {
          if (parts.clientTypes.get(owner.profile) === "management") return [];
          const { licence } = (await parts.connections.fortitoken(owner.profileId)).background;
          return [tooltipLine(vscode.l10n.t("Quota"), countShare(await licence.count("realm_quota", id, signal)))];
        },
        content: (row) => usersOfRealm(row, host, { ...parts, realms, tokens }, row.ref.id),
        question: () => String(wantsDeleted(filter.value)),
        read: async (signal) => {
          const client = await parts.connections.fortitoken(owner.profileId);
          const [records] = await Promise.all([
            client.realms(signal, wantsDeleted(filter.value) ? { deleted: true } : {}),
            quotas.load(owner.profile, signal),
          ]);
          realms.learn(owner.profileId, records);
          return records;
        },
        remarks: () => {
          const error = quotas.failure(owner.profileId);
          return error === undefined
            ? []
            : [{ key: "quotas", title: vscode.l10n.t("User quotas of the realms not loaded"), error }];
        },
        accepts: (record) => acceptsRealm(filter.value, record),
      }),
  );
  for (const { onDidChange } of [quotas, tokens]) {
    view.addDisposable(
      onDidChange((profileId) => {
        for (const node of view.profiles)
          if (node.profileId === profileId && node.content.rows.length > 0) view.notifyChanged(node);
      }),
    );
  }
  view.addDisposable(
    parts.clientTypes.onDidChange((profileId) => {
      for (const { profile, content } of view.profiles) {
        const isShown = profile.id === profileId && content.rows.length > 0;
        if (isShown) fireAndForget(quotas.load(profile, new AbortController().signal, "background"));
      }
    }),
  );
  return view;
}
