import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonText } from "../../../src/services/jsonText";

describe("a record's JSON text", () => {
  it("equals the output of JSON.stringify with two blanks", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        assert.deepEqual(JSON.parse(jsonText(value)), JSON.parse(JSON.stringify(value))),
      ),
    );
    const value = { b: [1, { c: "x\n" }, []], a: {}, "": null, t: true };
    assert.equal(jsonText(value), JSON.stringify(value, null, 2));
  });

  it("omits values that JSON does not have", () => {
    assert.equal(jsonText({ a: undefined, b: 1 }), '{\n  "b": 1\n}');
    assert.equal(jsonText([undefined]), "[\n  null\n]");
    assert.equal(jsonText(undefined), "null");
  });

  it("shows code points of characters that would reverse or hide text", () => {
    const text = jsonText({ "k\u202e": "a\u2066b\u0085" });
    assert.equal(text, '{\n  "k\\u202e": "a\\u2066b\\u0085"\n}');
    assert.deepEqual(JSON.parse(text), { "k\u202e": "a\u2066b\u0085" });
  });

  it("can have 10,000 levels, in a usable size", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level++) deep = level % 2 ? [deep] : { a: deep };
    const text = jsonText(deep);
    assert.ok(text.length < 5_000_000);
    assert.equal(text.replace(/\s/g, "").length, 5_000 * 2 + 5_000 * '{"a":}'.length + 1);
  });
});
