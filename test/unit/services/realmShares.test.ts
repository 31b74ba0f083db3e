import assert from "node:assert/strict";
import type { Quota } from "../../../src/contract";
import { mostForRealm, realmSharesOf } from "../../../src/services/fortitoken/quotas";

describe("shares of realms", () => {
  it("are read from rows of texts and numbers, without the unreadable rows", () => {
    const realms = [["r1", 40, 12], ["r2", "10", "3"], ["r3"], [null, 1, 1], "r5"] as unknown as string[][];
    assert.deepEqual(realmSharesOf({ realms }), [
      { realmId: "r1", quota: 40, used: 12 },
      { realmId: "r2", quota: 10, used: 3 },
      { realmId: "r3", quota: 0, used: 0 },
    ]);
    assert.deepEqual(realmSharesOf({ realms: "none" } as unknown as Quota), []);
  });

  it("leave a realm the quota that other realms have neither reserved nor used", () => {
    const shares = [
      { realmId: "r1", quota: 40, used: 12 },
      { realmId: "r2", quota: 0, used: 30 },
      { realmId: "r3", quota: 20, used: 5 },
    ];
    assert.equal(mostForRealm(100, shares, "r3"), 30);
  });
});
