import assert from "node:assert/strict";
import { contributes } from "../../package.json";

/**
 * The commands that the manifest offers on a row with this contextValue, in the context menu or as buttons, without
 * "forticloud." and in the editor's order.
 * @param selected whether the row is selected alone or with others
 */
export function commandsOnRow(
  contextValue: string,
  where: "menu" | "inline",
  selected: "one" | "many" = "one",
): string[] {
  const excluded = selected === "one" ? /(?<!!)\blistMultiSelection\b/ : /!listMultiSelection\b/;
  return contributes.menus["view/item/context"]
    .filter(
      ({ when, group }) =>
        group.startsWith("inline") === (where === "inline") && isFor(contextValue, when) && !excluded.test(when),
    )
    .sort((a, b) => a.group.localeCompare(b.group))
    .map(({ command }) => command.replace("forticloud.", ""));
}

function isFor(contextValue: string, when: string): boolean {
  const [, pattern] = / viewItem =~ \/(.*?)\/(?: |$)/.exec(when) ?? [];
  assert.ok(pattern, when);
  return new RegExp(pattern).test(contextValue);
}
