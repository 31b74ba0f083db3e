import assert from "node:assert/strict";
import type { Alert } from "../../../src/contract";
import { countNewCritical, LastLooked } from "../../../src/explorer/alerts/lastLooked";
import { alertRow } from "../../../src/explorer/rows/alertRow";
import type { FortiCnpClient } from "../../../src/services/forticnp/client";
import { FakeMemento } from "../profiles/fakeStorage";

describe("new alerts", () => {
  it("are those created after the view was last looked at, and stay new until the view is left", async () => {
    const memento = new FakeMemento();
    const looked = new LastLooked(memento);
    assert.equal(looked.isNew("p", 50), false, "never looked at");
    await looked.see("p", 100);
    looked.leave();
    assert.deepEqual([looked.isNew("p", 100), looked.isNew("p", 101)], [false, true]);
    await looked.see("p", 200);
    assert.equal(looked.isNew("p", 150), true, "still looking");
    assert.equal(looked.isNew("other", 150), false);
    assert.equal(new LastLooked(memento).isNew("p", 150), false, "in the next window");
    looked.leave();
    assert.deepEqual([looked.isNew("p", 150), looked.isNew("p", 201)], [false, true]);
  });

  it("say so first in their row", () => {
    const value: Alert = {
      id: "a",
      object: "payroll.csv",
      policyName: "Public bucket",
      state: "Open",
      createTime: 1e12,
    };
    const record = { kind: "alert" as const, id: "a", value, notes: [] };
    const { description } = alertRow(record, 1e12 + 60_000, undefined, (created) => created === 1e12);
    assert.equal(description, "● new · 1 min · Public bucket");
  });

  it("are counted by one request, without the view's filter, and by none before the first look", async () => {
    const asked: object[] = [];
    const list = (query: object) => ({ total: asked.push(query), loadMore: () => Promise.resolve() });
    const client = { alerts: { list } } as unknown as FortiCnpClient;
    const { signal } = new AbortController();
    assert.equal(await countNewCritical(client, undefined, signal), 0);
    assert.equal(await countNewCritical(client, 99, signal), 1);
    const [{ endTime: _, ...query }] = asked as [Record<string, unknown>];
    assert.deepEqual(query, { startTime: 100, severity: ["Critical"], alertState: ["Open"] });
  });
});
