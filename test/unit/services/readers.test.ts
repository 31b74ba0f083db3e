import assert from "node:assert/strict";
import { flag, text, when } from "../../../src/services/readers";

describe("readers", () => {
  it("read text", () => {
    assert.deepEqual([text("a"), text(""), text(771205), text(true)], ["a", "", "771205", "true"]);
    assert.deepEqual([text(null), text(undefined), text("None"), text({}), text([1])], Array(5).fill(undefined));
  });

  it("read booleans, also as text", () => {
    assert.deepEqual([flag(true), flag("true"), flag("True")], [true, true, true]);
    assert.deepEqual([flag(false), flag("false"), flag("False")], [false, false, false]);
    assert.deepEqual([flag(null), flag(1), flag("yes"), flag("None")], Array(4).fill(undefined));
  });

  it("read moments; without a zone they are UTC", () => {
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
      forms.map((form) => when(form)?.getTime()),
      forms.map(() => moment),
    );
    assert.equal(when("2027-06-30")?.toISOString(), "2027-06-30T00:00:00.000Z");
    assert.deepEqual(
      [when("None"), when(null), when(""), when("soon"), when("2025-13-40T00:00:00")],
      Array(5).fill(undefined),
    );
  });
});
