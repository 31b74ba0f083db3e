import assert from "node:assert/strict";
import { pageSummary, type PageSummaryParts } from "../../../src/records/summary/pageSummary";
import type { RecordRef } from "../../../src/records/recordRef";
import { forticnpKinds, fortitokenKinds, type RecordKind } from "../../../src/services/model";

const parts: PageSummaryParts = {
  realmName: (_, id) => (id === "r1" ? "head-office" : undefined),
  commandsOn: () => [
    { id: "unlockUser", title: "Unlock User", isRelated: false },
    { id: "showTokens", title: "Show Tokens of User", isRelated: true },
  ],
};

function summaryOf(kind: RecordKind, value: Record<string, unknown>, id = "x") {
  const service = (fortitokenKinds as readonly string[]).includes(kind) ? "fortitoken" : "forticnp";
  const ref: RecordRef = { profileId: "p1", service, kind, id };
  const { summary, links } = pageSummary(ref, value, parts);
  const facts = Object.fromEntries(summary.facts.map(({ name, value, at }) => [name, at ?? value]));
  const linked = Object.fromEntries(
    summary.facts.flatMap(({ name, link }) => (link === undefined ? [] : [[name, links.get(link)]])),
  );
  return { ...summary, pills: summary.pills.map(({ text }) => text), facts, linked };
}

describe("the summary of a record", () => {
  it("says what state a user is in, since when, and links the realm", () => {
    const user = { username: "mlund", email: "m@example.net", realm_id: "r1", fail_times: 7, user_data: 0 };
    const lockout_at = "2025-02-05T12:00:00";
    const { pills, facts, linked } = summaryOf("user", { ...user, active: true, lockout_at, bypass_at: null });
    assert.deepEqual(pills, ["Locked", "Enabled"]);
    assert.deepEqual(facts, {
      "E-mail": "m@example.net",
      Realm: "head-office",
      Source: "local",
      "Failed attempts": "7",
      "Locked since": Date.UTC(2025, 1, 5, 12),
    });
    assert.deepEqual(linked["Realm"], { profileId: "p1", service: "fortitoken", kind: "realm", id: "r1" });
    assert.deepEqual(summaryOf("user", { active: false }).pills, ["Disabled"]);
  });

  it("has an alert's severity, state and object first, and links the object and the account", () => {
    const alert = { severity: "Critical", state: "Open", object: "a.csv", createTime: 1731412345678 };
    const account = { service: "AWS", applicationId: "100000000001", updateTime: 1731412345678 };
    const bucket = summaryOf("alert", { ...alert, ...account, resourceId: "r7" });
    assert.deepEqual(bucket.pills, ["Critical", "Open"]);
    assert.deepEqual(bucket.facts, {
      Object: "a.csv",
      "Cloud account": "AWS \u00b7 100000000001",
      Created: 1731412345678,
    });
    assert.deepEqual(
      Object.values(bucket.linked).map((ref) => [ref?.kind, ref?.id]),
      [
        ["resource", "r7"],
        ["cloudAccount", "AWS:100000000001"],
      ],
    );
    const document = summaryOf("alert", { ...alert, objectType: "Document", objectId: "f1", resourceId: "r7" });
    assert.deepEqual([document.linked["Object"]?.kind, document.linked["Object"]?.id], ["document", "f1"]);
  });

  it("links the policy of an alert by its code", () => {
    const { facts, linked } = summaryOf("alert", { policyName: "Public bucket", policyCode: "FC-1" });
    assert.equal(facts["Policy"], "Public bucket \u00b7 FC-1");
    assert.deepEqual([linked["Policy"]?.kind, linked["Policy"]?.id], ["policy", "FC-1"]);
  });

  it("leads from a nested record to the one that contains it", () => {
    const { linked } = summaryOf("finding", { severity: "Alert" }, "r7/f1");
    assert.deepEqual([linked["Resource"]?.kind, linked["Resource"]?.id], ["resource", "r7"]);
  });

  it("shows a cloud account's broken connection and its failed checks", () => {
    const checks = [{ name: "Permission", status: "FAILED" }, { name: "Log", status: "OK" }, null, "?"];
    const { pills } = summaryOf("cloudAccount", { appStatus: "ERROR", statusInfoList: checks }, "Azure:1");
    assert.deepEqual(pills, ["error", "Failed checks: Permission"]);
  });

  it("separates what can be done from what is related", () => {
    const { actions, related } = summaryOf("user", {});
    assert.deepEqual([actions.map(({ id }) => id), related.map(({ id }) => id)], [["unlockUser"], ["showTokens"]]);
  });

  it("shows what a service sent as one line of plain text", () => {
    const { facts, text } = summaryOf("alert", { object: "a\u202eb\nc", description: "x\u0000y" });
    assert.ok(!/[\u202e\n]/.test(String(facts["Object"])) && !text.includes("\u0000"));
  });

  for (const kind of [...fortitokenKinds, ...forticnpKinds]) {
    it(`is there for an empty record of the kind ${kind}`, () => {
      assert.equal(typeof summaryOf(kind, {}, "p/x").text, "string");
    });
  }
});
