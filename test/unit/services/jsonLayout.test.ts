import assert from "node:assert/strict";
import fc from "fast-check";
import { spellHidden, jsonEscape } from "../../../src/hiddenCharacters";
import { JsonLimitError } from "../../../src/services/http/json";
import { laidOutJson } from "../../../src/services/http/jsonLayout";

describe("a JSON text laid out", () => {
  it("is what JSON.stringify would write with two blanks, however it came", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, space) => {
        const expected = spellHidden(JSON.stringify(value, null, 2), jsonEscape);
        assert.equal(laidOutJson(JSON.stringify(value, null, space)), expected);
      }),
    );
  });

  it("keeps what reading it would lose: digits, escapes, a name twice, a name like __proto__", () => {
    const sent =
      '{\n  "id": 9007199254740993,\n  "expires": 1.73143E+12,\n  "rate": 0.10,\n  "n\\u0061me": "\\/",\n  "id": 1,\n  "__proto__": []\n}';
    assert.equal(laidOutJson(sent.replace(/\s/g, "")), sent);
    assert.equal(laidOutJson(" -1e400 "), "-1e400");
    assert.equal(laidOutJson("[ { } , [ ] ]"), "[\n  {},\n  []\n]");
  });

  it("leaves texts alone, whatever is in them", () => {
    const text = JSON.stringify(['a{"b":[1,2]}', "\\", '\\"', "x : y, z"]);
    assert.deepEqual(JSON.parse(laidOutJson(text)), JSON.parse(text));
    assert.equal(laidOutJson('["a\u202eb"]'), '[\n  "a\\u202eb"\n]');
  });

  it("is refused for what is not JSON, and for what is more than can be used", () => {
    for (const text of ["", "{", "[1,]", "{a:1}", "<html>", '"x', "1 2"]) {
      assert.throws(() => laidOutJson(text), SyntaxError, text);
    }
    assert.throws(() => laidOutJson(`[${"{},".repeat(600_000)}{}]`), JsonLimitError);
    assert.throws(() => laidOutJson("[".repeat(200_000)), JsonLimitError);
  });

  it("goes 50,000 levels deep, in a size that can be used", () => {
    const text = laidOutJson(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    assert.ok(text.length < 20_000_000);
    assert.equal(text.replace(/\s/g, "").length, 100_000);
  });
});
