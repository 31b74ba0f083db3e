import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "lossless-json";
import { jsonText } from "../../../src/services/jsonText";

describe("a record's JSON text", () => {
  it("is what JSON.stringify would write with two blanks", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        assert.deepEqual(JSON.parse(jsonText(value)), JSON.parse(JSON.stringify(value))),
      ),
    );
    const value = { b: [1, { c: "x\n" }, []], a: {}, "": null, t: true };
    assert.equal(jsonText(value), JSON.stringify(value, null, 2));
  });

  it("keeps the digits of numbers that a double would round", () => {
    const sent = '{\n  "id": 9007199254740993,\n  "expires": 1.73143E+12,\n  "rate": 0.10\n}';
    assert.equal(jsonText(parse(sent)), sent);
    assert.equal(jsonText([9007199254740993n]), "[\n  9007199254740993\n]");
  });

  it("leaves out what JSON has not", () => {
    assert.equal(jsonText({ a: undefined, b: 1 }), '{\n  "b": 1\n}');
    assert.equal(jsonText([undefined]), "[\n  null\n]");
    assert.equal(jsonText(undefined), "null");
  });

  it("spells out characters that would turn or hide the text around them", () => {
    const text = jsonText({ "k\u202e": "a\u2066b\u0085" });
    assert.equal(text, '{\n  "k\\u202e": "a\\u2066b\\u0085"\n}');
    assert.deepEqual(JSON.parse(text), { "k\u202e": "a\u2066b\u0085" });
  });

  it("writes 10,000 levels, in a size that can be used", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level++) deep = level % 2 ? [deep] : { a: deep };
    const text = jsonText(deep);
    assert.ok(text.length < 5_000_000);
    assert.equal(text.replace(/\s/g, "").length, 5_000 * 2 + 5_000 * '{"a":}'.length + 1);
  });
});
