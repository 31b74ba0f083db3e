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
  return rowEntries()
    .filter(
      ({ when, group }) =>
        group.startsWith("inline") === (where === "inline") && isFor(contextValue, when) && !excluded.test(when),
    )
    .sort((a, b) => a.group.localeCompare(b.group))
    .map(({ command }) => command.replace("forticloud.", ""));
}

/** The entries of the context menu, with those of a submenu in its place. */
function rowEntries() {
  const { menus, submenus } = contributes;
  return menus["view/item/context"].flatMap(({ command, submenu, when, group }) => {
    if (command !== undefined) return [{ command, when, group }];
    const id = submenus.map((declared) => declared.id).find((declared) => declared === submenu);
    const entries = menus[id as "forticloud.copy" | "forticloud.related"];
    return entries.map((entry) => ({ ...entry, group: `${group}/${entry.group}` }));
  });
}

function isFor(contextValue: string, when: string): boolean {
  const [, pattern] = / viewItem =~ \/(.*?)\/(?: |$)/.exec(when) ?? [];
  assert.ok(pattern, when);
  return new RegExp(pattern).test(contextValue);
}
