import assert from "node:assert/strict";
import { operations, type Operation } from "../../src/contract";
import { seenOperations } from "./seenOperations";

describe("the contract of both services", () => {
  /** Runs after all other files of the suite. */
  it("is covered by the requests of this suite, except legacy operations", () => {
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
