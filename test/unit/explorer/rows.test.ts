import assert from "node:assert/strict";
import type { Alert, Realm, User } from "../../../src/contract";
import type { TokenState } from "../../../src/explorer/userTokens";
import { cloudAccountRow } from "../../../src/explorer/rows/cloudAccountRow";
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
    assert.deepEqual([row.label, row.description, row.icon], ["mlund", "disabled · locked · FTM", "circle-slash"]);
    assert.ok(row.tooltip.includes("Status: disabled · locked"));
    assert.deepEqual(row.context, ["writable", "disabled", "locked", "bypassOff"]);
    assert.equal(userRow(record("user", { ...user, active: true }), { readOnly: false }).icon, "lock");
  });

  it("show first in words and by different shapes what keeps a user from signing in", () => {
    const states: readonly (readonly [string, object, TokenState?])[] = [
      ["disabled", { active: false }],
      ["locked", { lockout_at: "2025-02-03T08:15:42" }],
      ["bypass", { bypass_at: "2025-02-03T08:15:42" }],
      ["no token", {}, "none"],
      ["pending", {}, "pending"],
      ["temporary token", { temp_token: true }],
    ];
    const facts = { readOnly: false, realm: "head-office" };
    const rows = states.map(([, user, token]) =>
      userRow(record("user", { id: "u", username: "mlund", email: "m@x", ...user }), { ...facts, token }),
    );
    assert.deepEqual(
      rows.map(({ description }) => description),
      states.map(([word]) => `${word} · head-office · m@x`),
    );
    const plain = userRow(record("user", { id: "u", username: "mlund" }), { ...facts, token: "active" });
    assert.deepEqual([plain.description, plain.spoken], ["head-office", "enabled"]);
    assert.equal(new Set([plain, ...rows].map(({ icon }) => icon)).size, states.length + 1);
  });

  it("show a cloud account's broken connection before its risk, and by its shape", () => {
    const row = (appStatus: string) =>
      cloudAccountRow(
        record("cloudAccount", { id: "AWS/1", serviceId: "1", name: "Build farm", service: "AWS", appStatus }),
        "High",
        0,
      );
    const [healthy, broken, leaving] = ["ENABLED_SANDBOX", "ERROR_SANDBOX", "DELETE_PENDING"].map(row);
    assert.deepEqual([healthy?.description, healthy?.icon], ["High · AWS", "cloud"]);
    assert.deepEqual([broken?.description, broken?.icon], ["connection error · High · AWS", "error"]);
    assert.deepEqual([leaving?.description, leaving?.icon], ["delete pending · High · AWS", "circle-slash"]);
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

  const alert: Alert = {
    id: "a1",
    severity: "Critical",
    state: "Open",
    policyName: "Public bucket",
    object: "payroll.csv",
    service: "GoogleCloud",
    applicationId: 1000,
    createTime: 1_731_412_345_678,
  };
  const later = 1_731_412_345_678 + 3 * 3_600_000;

  it("show an alert's object first, then its age, policy and cloud account", () => {
    const row = alertRow(record("alert", alert), later);
    assert.deepEqual([row.label, row.description], ["payroll.csv", "3 h · Public bucket · 1000"]);
    assert.deepEqual([row.icon, row.color], ["error", "problemsErrorIcon.foreground"]);
    const named = alertRow(record("alert", alert), later, (id) => (id === "1000" ? "shop-production" : undefined));
    assert.equal(named.description, "3 h · Public bucket · shop-production");
    const { object: _, ...bare } = alert;
    assert.equal(alertRow(record("alert", bare), later).label, "Public bucket");
    assert.equal(alertRow(record("alert", bare), later).description, "3 h · 1000");
  });

  it("show each state of an alert in another shape, and in words unless it is open", () => {
    const rowOf = (state: string, severity = "Critical") =>
      alertRow(record("alert", { ...alert, state, severity }), later);
    const states = ["Open", "Acknowledged", "Dismissed", "Resolved"];
    const shapes = states.map((state) => rowOf(state).icon);
    assert.deepEqual(shapes, ["error", "eye", "circle-slash", "pass"]);
    for (const severity of ["Critical", "Alert", "Warning", "Information", "Pass"]) {
      assert.ok(!shapes.slice(1).includes(rowOf("Open", severity).icon), severity);
    }
    assert.equal(rowOf("Acknowledged").color, rowOf("Open").color);
    assert.deepEqual(
      ["Dismissed", "Resolved"].map((state) => rowOf(state).color),
      ["disabledForeground", "disabledForeground"],
    );
    assert.equal(rowOf("Resolved").description, "Resolved · 3 h · Public bucket · 1000");
    assert.equal(rowOf("Dismissed").spoken, "Critical · Dismissed");
  });

  it("do not repeat themselves in an alert's tooltip", () => {
    const { tooltip } = alertRow(record("alert", { ...alert, description: "Public bucket: payroll.csv" }), later);
    const lines = tooltip.filter((line) => line !== "");
    assert.deepEqual(lines.slice(0, 4), [
      "Severity: Critical",
      "State: Open",
      "Policy: Public bucket",
      "Object: payroll.csv",
    ]);
    const told = alertRow(record("alert", { ...alert, description: "Everybody can read it." }), later);
    assert.equal(told.tooltip[0], "Everybody can read it.");
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
