import assert from "node:assert/strict";
import { parsePageMessage } from "../../../src/records/messages";

describe("a message from the record page", () => {
  it("is accepted without its undocumented members", () => {
    assert.deepEqual(parsePageMessage({ type: "refresh", extra: 1 }), { type: "refresh" });
    const copy = { type: "copy", text: "$.id", what: "path" };
    assert.deepEqual(parsePageMessage({ ...copy, extra: 1 }), copy);
  });

  for (const message of [
    undefined,
    null,
    1,
    "ready",
    {},
    { type: "toString" },
    { type: "open", url: "https://example.net" },
    { type: "copy", text: 1, what: "path" },
    { type: "copy", text: "x", what: "secret" },
    { type: "copy" },
  ]) {
    it(`is ignored if it is invalid: ${JSON.stringify(message)}`, () => {
      assert.equal(parsePageMessage(message), undefined);
    });
  }
});
