import * as vscode from "vscode";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { tokenCriteria, tokensOfOwner } from "../filters/tokenFilter";
import { tokenGroupsOf } from "../tokens/tokenGroups";

/** Profile -> groups -> tokens. */
export function createTokensView(parts: ViewParts, memento: vscode.Memento): ExplorerView {
  const filter = new FilterStore(memento, "tokens", tokenCriteria());
  return new ExplorerView("tokens", parts, filter, (owner, host) =>
    tokenGroupsOf(owner, host, parts, () => filter.value),
  );
}

/** Shows the tokens of one owner alone. @param userId base user id */
export async function showTokensOf(view: ExplorerView, userId: string, name: string): Promise<void> {
  await view.filter.set(tokensOfOwner(userId, name));
  await vscode.commands.executeCommand("forticloud.tokens.focus");
}
