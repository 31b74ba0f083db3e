import assert from "node:assert/strict";
import { JsonNumber } from "../../../src/webview/record/jsonTree";
import { parseJson } from "../../../src/webview/record/parseJson";
import { occurrences, search, startsOf } from "../../../src/webview/record/search";
import { fill, quoted, shownValue, spelledOut } from "../../../src/webview/record/words";
import { blockAt, textBlocks } from "../../../src/webview/record/rawText";

describe("a value in a row", () => {
  it("shows strings in JSON notation, to distinguish text, numbers and null", () => {
    assert.deepEqual(shownValue("null"), { type: "string", text: '"null"' });
    assert.deepEqual(shownValue(null), { type: "null", text: "null" });
    assert.deepEqual(shownValue(new JsonNumber("1.50")), { type: "number", text: "1.50" });
    assert.deepEqual(shownValue(false), { type: "boolean", text: "false" });
  });

  it("shows the code points of invisible and misleading characters", () => {
    assert.equal(quoted("a\n\u202eb\u200b\u0007"), '"a\\n\\u202eb\\u200b\\u0007"');
    assert.equal(spelledOut("two\nlines\u202e"), "two\nlines\\u202e");
  });

  it("truncates a long string, shows its length and the place of a match", () => {
    const long = `${"x".repeat(5_000)}needle${"y".repeat(100)}`;
    assert.equal(shownValue(long).cutFrom, 5_106);
    assert.ok(shownValue(long).text.length < 400);
    assert.ok(shownValue(long, "NEEDLE").text.includes("needle"));
    assert.equal(shownValue("x".repeat(300)).cutFrom, undefined);
  });

  it("summarizes a container", () => {
    const summaries = ["{}", '{"a":1,"b":2}', "[]", "[1,2,3]"].map((text) => {
      const value = parseJson(text).holder.values[0];
      assert.ok(value !== undefined);
      return shownValue(value).text;
    });
    assert.deepEqual(summaries, ["{ }", "{ 2 }", "[ ]", "[ 3 ]"]);
  });

  it("fills in the placeholders of texts", () => {
    assert.equal(fill("{1} of {0}, {2}", 1, "{0}"), "{0} of 1, {2}");
  });
});

describe("search", () => {
  const tree = parseJson(JSON.stringify({ Name: "a.b", list: ["A.B", "axb", true, 12, null] }));
  const found = (text: string): number => search(tree, text).matches.length;

  it("finds keys and values, ignoring case, as literal text", () => {
    assert.deepEqual(["name", "a.b", "TRUE", "12", "null", "(", "list", ""].map(found), [1, 2, 1, 1, 1, 0, 1, 0]);
  });

  it("stops at the limit and reports that", () => {
    assert.deepEqual([search(tree, "a", 2).matches.length, search(tree, "a", 2).more], [2, true]);
    assert.equal(search(tree, "12", 1).more, false);
    assert.deepEqual(startsOf("aXa", "A", 1), { offsets: [0], more: true });
  });

  it("marks each occurrence", () => {
    assert.deepEqual(occurrences("a.b.A.B", "a.b"), [
      [0, 3],
      [4, 7],
    ]);
    assert.deepEqual(occurrences("abc", ""), []);
  });
});

describe("raw text in blocks", () => {
  it("contain the complete text, in whole lines", () => {
    const text = Array.from({ length: 1_001 }, (_, line) => `line ${line}`).join("\n");
    const { blocks, cut } = textBlocks(text);
    assert.equal(blocks.map((block) => block.text).join(""), text);
    assert.deepEqual(
      blocks.map((block) => block.lines),
      [400, 400, 201],
    );
    assert.equal(cut, false);
    const third = blocks[2];
    assert.ok(third);
    assert.deepEqual(
      [
        blockAt(blocks, 0),
        blockAt(blocks, third.start - 1),
        blockAt(blocks, third.start),
        blockAt(blocks, text.length),
      ],
      [0, 1, 2, 2],
    );
  });

  it("end at the limit and report that", () => {
    const { blocks, cut } = textBlocks("a\nb\nc", 2);
    assert.deepEqual([blocks.map((block) => block.text).join(""), cut], ["a\nb\n", true]);
    assert.equal(textBlocks("a\nb", 2).cut, false);
  });
});
