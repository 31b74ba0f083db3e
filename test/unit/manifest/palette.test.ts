import assert from "node:assert/strict";
import { allCommands } from "../../../src/manifest/allCommands";
import { submenus } from "../../../src/manifest/command";
import { paletteCondition } from "../../../src/manifest/palette";
import { viewNames } from "../../../src/manifest/views";
import { holds, type Keys } from "./conditions";

const rows = [
  "profile fortitoken signedIn writable web",
  "profile fortitoken signedOut writable management",
  "profile forticnp signedIn writable",
  "record user writable enabled locked bypassOn",
  "record user writable management disabled unlocked bypassOff temporaryOff",
  "record user writable management enabled locked bypassOff temporaryOn",
  "record realm writable management",
  "record realm readOnly deleted",
  "record token writable mobile assigned",
  "record token temporary writable management assigned",
  "record alert ofPolicy ofActor ofAccount ofCountry ofObject ofResource",
  "record policy",
  "record policyViolation",
  "record finding",
  "record resource",
  "record cloudAccount",
  "record country",
  "fact policy",
  "group resourceType added",
  "message error signIn|editProfile",
];
/** The editor offers a command of its own that moves the focus to each view. */
const focusCommands = viewNames.length + 1;

function offered(keys: Keys): string[] {
  return Object.entries(allCommands).flatMap(([name, command]) => {
    const condition = paletteCondition(command);
    return condition === undefined || holds(condition, keys) ? [name] : [];
  });
}

const withBoth: Keys = {
  "forticloud.getStarted.state": "hidden",
  "forticloud.fortitoken.profiles": "one",
  "forticloud.forticnp.profiles": "one",
};
const visible = (...views: readonly string[]): Keys =>
  Object.fromEntries(views.map((view) => [`view.forticloud.${view}.visible`, true]));

describe("the command palette", () => {
  it("offers at most 30 commands in an empty window, before and after the extension is active", () => {
    const active = {
      "forticloud.getStarted.state": "shown",
      "forticloud.fortitoken.profiles": "none",
      "forticloud.forticnp.profiles": "none",
    };
    for (const keys of [{}, active]) {
      const names = offered(keys);
      assert.ok(names.length + 1 <= 30, names.join(" "));
      for (const name of ["addProfile", "startSandbox"]) assert.ok(names.includes(name), name);
    }
  });

  it("offers at most 60 commands with profiles of both services, whatever row is selected", () => {
    const shown = { ...withBoth, ...visible("users", "alerts") };
    for (const row of ["", ...rows]) {
      const names = offered({ ...shown, "forticloud.row": row });
      assert.ok(names.length + focusCommands <= 60, `${row}: ${names.length}`);
    }
    const names = offered({ ...withBoth, ...visible(...viewNames), "forticloud.sandboxRunning": true });
    assert.ok(names.length + focusCommands <= 60, `with all views and a sandbox: ${names.length}`);
  });

  it("offers the commands of the selected row's menu, and no others of rows", () => {
    const locked = offered({ ...withBoth, "forticloud.row": "record user writable enabled locked bypassOff" });
    for (const name of ["deleteUser", "bypassOn", "copyId", "showTokens"]) assert.ok(locked.includes(name), name);
    for (const name of ["lockUser", "bypassOff", "showAlertsOfPolicy"]) assert.ok(!locked.includes(name), name);
    const nothing = offered(withBoth);
    for (const name of ["deleteUser", "copyId", "refreshRow"]) assert.ok(!nothing.includes(name), name);
  });

  it("offers what is meant for a single row only while one row is selected", () => {
    const row = "record user writable enabled locked bypassOff";
    const several = offered({ ...withBoth, "forticloud.row": row, "forticloud.severalRows": true });
    assert.ok(several.includes("deleteUser") && several.includes("lockUser"));
    for (const name of ["aliasUser", "compareWithSelected"]) assert.ok(!several.includes(name), name);
  });

  it("offers commands of one service only with a profile of it", () => {
    const onlyCnp = offered({
      "forticloud.getStarted.state": "hidden",
      "forticloud.fortitoken.profiles": "none",
      "forticloud.forticnp.profiles": "one",
    });
    for (const name of ["findUser", "createUser", "importUsers", "undo"]) assert.ok(!onlyCnp.includes(name), name);
    for (const name of ["switchCompany", "alerts.arrange"]) assert.ok(onlyCnp.includes(name), name);
  });
});

describe("the commands", () => {
  it("are at most 110", () => assert.ok(Object.keys(allCommands).length <= 110));

  it("have a row with them in its menu, if the palette offers them for rows", () => {
    for (const [name, command] of Object.entries(allCommands)) assert.notEqual(paletteCondition(command), "", name);
  });
});

describe("the context menu of a row", () => {
  const menu = Object.entries(allCommands).flatMap(([name, { menus }]) => menus.map((entry) => ({ name, ...entry })));

  function groupsOn(viewItem: string, listMultiSelection: boolean): string[] {
    const keys = { view: "forticloud.users", viewItem, listMultiSelection };
    const entries = menu.filter(({ when }) => holds(when, keys));
    const inRow = entries.filter(
      ({ menu: where, group = "" }) => where === "view/item/context" && !/^inline/.test(group),
    );
    const inSubmenus = Object.entries(submenus).filter(([id]) => entries.some(({ menu: where }) => where === id));
    const groups = [...inRow, ...inSubmenus.map(([, submenu]) => submenu)].map(({ group = "" }) => group.split("@")[0]);
    return [...new Set(groups as string[])].sort();
  }

  it("has at most five groups, with the most common commands first and a deletion last", () => {
    for (const row of rows) {
      for (const isMany of [false, true]) {
        const groups = groupsOn(row, isMany);
        assert.ok(groups.length <= 5, `${row}: ${groups.join(", ")}`);
        const deletes = groups.indexOf("9_delete");
        assert.ok(deletes === -1 || deletes === groups.length - 1, row);
      }
    }
    assert.deepEqual(groupsOn("record user writable enabled locked bypassOff", false), [
      ...["0_open", "2_edit", "4_related", "6_copy", "9_delete"],
    ]);
  });

  it("puts what writes the clipboard and what is related to an alert into submenus", () => {
    for (const { name, menu: where } of menu) {
      if (where !== "view/item/context") continue;
      assert.ok(!/^copy(?!Sandbox|TokenCode)/.test(name), name);
    }
  });
});
