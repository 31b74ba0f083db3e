import assert from "node:assert/strict";
import { readBoolean, readText, readDate } from "../../../src/services/readers";

describe("readers of values", () => {
  it("read text", () => {
    assert.deepEqual([readText("a"), readText(""), readText(771205), readText(true)], ["a", "", "771205", "true"]);
    assert.deepEqual(
      [readText(null), readText(undefined), readText("None"), readText({}), readText([1])],
      Array(5).fill(undefined),
    );
  });

  it("read booleans, including those sent as text", () => {
    assert.deepEqual([readBoolean(true), readBoolean("true"), readBoolean("True")], [true, true, true]);
    assert.deepEqual([readBoolean(false), readBoolean("false"), readBoolean("False")], [false, false, false]);
    assert.deepEqual(
      [readBoolean(null), readBoolean(1), readBoolean("yes"), readBoolean("None")],
      Array(4).fill(undefined),
    );
  });

  it("read times, as UTC if they have no time zone", () => {
    const moment = Date.UTC(2025, 1, 3, 8, 15, 42);
    const forms = [
      "2025-02-03T08:15:42",
      "2025-02-03 08:15:42",
      "2025-02-03T08:15:42Z",
      "2025-02-03T10:15:42+02:00",
      moment,
      String(moment),
    ];
    assert.deepEqual(
      forms.map((form) => readDate(form)?.getTime()),
      forms.map(() => moment),
    );
    assert.equal(readDate("2027-06-30")?.toISOString(), "2027-06-30T00:00:00.000Z");
    assert.deepEqual(
      [readDate("None"), readDate(null), readDate(""), readDate("soon"), readDate("2025-13-40T00:00:00")],
      Array(5).fill(undefined),
    );
  });
});
