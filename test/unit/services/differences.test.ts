import assert from "node:assert/strict";
import { differencesOf } from "../../../src/services/writes/differences";

const seen = {
  id: "u1",
  user_id: "b1",
  username: "mlund",
  email: "mlund@example.net",
  mobile_number: null,
  auth_method: "FTM",
  active: true,
  lockout_at: null,
  updated_at: null,
  fail_times: 0,
};

describe("a concurrent change of a user", () => {
  it("includes identity and sign-in data for every command", () => {
    const now = { ...seen, email: "m@example.net", mobile_number: "+15550100007", updated_at: "2026-02-03T08:15:42" };
    assert.deepEqual(differencesOf(seen, now), [
      { member: "email", before: "mlund@example.net", after: "m@example.net" },
      { member: "mobile_number", before: "", after: "+15550100007" },
    ]);
    assert.deepEqual(differencesOf(seen, { ...now, email: seen.email, mobile_number: "None", fail_times: 3 }), []);
  });

  it("includes a switch only if the command changes it", () => {
    const now = { ...seen, active: false, lockout_at: "2026-02-03T08:15:42" };
    assert.deepEqual(differencesOf(seen, now), []);
    assert.deepEqual(differencesOf(seen, now, { active: true }), [
      { member: "active", before: "true", after: "false" },
    ]);
    assert.deepEqual(differencesOf(seen, now, { lockout: false }), [
      { member: "lockout", before: "false", after: "true" },
    ]);
  });

  it("excludes values that equal the wanted ones", () => {
    const now = { ...seen, email: "m@example.net", active: false };
    assert.deepEqual(differencesOf(seen, now, { email: "m@example.net", active: false }), []);
    assert.equal(differencesOf(seen, now, { email: "other@example.net" }).length, 1);
  });

  it("includes a temporary token only if the command gives one", () => {
    const [without, having] = [
      { ...seen, temp_token: false },
      { ...seen, temp_token: true },
    ];
    assert.equal(differencesOf(without, having, { temp_token: undefined }).length, 1);
    assert.equal(differencesOf(having, without, { temp_token: false }).length, 0);
    assert.equal(differencesOf(without, having).length, 0);
  });

  it("excludes members that only one of the responses has", () => {
    const brief = { id: "u1", username: "mlund" };
    assert.deepEqual(differencesOf(brief, seen, { lockout: true, bypass: true }), []);
    assert.deepEqual(differencesOf(seen, brief, { active: false }), []);
  });

  it("excludes other spellings of the same value", () => {
    const before = { ...seen, mobile_number: "+1 555 0100007" };
    const now = { ...seen, email: "MLund@Example.NET", mobile_number: "+1 (555) 010-0007", auth_method: "ftm" };
    assert.deepEqual(differencesOf(before, now), []);
    assert.deepEqual(differencesOf({ ...seen, mobile_number: "" }, { ...seen, mobile_number: "None" }), []);
    assert.equal(differencesOf(before, { ...now, username: "MLund" }).length, 1);
  });
});
