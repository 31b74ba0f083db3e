import assert from "node:assert/strict";
import { deadCitations, sectionsOf } from "../../../tools/contract/citations.mjs";

describe("citations of the contract notes", () => {
  const notes = "# Notes\n\n## 3. Endpoints\n\n### 3.14 List\n\n## 6. Quirks\n\n1. One\n2. Two\n\n#### 2.3.1 `GET`\n";
  const sections = { CNP: sectionsOf(notes), FTC: new Set<string>() };
  /** In parts, so that this file contains no citation without a target. */
  const cite = (numbers: string, key = "CNP") => ["a [", key, " ", numbers, "] b"].join("");

  it("point to sections and to items of numbered lists", () => {
    assert.deepEqual([...sections.CNP], ["3", "3.14", "6", "6.1", "6.2", "2.3.1"]);
    for (const numbers of ["3", "3.14", "6.2", "3.14, 6.1", "6.1-6.2"]) {
      assert.deepEqual(deadCitations(cite(numbers), sections), [], numbers);
    }
  });

  it("that point nowhere are reported with their line", () => {
    for (const numbers of ["4", "6.3", "3.14, 4", "6.2-6.9", "Three"]) {
      assert.deepEqual(deadCitations(`\n${cite(numbers)}`, sections), [{ line: 2, words: cite(numbers).slice(2, -2) }]);
    }
    assert.equal(deadCitations(cite("3", "FTC"), sections).length, 1);
  });

  it("are also read in the sources of the contract", () => {
    assert.deepEqual(deadCitations("x-source: 3.14; page 7", sections, "CNP"), []);
    assert.deepEqual(deadCitations("x-source: 3.15; page 7", sections, "CNP"), [{ line: 1, words: "x-source: 3.15;" }]);
  });
});
