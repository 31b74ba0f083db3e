import assert from "node:assert/strict";
import { operations, type Operation } from "../../src/contract";
import { seenOperations } from "./seenOperations";

describe("the whole contract", () => {
  /** Runs last, and needs the whole suite before it. */
  it("is asked of a service by the tests of this suite, but for what is legacy", () => {
    const current = Object.entries(operations).flatMap(([service, table]) =>
      Object.values<Operation>(table)
        .filter(({ status }) => status === "current")
        .map(({ id }) => `${service}.${id}`),
    );
    assert.deepEqual(
      current.filter((operation) => !seenOperations.has(operation)),
      [],
    );
  });
});
