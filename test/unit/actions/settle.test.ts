import assert from "node:assert/strict";
import { isUnclear, settle, UnsettledError } from "../../../src/actions/settle";
import { ServiceError, type ServiceErrorFacts, type ServiceErrorKind } from "../../../src/services/errors";

function failing(kind: ServiceErrorKind, facts: ServiceErrorFacts = { operation: "updateUser" }) {
  const error = new ServiceError(kind, "test", facts);
  return { error, write: () => Promise.reject(error) };
}

describe("settling a write", () => {
  it("does not look when the answer is there", async () => {
    const look = () => assert.fail("looked");
    assert.deepEqual(await settle(() => Promise.resolve(1), look), { value: 1, lookedUp: false });
  });

  it("writes once and takes what it sees after an unclear answer", async () => {
    let writes = 0;
    const { error } = failing("timeout");
    const write = () => {
      writes += 1;
      return Promise.reject(error);
    };
    const settled = await settle<number>(write, () => Promise.resolve({ value: 2 }));
    assert.deepEqual(settled, { value: 2, lookedUp: true });
    assert.equal(writes, 1);
  });

  it("says that it was not done, or that nobody knows", async () => {
    const { error, write } = failing("server", { operation: "updateUser", status: 502 });
    const looks = {
      notDone: () => Promise.resolve("notDone" as const),
      unknown: () => Promise.reject(new Error("still down")),
    };
    for (const outcome of ["notDone", "unknown"] as const) {
      await assert.rejects(settle(write, looks[outcome]), (thrown) => {
        assert.ok(thrown instanceof UnsettledError);
        assert.equal(thrown.outcome, outcome);
        assert.equal(thrown.cause, error);
        return true;
      });
    }
  });

  it("does not look after a clear refusal", async () => {
    for (const kind of ["badRequest", "conflict", "permission", "readOnly", "rateLimit", "dns", "tls"] as const) {
      const { error, write } = failing(kind);
      await assert.rejects(
        settle(write, () => assert.fail("looked")),
        (thrown) => thrown === error,
      );
    }
  });

  it("knows what is unclear", () => {
    const unclear = (kind: ServiceErrorKind, facts?: ServiceErrorFacts) => isUnclear(failing(kind, facts).error);
    assert.equal(unclear("connection", { operation: "updateUser", code: "ECONNRESET" }), true);
    assert.equal(unclear("connection", { operation: "updateUser", code: "ECONNREFUSED" }), false, "nothing went out");
    assert.equal(unclear("timeout", { operation: "login" }), false, "the write was not sent");
    assert.equal(unclear("permission", { operation: "getUser" }), true, "the write was taken, reading it failed");
    assert.equal(unclear("unexpected", { operation: "updateUser" }), true);
    assert.equal(unclear("unexpected", { operation: "updateUser", status: 418 }), false);
    assert.equal(isUnclear(new Error("a mistake of our own")), false);
  });
});
