import assert from "node:assert/strict";
import {
  acceptsToken,
  groupQuery,
  tokenCriteria,
  tokensOfOwner,
  wantedGroups,
  wantedTokens,
} from "../../../src/explorer/filters/tokenFilter";
import { filterWords } from "../../../src/explorer/filters/filter";

describe("the filter of tokens", () => {
  it("sends one request per group, and a status filter for mobile tokens only", () => {
    assert.deepEqual(wantedGroups({}), ["mobile", "freeHardware", "assignedHardware", "temporary"]);
    assert.deepEqual(wantedGroups({ kind: ["temporary", "mobile"] }), ["mobile", "temporary"]);
    assert.deepEqual(wantedGroups({ status: ["transfer"] }), ["mobile"]);
    assert.deepEqual(wantedGroups({ status: ["transfer"], kind: ["temporary"] }), []);
    assert.deepEqual(groupQuery("mobile", { status: ["transfer"] }), { soft_token: true, status: "transfer" });
    assert.deepEqual(groupQuery("freeHardware", {}), { available: true });
  });

  it("sends one request for an owner or a serial, and shows the owner's name", () => {
    assert.equal(wantedTokens({ owner: ["mlu"] }), undefined);
    const filter = tokensOfOwner("5f2e6a10", "mlund the second");
    assert.deepEqual(wantedTokens(filter), { user_id: "5f2e6a10" });
    assert.equal(filterWords(filter, tokenCriteria()), "mlund the second");
    assert.equal(filterWords({ user: ["5f2e6a10"] }, tokenCriteria()), "5f2e6a10");
    assert.deepEqual(wantedTokens({ ...filter, serial: ["FTK200EXAMPLE001"], status: ["enable"] }), {
      user_id: "5f2e6a10",
      token_sn: "FTK200EXAMPLE001",
      soft_token: true,
      status: "enable",
    });
  });

  it("matches a part of the owner's name among the loaded tokens", () => {
    assert.equal(acceptsToken({ owner: ["MLU"] }, { sn: "1", username: "mlund" }), true);
    assert.equal(acceptsToken({ owner: ["mlu"] }, { sn: "1", username: null }), false);
  });
});
