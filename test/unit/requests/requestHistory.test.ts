import assert from "node:assert/strict";
import type { RequestDraft } from "../../../src/requests/requestDraft";
import { RequestHistory } from "../../../src/requests/requestHistory";
import { FakeMemento } from "../profiles/fakeStorage";

const canary = "canary-7Q2x";

function draft(id: string, change: Partial<RequestDraft> = {}): RequestDraft {
  const parameters = { "query.resource": id };
  return { id, profileId: "p1", service: "fortitoken", operationId: "getCount", parameters, ...change };
}

describe("the request history", () => {
  it("keeps the last 50 requests, newest first, and equal ones once", async () => {
    const history = new RequestHistory(new FakeMemento());
    for (let n = 0; n < 60; n++) await history.add(draft(String(n)), 200);
    await history.add({ ...draft("40"), id: "again" }, 404);
    const list = history.list();
    assert.equal(list.length, 50);
    assert.deepEqual([list[0]?.draft.id, list[0]?.status, list[1]?.draft.id], ["again", 404, "59"]);
    assert.equal(list.filter((entry) => entry.draft.parameters["query.resource"] === "40").length, 1);
  });

  it("stores no secret and no one-time code, but stores a token's serial", async () => {
    const memento = new FakeMemento();
    const history = new RequestHistory(memento);
    const body = {
      username: "mlund",
      token: "004217",
      users: [{ token_data: canary, token: "FTKMOB5AEXMPL001" }],
      password: canary,
    };
    await history.add(draft("1", { operationId: "authenticate", body }), undefined);
    for (const secret of [canary, "004217"]) assert(!memento.text.includes(secret), memento.text);
    assert.deepEqual(history.list()[0]?.draft.body, { username: "mlund", users: [{ token: "FTKMOB5AEXMPL001" }] });
  });

  it("drops requests that the current contract does not know", () => {
    const sent = { draft: draft("1"), sentAt: 1 };
    const gone = { draft: draft("2", { operationId: "noSuchCall" }), sentAt: 1 };
    const stored = { "forticloud.requestHistory": [sent, gone, "x", null, { draft: 5 }, { draft: draft("3") }] };
    assert.deepEqual(new RequestHistory(new FakeMemento(stored)).list(), [sent]);
    assert.deepEqual(new RequestHistory(new FakeMemento({ "forticloud.requestHistory": "x" })).list(), []);
  });
});
