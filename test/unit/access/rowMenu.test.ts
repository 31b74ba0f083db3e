import assert from "node:assert/strict";
import { RowMenu } from "../../../src/access/rowMenu";

describe("the commands of a record's page", () => {
  const menu = new RowMenu(new Map([["forticloud.unlockUser", "Konto entsperren"]]));
  const commands = (contextValue: string) => menu.commandsOn(contextValue).map(({ id }) => id);

  it("begin with what the state of a user asks for", () => {
    const locked = commands("record user writable enabled locked bypassOff");
    assert.deepEqual(locked.slice(0, 3), ["unlockUser", "editUser", "newToken"]);
    assert.ok(!locked.includes("lockUser") && !locked.includes("enableUser"));
    assert.equal(commands("record user writable disabled unlocked bypassOff")[0], "enableUser");
  });

  it("change nothing in a read-only profile", () => {
    assert.deepEqual(commands("record user readOnly enabled locked bypassOff"), ["showTokens"]);
  });

  it("lead from an alert and from a token to their relatives", () => {
    assert.deepEqual(commands("record alert"), []);
    assert.deepEqual(commands("record alert ofPolicy ofCountry ofResource"), [
      ...["revealResource", "showAlertsOfPolicy", "showAlertsOfCountry"],
    ]);
    assert.deepEqual(commands("record token mobile assigned writable"), ["showOwner"]);
    assert.deepEqual(commands("record token mobile free writable"), []);
  });

  it("have the titles of the editor's language", () => {
    const [unlock] = menu.commandsOn("record user writable enabled locked bypassOff");
    assert.equal(unlock?.title, "Konto entsperren");
  });
});
