import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { allCommands } from "../../../src/manifest/allCommands";

/** Every codicon's name, as its style sheet has them. */
const codicons = new Set(
  Array.from(
    readFileSync("node_modules/@vscode/codicons/dist/codicon.css", "utf8").matchAll(/\.codicon-([\w-]+):before/g),
    ([, name]) => name,
  ),
);

describe("the tables of the manifest", () => {
  it("name icons that exist", () => {
    assert.ok(codicons.size > 400);
    for (const [name, { icon }] of Object.entries(allCommands)) assert.ok(!icon || codicons.has(icon), name);
  });

  it("give an icon to each command that is shown as a button", () => {
    for (const [name, { icon, menus }] of Object.entries(allCommands)) {
      const isButton = menus.some(({ group = "" }) => /^(inline|navigation)@/.test(group));
      assert.ok(!isButton || icon !== undefined, name);
    }
  });
});
