import assert from "node:assert/strict";
import { readBody } from "../../../src/services/http/answerBody";
import type { JsonLimitError } from "../../../src/services/http/json";
import { repairsOf, parseLenientJson } from "../../../src/services/http/lenientJson";
import { ClientBench } from "./clientBench";
import { failureOf } from "./expectFailure";

describe("a text that is almost JSON", () => {
  const forms: readonly (readonly [name: string, text: string, value: unknown])[] = [
    ["NaN", '{"a": NaN, "b": 1}', { a: "NaN", b: 1 }],
    ["Infinity", '[Infinity, -Infinity, {"a":+Infinity}]', ["Infinity", "-Infinity", { a: "+Infinity" }]],
    ["Python's constants", '{"a": None, "b": True, "c": False}', { a: null, b: true, c: false }],
    ["undefined", '{"a":undefined,"b":[undefined]}', { a: null, b: [null] }],
    ["unquoted texts", '{"a": Open, "b": New York , "c": 2024-11-12}', { a: "Open", b: "New York", c: "2024-11-12" }],
    ["invalid numbers", "[+1, .5, 5., 007, 0x1F, 1_000, 1]", ["+1", ".5", "5.", "007", "0x1F", "1_000", 1]],
    ["extra commas", '{"a":[1,2,],"b":[,1,,2],,"c":3,}', { a: [1, 2], b: [1, 2], c: 3 }],
    ["missing commas", '{"a":1\n"b":{}"c":[{} {}]}', { a: 1, b: {}, c: [{}, {}] }],
    ["missing values", '{"a":,"b":}', { a: null, b: null }],
    ["single quotes", `{'a': 'it\\'s', "b": 'say "x"'}`, { a: "it's", b: 'say "x"' }],
    ["names without quotes", '{a: 1, b_2: {c: "x"}}', { a: 1, b_2: { c: "x" } }],
    ["control characters", '{"a":"x\ty\nz\u0000", "b\n":1}', { a: "x\ty\nz\u0000", "b\n": 1 }],
    ["unknown escapes", String.raw`{"a":"C:\data\x41\'\u00e9\u12"}`, { a: "C:\\dataA'é\\u12" }],
    ["quotes within a text", '{"a":"the "big" one","b":1}', { a: 'the "big" one', b: 1 }],
    ["a byte order mark", '\ufeff{"a":1}', { a: 1 }],
    ["long numbers beside it", '{"id": 9007199254740993, "n": NaN}', { id: "9007199254740993", n: "NaN" }],
    [
      "a dangerous name",
      '{"__proto__":{"admin":NaN},"constructor":1}',
      JSON.parse('{"__proto__":{"admin":"NaN"},"constructor":1}'),
    ],
  ];
  for (const [name, text, value] of forms) {
    it(`is repaired: ${name}`, () => {
      assert.throws(() => JSON.parse(text), SyntaxError);
      assert.deepEqual(parseLenientJson(text), value);
    });
  }

  it("is read like JSON if it is JSON", () => {
    const value = { a: [1, -2.5e3, 'x"y\\z\u2028', null, true, false, [], {}, [[]], { b: {} }], "": "" };
    const texts = [JSON.stringify(value), JSON.stringify(value, undefined, 2)];
    for (const text of texts) assert.deepEqual(parseLenientJson(text), value);
    assert.deepEqual(repairsOf(parseLenientJson(texts[0] ?? "") as object), []);
  });

  it("adds a note to each object around the repaired place, and to no other", () => {
    const root = parseLenientJson('{"data":[{"id":1},{"id":2,"score":NaN,"in":{"x":[1,None]}}],"totalCount":2}') as {
      data: readonly [object, object];
    };
    assert.deepEqual(repairsOf(root.data[0]), []);
    assert.deepEqual(repairsOf(root.data[1]), ["score: NaN is not JSON", "in.x.1: None is not JSON"]);
    assert.deepEqual(Object.keys(root.data[1]), ["id", "score", "in"]);
  });

  it("is rejected if it is truncated or something else", () => {
    const others = [
      ...['{"a":1', '{"a":NaN,', '[{"id":1},{"id":', '{"a":"x', "[1,2", '{"a', "[", "{"],
      ...["NaN", "None", "", "hello", "<html>", "[ERROR] the service is down", '{"a":NaN} x', '{"a":NaN}{"b":1}'],
      ...['{"a" 1}', '{"a":[1}', "[1}", '{"a":{]}', "{:1}", '{"a"}'],
    ];
    for (const text of others) assert.throws(() => parseLenientJson(text), SyntaxError, text);
  });

  it("respects the limits of depth and number", () => {
    const code = (text: string): unknown => {
      try {
        return parseLenientJson(text);
      } catch (error) {
        return (error as JsonLimitError).code;
      }
    };
    assert.equal(code(`${"[".repeat(200_000)}NaN${"]".repeat(200_000)}`), "JSON_TOO_DEEP");
    assert.equal(code(`[${"{},".repeat(500_000)}NaN,{}]`), "JSON_TOO_MANY");
    assert.ok(Array.isArray(code(`${"[".repeat(90_000)}NaN${"]".repeat(90_000)}`)));
  });

  it("is read in time proportional to its length", function () {
    this.timeout(60_000);
    const parts = ['"', "'", "\\", '"a" ', "[", "{", ",", "NaN,", " ", "{a:", '"a":"', "\\u", "/*", "\n", '" x'];
    for (const part of parts) {
      for (const start of ["[", '{"a":"', "[NaN,", "['"]) {
        const begun = performance.now();
        readBody(start + part.repeat(500_000 / part.length));
        assert.ok(performance.now() - begun < 10_000, JSON.stringify(start + part));
      }
    }
    // Complete texts, whose objects have notes.
    for (const depth of [1, 8]) {
      for (const value of ["NaN", "'a'", "None"]) {
        const begun = performance.now();
        readBody(`${'{"a":'.repeat(depth)}[${`${value},`.repeat(120_000)}1]${"}".repeat(depth)}`);
        assert.ok(performance.now() - begun < 10_000, `${value} ${depth} deep`);
      }
    }
  });

  it("adds a bounded number of notes to one object", () => {
    const value = parseLenientJson(`{"a":[${"NaN,".repeat(500)}1]}`) as object;
    const notes = repairsOf(value);
    assert.equal(notes[0], "a.0: NaN is not JSON");
    assert.deepEqual([notes.length, notes.at(-1)], [101, "and more"]);
  });
});

