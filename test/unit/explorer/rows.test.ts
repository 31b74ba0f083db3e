import assert from "node:assert/strict";
import type { Alert, Realm, User } from "../../../src/contract";
import { alertRow } from "../../../src/explorer/rows/alertRow";
import { realmRow } from "../../../src/explorer/rows/realmRow";
import { riskIcon } from "../../../src/explorer/rows/resourceRow";
import { ageWords, timeAgoWords, dataAgeWords } from "../../../src/explorer/rows/time";
import { userRow } from "../../../src/explorer/rows/userRow";
import type { RecordKind, ServiceRecord } from "../../../src/services/model";

function record<T extends { id: string | number }>(kind: RecordKind, value: T): ServiceRecord<T> {
  return { kind, id: String(value.id), value, notes: [] };
}

describe("rows", () => {
  it("show a user's most severe state as icon and all states in words", () => {
    const user: User = {
      id: "u",
      username: "mlund",
      active: false,
      lockout_at: "2025-02-03T08:15:42",
      auth_method: "FTM",
    };
    const row = userRow(record("user", user), { readOnly: false });
    assert.deepEqual([row.label, row.description, row.icon], ["mlund", "FTM", "circle-slash"]);
    assert.ok(row.tooltip.includes("disabled, locked"));
    assert.deepEqual(row.context, ["writable", "disabled", "locked", "bypassOff"]);
    assert.equal(userRow(record("user", { ...user, active: true }), { readOnly: false }).icon, "lock");
  });

  it("show a record with only an id or with members of a wrong type, and note the mismatches", () => {
    const bare = userRow(
      { kind: "user", id: "u9", value: { id: "u9" }, notes: ["username: is missing"] },
      { readOnly: true },
    );
    assert.deepEqual([bare.label, bare.description, bare.icon], ["u9", "", "account"]);
    assert.ok(bare.tooltip.some((line) => line.includes("username: is missing")));
    const odd = {
      id: "a9",
      severity: 7,
      createTime: {},
      geoLocationList: [null, "x"],
      policyName: ["p"],
    } as unknown as Alert;
    assert.equal(alertRow(record("alert", odd), 0).label, "a9");
  });

  it("show an alert's object, cloud account and age", () => {
    const alert: Alert = {
      id: "a1",
      severity: "Critical",
      policyName: "Public bucket",
      object: "payroll.csv",
      service: "GoogleCloud",
      applicationId: 1000,
      createTime: 1_731_412_345_678,
    };
    const row = alertRow(record("alert", alert), 1_731_412_345_678 + 3 * 3_600_000);
    assert.deepEqual([row.label, row.description], ["Public bucket", "payroll.csv · Google Cloud/1000 · 3 h"]);
    assert.deepEqual([row.icon, row.color], ["error", "problemsErrorIcon.foreground"]);
  });

  it("distinguish a default realm from a deleted one", () => {
    const live: Realm = { id: "r", name: "lab", is_default: true, deleted_at: "None" };
    assert.equal(realmRow(record("realm", live), { readOnly: false, count: "12" }).description, "12 · default");
    const gone: Realm = { id: "r", name: "lab", deleted_at: "2025-02-03T08:15:42" };
    assert.equal(realmRow(record("realm", gone), { readOnly: false, count: "" }).description, "deleted Feb 3, 2025");
  });

  it("show risk icons for the words of both lists of the service, and a default icon for unknown words", () => {
    const icon = (risk?: string) => riskIcon(risk, "server").icon;
    assert.deepEqual(["Critical", "High Risk", "medium risk", "LOW"].map(icon), ["error", "flame", "warning", "info"]);
    assert.deepEqual(["No Risk", "none", "Risk", "Risky", ""].map(icon), [
      "pass",
      "pass",
      "server",
      "server",
      "server",
    ]);
    assert.equal(icon(), "server");
    assert.equal(icon(`high${" ".repeat(200_000)}?`), "server");
  });

  it("show time spans in the largest fitting unit", () => {
    assert.deepEqual(
      [30_000, 5 * 60_000, 26 * 3_600_000, 12 * 86_400_000].map((span) => ageWords(0, span)),
      ["now", "5 min", "26 h", "12 d"],
    );
    assert.equal(timeAgoWords(0, 90_000), "1 min ago");
    assert.deepEqual([dataAgeWords(0, 59_000), dataAgeWords(0, 90_000)], ["", "1 min old"]);
    assert.equal(ageWords(1000, 0), "now");
  });
});
