import assert from "node:assert/strict";
import { parsePageMessage } from "../../../src/records/messages";

describe("a message from the record page", () => {
  it("is accepted without its undocumented members", () => {
    assert.deepEqual(parsePageMessage({ type: "refresh", extra: 1 }), { type: "refresh" });
    const copy = { type: "copy", text: "$.id", what: "path" };
    assert.deepEqual(parsePageMessage({ ...copy, extra: 1 }), copy);
    const ref = { profileId: "p1", service: "fortitoken", kind: "user", id: "u1" };
    const run = { type: "run", action: "unlockUser", ref };
    assert.deepEqual(parsePageMessage({ ...run, extra: 1 }), run);
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
    { type: "run" },
    { type: "run", action: "unlockUser" },
    { type: "run", action: "unlockUser", ref: { id: "u1" } },
  ]) {
    it(`is ignored if it is invalid: ${JSON.stringify(message)}`, () => {
      assert.equal(parsePageMessage(message), undefined);
    });
  }
});
