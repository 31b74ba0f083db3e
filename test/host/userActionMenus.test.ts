import assert from "node:assert/strict";
import { userSwitches } from "../../src/actions/userSwitches";
import type { User } from "../../src/contract";
import { userRow } from "../../src/explorer/rows/userRow";
import { commandsOnRow } from "./rowMenus";

const actions = ["createUser", "editUser", ...Object.keys(userSwitches), "newToken", "deleteUser"];

/** The user commands on a row with this contextValue, in the context menu or as buttons. */
function offered(contextValue: string, where: "menu" | "inline"): string[] {
  return commandsOnRow(contextValue, where).filter((command) => actions.includes(command));
}

function contextOf(user: Partial<User>, readOnly = false): string {
  const value: User = { id: "u1", username: "mlund", active: true, lockout_at: null, bypass_at: null, ...user };
  const look = userRow({ kind: "user", id: "u1", value, notes: [] }, { readOnly });
  return ["record", "user", ...(look.context ?? [])].join(" ");
}

describe("menus of user actions", () => {
  const since = "2026-02-03T08:15:42";

  it("offer only commands that change the user's current state", () => {
    assert.deepEqual(offered(contextOf({}), "menu"), [
      "editUser",
      "disableUser",
      "lockUser",
      "bypassOn",
      "newToken",
      "deleteUser",
    ]);
    assert.deepEqual(offered(contextOf({ active: false, lockout_at: since, bypass_at: since }), "menu"), [
      "editUser",
      "enableUser",
      "unlockUser",
      "bypassOff",
      "newToken",
      "deleteUser",
    ]);
  });

  it("offer all switches, New Token and Delete for several selected users, whatever their states", () => {
    const many = commandsOnRow(contextOf({ active: false }), "menu", "many").filter((name) => actions.includes(name));
    assert.deepEqual(many.sort(), [...Object.keys(userSwitches), "newToken", "deleteUser"].sort());
  });

  it("show at most two buttons on a row", () => {
    assert.deepEqual(offered(contextOf({}), "inline"), ["editUser"]);
    assert.deepEqual(offered(contextOf({ lockout_at: since }), "inline").sort(), ["editUser", "unlockUser"]);
  });

  it("offer nothing in a read-only profile", () => {
    for (const where of ["menu", "inline"] as const) {
      assert.deepEqual(offered(contextOf({ active: false, lockout_at: since }, true), where), []);
      assert.deepEqual(offered("record realm readOnly", where), []);
    }
  });

  it("offer Create User only in realms that are not deleted", () => {
    assert.deepEqual(offered("record realm writable", "menu"), ["createUser"]);
    assert.deepEqual(offered("record realm writable deleted", "menu"), []);
  });

  it("offer no user command on rows of other kinds", () => {
    for (const contextValue of [
      "record alert",
      "record country",
      "profile fortitoken signedIn writable",
      "message empty",
    ]) {
      assert.deepEqual(offered(contextValue, "menu"), [], contextValue);
    }
  });
});
