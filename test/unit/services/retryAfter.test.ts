import assert from "node:assert/strict";
import { retryAfterMs } from "../../../src/services/http/retryAfter";

describe("the pause in ms of a Retry-After header", () => {
  const now = Date.UTC(2026, 0, 15, 9);
  const at = (ms: number): string => new Date(ms).toUTCString();

  for (const [reported, expected] of [
    ["7", 7000],
    [" 0 ", 0],
    [at(now + 90_000), 90_000],
    [at(now - 90_000), 0],
    ["Thu, 15 Jan 2026 09:02:00 GMT", 120_000],
    ["601", 600_000],
    ["2592000", 600_000],
    ["9".repeat(400), 600_000],
    [String((now + 90_000) / 1000), 90_000],
    [String(now + 90_000), 90_000],
    [String((now - 90_000) / 1000), 0],
    [String(now - 90_000), 0],
    [String(now + 900_000), 600_000],
    [String((now + 900_000) / 1000), 600_000],
    [at(now + 900_000), 600_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 600_000],
    ["NaN", undefined],
    ["Infinity", undefined],
    ["1e300", undefined],
    ["-1", undefined],
    ["Mon, 99 Foo 2026 99:99:99 GMT", undefined],
    ["soon", undefined],
    ["", undefined],
    ["-5", undefined],
    ["1.5", undefined],
  ] as const) {
    it(`is ${expected ?? "unknown"} for "${reported.slice(0, 40)}"`, () => {
      assert.equal(retryAfterMs({ "retry-after": reported }, now), expected);
    });
  }

  it("is computed with the service's clock if the response has a date, because the local clock may be wrong", () => {
    const date = now + 3_600_000;
    assert.equal(retryAfterMs({ "retry-after": at(date + 40_000), date: at(date) }, now), 40_000);
    const epoch = String((date + 40_000) / 1000);
    assert.equal(retryAfterMs({ "retry-after": epoch, date: at(date) }, now), 40_000);
  });

  it("is unknown without the header", () => {
    assert.equal(retryAfterMs({}, now), undefined);
  });
});
