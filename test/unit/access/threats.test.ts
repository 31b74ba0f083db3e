import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const sources = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join("test", file), "utf8"))
  .join("\n");
const table = /\n## Threats\n[^]*?\n(\| who[^]*?)\n\n/.exec(readFileSync("SECURITY.md", "utf8"))?.[1] ?? "";
const rows = table.split("\n").slice(2);

describe("the threats of SECURITY.md", () => {
  it("are listed one per line with attacker, attack, defence and tests", () => {
    assert.ok(rows.length >= 25, `${rows.length} lines`);
    for (const row of rows) {
      const cells = row.split("|").slice(1, -1);
      assert.equal(cells.length, 4, row);
      for (const cell of cells) assert.notEqual(cell.trim(), "", row);
    }
  });

  for (const row of rows) {
    const [who = "", how = "", , shownBy = ""] = row.split("|").slice(1);
    it(`${who.trim()}, who ${how.trim()}: every listed test exists`, () => {
      const titles = Array.from(shownBy.matchAll(/`([^`]+)`/g), ([, title]) => title ?? "");
      assert.ok(titles.length > 0);
      for (const title of titles) {
        const isThere = [`"${title}"`, `\`${title}\``, `'${title}'`].some((literal) => sources.includes(literal));
        assert.ok(isThere, `no test is called "${title}"`);
      }
    });
  }
});
