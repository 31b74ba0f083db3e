import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { conditionRow } from "../../../src/explorer/rows/condition";
import { settings } from "../../../src/manifest/settings";
import { viewNames } from "../../../src/manifest/views";
import { allCommands } from "../../../src/manifest/allCommands";
import { welcomes } from "../../../src/manifest/welcomes";
import { ServiceError } from "../../../src/services/errors";
import { wordsFor } from "../../../src/ui/errorWords";

/** Every codicon's name, from the style sheet. */
const codicons = new Set(
  Array.from(
    readFileSync("node_modules/@vscode/codicons/dist/codicon.css", "utf8").matchAll(/\.codicon-([\w-]+):before/g),
    ([, name]) => name,
  ),
);

describe("the manifest tables", () => {
  it("name only icons that exist", () => {
    assert.ok(codicons.size > 400);
    for (const [name, { icon }] of Object.entries(allCommands)) assert.ok(!icon || codicons.has(icon), name);
  });

  it("give an icon to each command that is shown as a button", () => {
    for (const [name, { icon, menus }] of Object.entries(allCommands)) {
      const isButton = menus.some(({ group = "" }) => /^(inline|navigation)@/.test(group));
      assert.ok(!isButton || icon !== undefined, name);
    }
  });

  it("contain only settings that README.md explains", () => {
    const readme = readFileSync("README.md", "utf8");
    for (const name of Object.keys(settings)) assert.ok(readme.includes(`\`forticloud.${name}\``), name);
  });

  it("use the same titles for errors as their rows", () => {
    for (const [category, state] of [
      ["permission", "noPermission"],
      ["signedOut", "signedOut"],
    ] as const) {
      const { title } = wordsFor(new ServiceError(category, ""), undefined);
      assert.ok(conditionRow("users", state).label.startsWith(title), title);
    }
  });

  it("use the same titles in welcome pages as the rows of the same state", () => {
    for (const view of viewNames) {
      const empty = welcomes.find((welcome) => welcome[0] === view && welcome[1] === "empty");
      assert.equal(empty?.[2].text, `${conditionRow(view, "empty").label}.`);
      for (const state of ["signedOut", "noPermission", "notOffered", "filteredEmpty"] as const) {
        const { label } = conditionRow(view, state);
        const texts = welcomes.filter((welcome) => welcome[0] === view && welcome[1] === state);
        for (const [, , { text }] of texts) assert.ok(text.startsWith(label), `${view} ${state}: ${text}`);
      }
    }
  });
});
