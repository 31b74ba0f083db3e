import assert from "node:assert/strict";
import fc from "fast-check";
import {
  jsonOf,
  JsonContainer,
  JsonNumber,
  keyOf,
  rootOf,
  valueOf,
  type JsonValue,
} from "../../../src/webview/record/jsonTree";
import { parseJson } from "../../../src/webview/record/parseJson";

/** The tree as plain data. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (!(value instanceof JsonContainer)) return value;
  const values = value.values.map(plain);
  return value.keys ? Object.fromEntries(value.keys.map((key, index) => [key, values[index]])) : values;
}

const root = (text: string): JsonValue => valueOf(rootOf(parseJson(text)));

describe("reading JSON into a tree", () => {
  it("accepts what JSON.parse accepts", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const value: unknown = JSON.parse(text);
        assert.deepEqual(plain(root(JSON.stringify(value, null, indent))), value);
      }),
    );
  });

  it("reads strings with quotes and backslashes", () => {
    assert.deepEqual(plain(root('["a\\"b", "c\\\\", "\\u00e9\\n", "", "\\\\\\""]')), [
      'a"b',
      "c\\",
      "\u00e9\n",
      "",
      '\\"',
    ]);
  });

  it("keeps digits, key order, repeated and special keys", () => {
    const value = root('{"2": 9007199254740993, "1": 1.50, "__proto__": [], "1": 0}');
    assert.ok(value instanceof JsonContainer);
    assert.deepEqual(value.keys, ["2", "1", "__proto__", "1"]);
    assert.deepEqual(value.values[0], new JsonNumber("9007199254740993"));
    assert.deepEqual(value.values[1], new JsonNumber("1.50"));
  });

  it("returns each container's position and text", () => {
    const tree = parseJson(JSON.stringify({ a: [{ b: [1, { c: "x\n" }] }] }, null, 2));
    const a = valueOf({ parent: valueOf(rootOf(tree)) as JsonContainer, index: 0 }) as JsonContainer;
    const inner = a.values[0] as JsonContainer;
    assert.equal(keyOf({ parent: inner, index: 0 }), "b");
    assert.equal(jsonOf(tree, inner), JSON.stringify({ b: [1, { c: "x\n" }] }, null, 2));
    assert.equal(jsonOf(tree, valueOf(rootOf(tree))), tree.text);
    assert.equal(tree.size, 7);
  });

  it("reads 10,000 levels", () => {
    const tree = parseJson("[".repeat(10_000) + "]".repeat(10_000));
    assert.equal(tree.size, 10_000);
  });

  for (const text of [
    "",
    "{",
    "[1",
    "[1,]",
    '{"a"}',
    '{"a":}',
    "{a:1}",
    '"x',
    "tru",
    "-",
    "[1 2]",
    "1 2",
    "]",
    '{"a":1]',
    "[,1]",
  ]) {
    it(`rejects ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseJson(text), SyntaxError);
    });
  }
});
