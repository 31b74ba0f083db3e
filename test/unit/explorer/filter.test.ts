import assert from "node:assert/strict";
import { filterWords, readFilter, withValues, type Criterion } from "../../../src/explorer/filters/filter";

const criteria: readonly Criterion[] = [
  { id: "status", label: "Status", icon: "x", allows: (value) => value === "on" || value === "off", words: (v) => v },
  { id: "cloud", label: "Cloud", icon: "x", many: true, words: (value) => value.toUpperCase() },
];

describe("filter", () => {
  it("can be stored and read back", () => {
    const stored: unknown = JSON.parse(JSON.stringify({ status: ["on"], cloud: ["a", "b"] }));
    assert.deepEqual(readFilter(stored, criteria), { status: ["on"], cloud: ["a", "b"] });
  });

  it("drops unknown criteria and keeps the others", () => {
    assert.deepEqual(readFilter({ status: ["gone", 7], cloud: ["a", "", null], old: ["x"], later: "text" }, criteria), {
      cloud: ["a"],
    });
    for (const damaged of [undefined, null, 3, "x", [], { status: "on" }, { cloud: {} }]) {
      assert.deepEqual(readFilter(damaged, criteria), {});
    }
  });

  it("keeps one value if a criterion allows only one", () => {
    assert.deepEqual(readFilter({ status: ["on", "off"] }, criteria), { status: ["on"] });
  });

  it("replaces and removes the values of a criterion", () => {
    const filter = withValues({ status: ["on"] }, "cloud", ["a"]);
    assert.deepEqual(filter, { status: ["on"], cloud: ["a"] });
    assert.deepEqual(withValues(filter, "status", []), { cloud: ["a"] });
  });

  it("is described in the order of the criteria", () => {
    assert.equal(filterWords({ cloud: ["a", "b"], status: ["off"] }, criteria), "off · A, B");
  });
});
