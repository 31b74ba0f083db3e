import assert from "node:assert/strict";
import { contributes } from "../../package.json";

/**
 * The commands that the manifest offers on a row with this contextValue, in the context menu or beside its name, without
 * "forticloud." and in their order in the manifest.
 */
export function commandsOnRow(contextValue: string, where: "menu" | "inline"): string[] {
  return contributes.menus["view/item/context"].flatMap(({ command, when, group }) => {
    if (group.startsWith("inline") !== (where === "inline")) return [];
    return isFor(contextValue, when) ? [command.replace("forticloud.", "")] : [];
  });
}

/** Rows are told by a pattern or by their whole contextValue. */
function isFor(contextValue: string, when: string): boolean {
  const [, pattern, whole] = /viewItem (?:=~ \/(.*?)\/(?: |$)|== '(.*?)')/.exec(when) ?? [];
  assert.ok(pattern ?? whole, when);
  return pattern === undefined ? contextValue === whole : new RegExp(pattern).test(contextValue);
}
