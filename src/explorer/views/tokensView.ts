import type * as vscode from "vscode";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { tokenCriteria } from "../filters/tokenFilter";
import { tokenGroupsOf } from "../tokens/tokenGroups";

/** Profile -> groups -> tokens. */
export function createTokensView(parts: ViewParts, memento: vscode.Memento): ExplorerView {
  const filter = new FilterStore(memento, "tokens", tokenCriteria());
  return new ExplorerView("tokens", parts, filter, (owner, host) =>
    tokenGroupsOf(owner, host, parts, () => filter.value),
  );
}
