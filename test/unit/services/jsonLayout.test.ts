import assert from "node:assert/strict";
import fc from "fast-check";
import { spellHidden, jsonEscape } from "../../../src/hiddenCharacters";
import { JsonLimitError } from "../../../src/services/http/json";
import { laidOutJson } from "../../../src/services/http/jsonLayout";

describe("a formatted JSON text", () => {
  it("equals the output of JSON.stringify with two blanks, whatever the input's format", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, space) => {
        const expected = spellHidden(JSON.stringify(value, null, 2), jsonEscape);
        assert.equal(laidOutJson(JSON.stringify(value, null, space)), expected);
      }),
    );
  });

  it("keeps all digits, escapes, repeated names and a name like __proto__", () => {
    const sent =
      '{\n  "id": 9007199254740993,\n  "expires": 1.73143E+12,\n  "rate": 0.10,\n  "n\\u0061me": "\\/",\n  "id": 1,\n  "__proto__": []\n}';
    assert.equal(laidOutJson(sent.replace(/\s/g, "")), sent);
    assert.equal(laidOutJson(" -1e400 "), "-1e400");
    assert.equal(laidOutJson("[ { } , [ ] ]"), "[\n  {},\n  []\n]");
  });

  it("keeps strings unchanged, whatever they contain", () => {
    const text = JSON.stringify(['a{"b":[1,2]}', "\\", '\\"', "x : y, z"]);
    assert.deepEqual(JSON.parse(laidOutJson(text)), JSON.parse(text));
    assert.equal(laidOutJson('["a\u202eb"]'), '[\n  "a\\u202eb"\n]');
  });

  it("is refused for invalid JSON and for too large results", () => {
    for (const text of ["", "{", "[1,]", "{a:1}", "<html>", '"x', "1 2"]) {
      assert.throws(() => laidOutJson(text), SyntaxError, text);
    }
    assert.throws(() => laidOutJson(`[${"{},".repeat(600_000)}{}]`), JsonLimitError);
    assert.throws(() => laidOutJson("[".repeat(200_000)), JsonLimitError);
  });

  it("can have 50,000 levels, in a usable size", () => {
    const text = laidOutJson(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    assert.ok(text.length < 20_000_000);
    assert.equal(text.replace(/\s/g, "").length, 100_000);
  });
});
