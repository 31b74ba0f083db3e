import assert from "node:assert/strict";
import { retryAfterMs } from "../../../src/services/http/retryAfter";

describe("how long an answer asks to wait", () => {
  const now = Date.UTC(2026, 0, 15, 9);
  const at = (ms: number): string => new Date(ms).toUTCString();

  for (const [told, expected] of [
    ["7", 7000],
    [" 0 ", 0],
    [at(now + 90_000), 90_000],
    [at(now - 90_000), 0],
    ["Thu, 15 Jan 2026 09:02:00 GMT", 120_000],
    ["soon", undefined],
    ["", undefined],
    ["-5", undefined],
    ["1.5", undefined],
  ] as const) {
    it(`is ${expected ?? "not told"} for "${told}"`, () => {
      assert.equal(retryAfterMs({ "retry-after": told }, now), expected);
    });
  }

  it("is by the service's clock where the answer tells that: the local one may be wrong", () => {
    const date = now + 3_600_000;
    assert.equal(retryAfterMs({ "retry-after": at(date + 40_000), date: at(date) }, now), 40_000);
  });

  it("is not told without the header", () => {
    assert.equal(retryAfterMs({}, now), undefined);
  });
});
