import assert from "node:assert/strict";
import { userSwitches } from "../../src/actions/userSwitches";
import type { User } from "../../src/contract";
import { userRow } from "../../src/explorer/rows/userRow";
import { commandsOnRow } from "./rowMenus";

const actions = ["createUser", "editUser", ...Object.keys(userSwitches), "newToken", "deleteUser"];

/** The user actions that a row with this contextValue offers, in the context menu or beside its name. */
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

  it("offer what changes something for the user as it is", () => {
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

  it("offer every change that can be made to several users, whatever they are", () => {
    const many = commandsOnRow(contextOf({ active: false }), "menu", "many").filter((name) => actions.includes(name));
    assert.deepEqual(many.sort(), [...Object.keys(userSwitches), "newToken", "deleteUser"].sort());
  });

  it("have at most two buttons in a row", () => {
    assert.deepEqual(offered(contextOf({}), "inline"), ["editUser"]);
    assert.deepEqual(offered(contextOf({ lockout_at: since }), "inline").sort(), ["editUser", "unlockUser"]);
  });

  it("offer nothing in a read-only profile", () => {
    for (const where of ["menu", "inline"] as const) {
      assert.deepEqual(offered(contextOf({ active: false, lockout_at: since }, true), where), []);
      assert.deepEqual(offered("record realm readOnly", where), []);
    }
  });

  it("create users in realms that are there", () => {
    assert.deepEqual(offered("record realm writable", "menu"), ["createUser"]);
    assert.deepEqual(offered("record realm writable deleted", "menu"), []);
  });

  it("leave rows of other kinds alone", () => {
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
