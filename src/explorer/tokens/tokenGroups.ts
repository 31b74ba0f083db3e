import * as vscode from "vscode";
import { isAssigned, tokenTypeOf } from "../../services/fortitoken/tokenType";
import { valueOf, type Filter } from "../filters/filter";
import {
  groupQuery,
  groupWords,
  nameOfOwner,
  wantedGroups,
  wantedTokens,
  type TokenGroup,
} from "../filters/tokenFilter";
import type { TreeHost, TreeNode } from "../tree/node";
import { GroupNode } from "../tree/groupNode";
import type { GroupsSource } from "../tree/groupsContent";
import { tokenList, type TokenListParts } from "./tokenList";

const icons: Readonly<Record<TokenGroup, string>> = {
  mobile: "device-mobile",
  freeHardware: "key",
  assignedHardware: "key",
  temporary: "watch",
};

/** A profile's tokens by kind. If the filter contains an owner or a serial, one group contains all matching tokens. */
export function tokenGroupsOf(host: TreeHost, parts: TokenListParts, filter: () => Filter): GroupsSource {
  return {
    keys: () => (wantedTokens(filter()) ? [`found ${JSON.stringify(wantedTokens(filter()))}`] : wantedGroups(filter())),
    make: (key, parent) =>
      isGroup(key) ? groupNode(parent, host, parts, key, filter) : foundNode(parent, host, parts, key, filter),
  };
}

function groupNode(
  parent: TreeNode,
  host: TreeHost,
  parts: TokenListParts,
  group: TokenGroup,
  filter: () => Filter,
): GroupNode {
  return new GroupNode(parent, group, { label: groupWords[group](), icon: icons[group], context: ["tokens"] }, (node) =>
    tokenList(node, host, parts, {
      query: () => groupQuery(group, filter()),
      filter,
      emptyWords: vscode.l10n.t("None"),
      // `soft_token: false` also returns temporary tokens.
      fits: (token) => group !== "assignedHardware" || (tokenTypeOf(token) === "hardware" && isAssigned(token)),
    }),
  );
}

function foundNode(
  parent: TreeNode,
  host: TreeHost,
  parts: TokenListParts,
  key: string,
  filter: () => Filter,
): GroupNode {
  const user = valueOf(filter(), "user");
  const label =
    user === undefined ? vscode.l10n.t("Tokens with This Serial") : vscode.l10n.t("Tokens of {0}", nameOfOwner(user));
  return new GroupNode(parent, key, { label, icon: "key", context: ["tokens"], expanded: true }, (node) =>
    tokenList(node, host, parts, {
      query: () => wantedTokens(filter()) ?? {},
      filter,
      emptyWords: vscode.l10n.t("None"),
    }),
  );
}

function isGroup(key: string): key is TokenGroup {
  return key in icons;
}
