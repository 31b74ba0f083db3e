import assert from "node:assert/strict";
import { parseLocalTime, toServiceTime, formatLocalTime } from "../../../src/ui/moments";

describe("times in forms", () => {
  it("are typed as local time, with or without seconds, and shown in the same format", () => {
    const time = new Date(2026, 2, 1, 8, 5).getTime();
    assert.equal(parseLocalTime("2026-03-01 08:05"), time);
    assert.equal(parseLocalTime(" 2026-03-01T08:05:07 "), time + 7000);
    assert.equal(formatLocalTime(time), "2026-03-01 08:05");
    assert.equal(parseLocalTime(formatLocalTime(time + 7000)), time + 7000);
  });

  it("are refused if they are invalid", () => {
    for (const text of ["", "tomorrow", "2026-03-01", "2026-02-31 08:00", "2026-03-01 25:00", "2026-03-01 08:61"]) {
      assert.equal(parseLocalTime(text), undefined, text);
    }
  });

  it("are sent as UTC without a time zone", () => {
    assert.equal(toServiceTime(Date.UTC(2026, 2, 1, 8, 5, 7, 250)), "2026-03-01T08:05:07");
  });
});
