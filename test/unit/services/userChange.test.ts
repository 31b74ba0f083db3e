import assert from "node:assert/strict";
import { changedMembers, inverseOf, isChangeVisible, valuesOf } from "../../../src/services/writes/userChange";

const user = {
  id: "u1",
  username: "mlund",
  email: "mlund@example.net",
  mobile_number: null,
  auth_method: "FTM",
  notification_method: "Email",
  active: true,
  lockout_at: null,
  bypass_at: "None",
};

describe("a change of a user", () => {
  it("has only the members that differ", () => {
    const before = valuesOf(user);
    assert.deepEqual(changedMembers(before, { ...before }), {});
    assert.deepEqual(changedMembers(before, { ...before, email: "m@example.net", mobile_number: "+15550100007" }), {
      email: "m@example.net",
      mobile_number: "+15550100007",
    });
  });

  it("excludes members of the form that cannot be edited", () => {
    const before = valuesOf(user);
    const form = { ...before, realm_id: "r2", token: "FTK200EXAMPLE001" };
    assert.deepEqual(changedMembers(before, form), {});
  });

  it("is undone with the earlier values, including empty ones", () => {
    const before = valuesOf(user);
    assert.deepEqual(inverseOf(before, { mobile_number: "+15550100007", username: "lund" }), {
      mobile_number: "",
      username: "mlund",
    });
  });

  it("is recognized in the user that the service returns, even in other members", () => {
    assert.equal(isChangeVisible(user, { active: true }), true);
    assert.equal(isChangeVisible(user, { active: false }), false);
    assert.equal(isChangeVisible(user, { lockout: false, bypass: false }), true);
    assert.equal(isChangeVisible(user, { lockout: true }), false);
    assert.equal(isChangeVisible({ ...user, lockout_at: "2026-02-03T08:15:42" }, { lockout: true }), true);
    assert.equal(isChangeVisible({ ...user, bypass_at: "2026-02-03T08:15:42" }, { bypass: false }), false);
    assert.equal(isChangeVisible(user, { email: "mlund@example.net", mobile_number: "" }), true);
    assert.equal(isChangeVisible(user, { email: "mlund@example.net", username: "lund" }), false);
  });

  it("is not recognized if the service does not return the member", () => {
    assert.equal(isChangeVisible(user, { change_token: true }), undefined);
    assert.equal(isChangeVisible({ id: "u1" }, { active: false }), undefined);
    assert.equal(isChangeVisible({ id: "u1", active: true }, { active: true, lockout: false }), undefined);
  });

  it("is recognized in another spelling of the same value", () => {
    const kept = { ...user, email: "M.Lund@Example.net", mobile_number: "+1 (555) 010-0007", auth_method: "ftm" };
    assert.equal(isChangeVisible(kept, { email: "m.lund@example.NET", mobile_number: "+15550100007" }), true);
    assert.equal(isChangeVisible(kept, { auth_method: "FTM" }), true);
    assert.equal(isChangeVisible({ ...user, mobile_number: "None" }, { mobile_number: "" }), true);
    assert.equal(isChangeVisible({ ...user, user_data: null as never }, { user_data: 0 }), true);
    assert.equal(isChangeVisible({ ...user, active: "True" as never }, { active: true }), true);
    assert.equal(isChangeVisible(kept, { mobile_number: "15550100007" }), false);
    assert.equal(isChangeVisible({ ...user, username: "MLund" }, { username: "mlund" }), false);
  });
});
