import * as vscode from "vscode";
import type { User } from "../../contract";
import { fireAndForget } from "../../fireAndForget";
import type { ViewParts } from "../explorerView";
import { acceptsUser, isSieve, matchesUser, userQuery } from "../filters/userFilter";
import { noFilter, valueOf, type Filter } from "../filters/filter";
import type { RealmNames } from "../realmNames";
import { tooltipLine } from "../rows/rowLook";
import { userRow } from "../rows/userRow";
import type { ServiceRecord } from "../../services/model";
import { readText } from "../../services/readers";
import type { TreeHost, TreeNode } from "../tree/node";
import { PagedContent } from "../tree/pagedContent";
import { readingWith } from "../tree/recordList";
import type { UserTokens } from "../userTokens";

export type UserListParts = Pick<ViewParts, "connections" | "clientTypes" | "activity"> & {
  readonly realms: RealmNames;
  readonly tokens: UserTokens;
};

/** The users of a profile that match the filter. */
export function usersOfProfile(
  owner: TreeNode,
  host: TreeHost,
  parts: UserListParts,
  filter: () => Filter,
): PagedContent<User> {
  const { realms } = parts;
  const realmOf = (user: Readonly<User>) => realms.nameOf(owner.profile.id, readText(user.realm_id));
  return userList(owner, host, parts, {
    filter,
    realmId: async (signal) => {
      const name = valueOf(filter(), "realm");
      if (name === undefined) return undefined;
      const found = [...(await realms.of(owner.profile.id, signal))].find((realm) => realm[1] === name);
      return found?.[0] ?? null;
    },
    inRealm: (user) => {
      const name = valueOf(filter(), "realm");
      return name === undefined || realmOf(user) === name;
    },
    realmOf,
  });
}

/** The users of one realm; the view's filter does not apply. */
export function usersOfRealm(
  owner: TreeNode,
  host: TreeHost,
  parts: UserListParts,
  realmId: string,
): PagedContent<User> {
  return userList(owner, host, parts, {
    filter: () => noFilter,
    realmId: () => Promise.resolve(realmId),
    inRealm: (user) => readText(user.realm_id) === realmId,
    realmOf: () => undefined,
    unfiltered: true,
    emptyWords: vscode.l10n.t("No users in this realm"),
  });
}

interface Scope {
  readonly filter: () => Filter;
  /** The realm to read; undefined for all realms, null if the profile has no realm with the filter's name. */
  readonly realmId: (signal: AbortSignal) => Promise<string | undefined | null>;
  readonly inRealm: (user: Readonly<User>) => boolean;
  /** The realm name that the row shows. */
  readonly realmOf: (user: Readonly<User>) => string | undefined;
  readonly unfiltered?: boolean;
  readonly emptyWords?: string;
}

function userList(owner: TreeNode, host: TreeHost, parts: UserListParts, scope: Scope): PagedContent<User> {
  const { filter, realmId, inRealm, realmOf, ...rest } = scope;
  const content: PagedContent<User> = new PagedContent<User>(owner, host, {
    ...rest,
    kind: "user",
    activity: parts.activity,
    look: (record) =>
      userRow(record, {
        readOnly: owner.profile.readOnly,
        realm: realmOf(record.value),
        clientType: parts.clientTypes.get(owner.profile),
        token: parts.tokens.of(owner.profileId, record.value),
      }),
    remarks: () => {
      const error = parts.tokens.failure(owner.profileId);
      return error === undefined
        ? []
        : [{ key: "tokens", title: vscode.l10n.t("Tokens of the users not loaded"), error }];
    },
    details: (record) => Promise.resolve([tooltipLine(vscode.l10n.t("Aliases"), aliasesOf(record, content.records))]),
    open: async (reading) => {
      const realm = await realmId(reading.signal);
      if (realm === null) return undefined;
      const { client, pageSize } = readingWith(await parts.connections.fortitoken(owner.profile.id), reading);
      if (filter()["token"]) {
        // Without the tokens no row could match.
        await parts.tokens.load(owner.profileId);
        const failure = parts.tokens.failure(owner.profileId);
        // The rows of a view tell it in a remark.
        if (reading.by === "export" && failure !== undefined) throw failure as Error;
      } else if (reading.by === "view") fireAndForget(parts.tokens.load(owner.profileId));
      if (reading.by === "view") parts.realms.load(owner.profileId);
      return client.users(userQuery(filter(), realm), pageSize);
    },
    isSieve: () => isSieve(filter()),
    accepts: ({ value }) => acceptsUser(filter(), value, parts.tokens.of(owner.profileId, value)),
    belongs: ({ value }) =>
      inRealm(value) && matchesUser(filter(), undefined, value, parts.tokens.of(owner.profileId, value)),
  });
  return content;
}

/** Names of the other loaded users of the same base user, which share its token [FTC 2.3]. */
function aliasesOf(record: ServiceRecord<User>, users: readonly ServiceRecord<User>[]): string {
  const base = readText(record.value.user_id);
  const aliases = base ? users.filter(({ id, value }) => id !== record.id && readText(value.user_id) === base) : [];
  return aliases.map(({ id, value }) => readText(value.username) || id).join(", ");
}
