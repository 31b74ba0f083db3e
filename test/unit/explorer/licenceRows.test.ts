import assert from "node:assert/strict";
import type { Balance } from "../../../src/contract";
import { balanceRow, countRow, realmQuotaRow } from "../../../src/explorer/rows/licenceRows";
import type { ServiceRecord } from "../../../src/services/model";

const now = new Date(2026, 5, 1, 15).getTime();

function balance(value: Balance) {
  return balanceRow({ kind: "balance", id: "account", value, notes: [] }, now);
}

function count(resource: string, value: Record<string, number>) {
  return countRow({ kind: "count", id: resource, value: value, notes: [] });
}

describe("rows of the licence", () => {
  it("warn from thirty days before the licence ends, and after its end", () => {
    const far = balance({ balance: 250, trial_status: 2, expiration: "2026-07-02" });
    assert.deepEqual([far.description, far.color], ["licensed · expires in 31 days · 250 users", undefined]);
    const near = balance({ balance: 250, trial_status: 1, expiration: "2026-06-13" });
    assert.deepEqual(
      [near.description, near.color],
      ["trial · expires in 12 days · 250 users", "list.warningForeground"],
    );
    assert.match(balance({ expiration: "2026-06-01" }).description, /expires today/);
    const over = balance({ trial_status: 0, expiration: "2026-05-30" });
    assert.deepEqual([over.description, over.color], ["no licence · expired 2 days ago", "list.errorForeground"]);
  });

  it("show missing and undocumented values as the service sent them", () => {
    assert.equal(balance({}).description, "");
    assert.equal(balance({ trial_status: 7 }).description, "7");
    assert.equal(balance({ expiration: "soon" }).color, undefined);
    assert.equal(count("user", {}).description, "unknown");
    assert.equal(count("user", { quota: 250 }).description, "of 250");
    assert.equal(count("user", { user: 3 }).description, "3");
    assert.equal(count("user", { user: 3, quota: 0 }).description, "3 of 0");
  });

  it("treat names of JavaScript's object members as ordinary values", () => {
    for (const word of ["constructor", "valueOf", "toString", "__proto__"]) {
      assert.equal(balance({ trial_status: word as never }).description, word);
      const row = count(word, { [word]: 3 });
      assert.deepEqual([row.label, row.icon], [word, "symbol-number"]);
    }
  });

  it("show used and total counts, coloured from 80 and from 100 percent", () => {
    const rows = [79, 80, 99, 100].map((sms) => count("SMS", { SMS: sms, quota: 100 }));
    assert.equal(rows[0]?.description, "79 of 100 · 79 %");
    assert.deepEqual(
      rows.map(({ color }) => color),
      [undefined, "list.warningForeground", "list.warningForeground", "list.errorForeground"],
    );
  });

  it("distinguish a realm with its own quota from one without", () => {
    const row = (realm_quota: number) => {
      const record: ServiceRecord<object> = { kind: "quota", id: "r1", value: { realm_quota, users: 12 }, notes: [] };
      return realmQuotaRow(record, { name: "branch-lab", context: ["writable", "management"] });
    };
    assert.equal(row(40).description, "12 of 40 · 30 %");
    assert.equal(row(0).description, "12 · no quota of its own");
    assert.deepEqual(row(40).context, ["realmQuota", "writable", "management"]);
  });
});