describe("a list with a value that is not JSON", () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

  it("is read completely, with a note on the record that contains the value", async () => {
    bench.respond = () => ({
      body: '{"data":[{"id":1,"riskScore":NaN,"name":"a"},{"id":"2","name":"b"}],"totalCount":2,"totalPage":1,}',
    });
    const list = bench.forticnp().resources.list({ types: [] });
    await list.loadMore();
    assert.deepEqual(
      list.items.map(({ id }) => id),
      ["1", "2"],
    );
    assert.ok(list.items[0]?.notes.includes("riskScore: NaN is not JSON"), list.items[0]?.notes.join());
    assert.deepEqual(list.items[1]?.notes, []);
    assert.equal(list.total, 2);
  });

  it("is rejected if it is truncated, and the failure describes the response", async () => {
    const types: Readonly<Record<string, string>> = {
      '{"data":[{"id":1},{"id":': "damaged",
      "Service is down for maintenance": "text",
      "<!DOCTYPE html><html><title>Sign in</title></html>": "html",
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>': "html",
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>': "xml",
      "<Error><Code>AccessDenied</Code></Error>": "xml",
      "< 3 items": "text",
      "PK\u0003\u0004\u0000\u0000": "binary",
    };
    for (const [body, type] of Object.entries(types)) {
      bench.respond = () => ({ body });
      const error = await failureOf(bench.forticnp().reference.countries());
      assert.deepEqual([error.category, error.answerType], ["notJson", type], body);
    }
  });
});
