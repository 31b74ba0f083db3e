import type { FortitokenToken } from "../../contract";
import type { TokenFilter } from "../../services/fortitoken/tokens";
import type { ViewParts } from "../explorerView";
import { valueOf, type Filter } from "../filters/filter";
import { acceptsToken } from "../filters/tokenFilter";
import { tokenRow } from "../rows/tokenRow";
import type { TreeHost, TreeNode } from "../tree/node";
import { ListContent } from "../tree/listContent";

export type TokenListParts = Pick<ViewParts, "connections" | "clientTypes" | "activity">;

/** A list of tokens that one request returns. */
interface TokenQuestion {
  readonly query: () => TokenFilter;
  readonly filter: () => Filter;
  /** Selects from the returned tokens what the query cannot express. */
  readonly fits?: (token: Readonly<FortitokenToken>) => boolean;
  readonly emptyWords?: string;
}

export function tokenList(
  owner: TreeNode,
  host: TreeHost,
  { connections, clientTypes, activity }: TokenListParts,
  { query, filter, fits = () => true, ...question }: TokenQuestion,
): ListContent<FortitokenToken> {
  return new ListContent<FortitokenToken>(owner, host, {
    ...question,
    kind: "token",
    activity,
    question: () => JSON.stringify(query()),
    read: async (signal) => {
      const client = await connections.fortitoken(owner.profileId);
      return (await client.tokens.list(query(), signal)).filter(({ value }) => fits(value));
    },
    accepts: ({ value }) => acceptsToken(filter(), value),
    look: (record) =>
      tokenRow(record, {
        readOnly: owner.profile.readOnly,
        clientType: clientTypes.get(owner.profile),
        status: valueOf(filter(), "status"),
      }),
  });
}
