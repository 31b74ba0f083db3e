import assert from "node:assert/strict";
import { parseJson } from "../../../src/services/http/json";

describe("parseJson", () => {
  it("keeps the digits of integers beyond 2^53 as text", () => {
    assert.deepEqual(parseJson('{"id": 9007199254740993, "list": [-12345678901234567890]}'), {
      id: "9007199254740993",
      list: ["-12345678901234567890"],
    });
  });

  it("keeps safe integers, fractions, exponents and digits in strings unchanged", () => {
    const text =
      '{"a": 9007199254740991, "b": 1.731500000123E12, "c": 0.1234567890123456789, "d": "12345678901234567890", "e": 7}';
    assert.deepEqual(parseJson(text), {
      a: 9007199254740991,
      b: 1731500000123,
      c: 0.12345678901234568,
      d: "12345678901234567890",
      e: 7,
    });
  });

  it("keeps the last of two equal names, with and without long numbers", () => {
    assert.deepEqual(parseJson('{"a":1,"a":2}'), { a: 2 });
    assert.deepEqual(parseJson('{"a":1,"a":2,"id":9007199254740993}'), { a: 2, id: "9007199254740993" });
  });

  it("does not let a record change the prototype of its object", () => {
    const parsed = parseJson('{"__proto__":{"admin":true},"id":9007199254740993}') as { admin?: boolean };
    assert.equal(parsed.admin, undefined);
    assert.deepEqual(Object.keys(parsed), ["__proto__", "id"]);
  });

  it("keeps a number as text that a double would make infinite, and reads the other numbers unchanged", () => {
    assert.deepEqual(parseJson("[1e400, -1E+400, 1e-400, 1e308, 12e0003]"), ["1e400", "-1E+400", 0, 1e308, 12000]);
  });

  it("reads any depth and any string beside a long number", () => {
    const deep = `${"[".repeat(100_000)}9007199254740993${"]".repeat(100_000)}`;
    let value = parseJson(deep);
    while (Array.isArray(value)) value = (value as unknown[])[0];
    assert.equal(value, "9007199254740993");
    const text = '\\\\"9007199254740993\\\\\\\\" \\" {1: \\\\';
    assert.deepEqual(parseJson(JSON.stringify([text, text, 1])), [text, text, 1]);
  });

  it("rejects a text with too many levels or objects, complete or not", () => {
    const code = (text: string): unknown => {
      try {
        return parseJson(text);
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    assert.equal(code("[".repeat(200_000)), "JSON_TOO_DEEP");
    assert.equal(code('{"a":'.repeat(100_001)), "JSON_TOO_DEEP");
    assert.equal(code(`[${"{},".repeat(500_000)}{}]`), "JSON_TOO_MANY");
    assert.equal(code(`[${"1,".repeat(4_000_000)}1]`), "JSON_TOO_MANY");
    assert.equal(code(JSON.stringify(["[".repeat(200_000), '\\"'.repeat(10), "[{"])) instanceof Array, true);
    assert.equal((code(`[${"[],".repeat(150_000)}[]]`) as unknown[]).length, 150_001);
  });

  it("rejects a text that is not JSON", () => {
    assert.throws(() => parseJson("<html>"), SyntaxError);
    assert.throws(() => parseJson("9007199254740993 x"), SyntaxError);
  });
});
