import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { forticnpCredentials, fortitokenCredentials } from "../../src/sandbox";
import { callService, fixture, marked } from "./fixture";
import { Workbench } from "./workbench";

const { webApp } = fortitokenCredentials;

/** Each window has its own copy of the editor's state. */
describe("Two windows that change profiles at the same time", () => {
  let here: Workbench;
  let there: Workbench;

  before(async () => {
    const { browser, blank } = fixture();
    here = await Workbench.open(browser, blank.address);
    there = await here.openAnother(blank.address);
    for (const window of [here, there]) {
      await window.openSidebar();
      await window.view("Get Started").getByRole("button", { name: "Connect to FortiCNP" }).waitFor();
    }
  });
  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    await here.picture("failed-two-windows-here");
    await there.picture("failed-two-windows-there");
  });
  after(() => here.close());

  it("keep both profiles when each adds one", async () => {
    await Promise.all([fillFortitoken(here, "Alpha"), fillForticnp(there, "Beta")]);
    await Promise.all([here.choose("Add Profile"), there.choose("Add Profile")]);
    await expectProfiles(["Alpha", "Beta"]);
  });

  it("keep one window's new name and the other window's removal", async () => {
    await here.runCommand("FortiCloud: Edit Profile…");
    await here.choose("Alpha");
    await here.choose("Label");
    await here.answer("Label", "Gamma");
    await there.runCommand("FortiCloud: Remove Profile…");
    await there.choose("Beta");
    await Promise.all([here.choose("Save Profile"), there.pressInDialog("Remove Profile")]);
    await expectProfiles(["Gamma"], ["Alpha", "Beta"]);
  });

  it("keep the added profile and remove the other", async () => {
    await fillForticnp(there, "Delta");
    await here.runCommand("FortiCloud: Remove Profile…");
    await here.choose("Gamma");
    await Promise.all([here.pressInDialog("Remove Profile"), there.choose("Add Profile")]);
    await expectProfiles(["Delta"], ["Gamma", "Alpha", "Beta"]);
  });

  describe("one of which edits a profile while the other has a confirmed change", () => {
    const elsewhere = /now points to localhost.* was confirmed for 127\.0\.0\.1/;
    const realm = "new-site";
    let folder: string;

    before(async () => {
      folder = fs.mkdtempSync(path.join(fixture().temporary, "two-windows-"));
      await fillFortitoken(here, "Epsilon");
      await here.choose("Add Profile");
      await here.row("Users", "nikos").waitFor();
    });
    after(() => fixture().sandbox.faults.clear());

    it("stop a run, which continues without a lost or repeated row once the profile points back", async () => {
      const usernames = Array.from({ length: 20 }, (_, row) => `moved-${row}`);
      const file = path.join(folder, "moved.csv");
      const lines = usernames.map((username) => `${username},${username}@example.net,Email,${realm}\n`);
      fs.writeFileSync(file, ["username,email,auth_method,realm\n", ...lines].join(""));
      const { faults, requests } = fixture().sandbox;
      faults.add({ service: "fortitoken", operation: "createUser", delayMs: 4000, times: usernames.length });
      await here.openFile("FortiCloud: Import Users from CSV", file);
      await here.choose("Start");
      requests.clear();
      await here.pressInDialog("Import Users");
      await here.page.waitForFunction('document.body.innerText.includes("1 of 20")');
      await moveIn(there, "localhost");
      await here
        .notification(/stopped after \d+ of 20 users/)
        .filter({ hasText: elsewhere })
        .waitFor();

      faults.clear();
      await moveIn(here, "127.0.0.1");
      await here.pressInNotification(/stopped after/, "Resume");
      await here.notification(": 20 created").waitFor();
      const users = (await callService(`user?realm_id=${await realmId()}`)) as { username: string }[];
      const created = users.map(({ username }) => username).filter((username) => username.startsWith("moved-"));
      assert.deepEqual(created.sort(), usernames.sort());
      await here.clearNotifications();
    });

    it("send no write and no undo to the new place", async () => {
      await here.chooseFromRow("Users", "nikos", "Disable User");
      await here.pressInDialog("Disable");
      await here.notification("disabled").waitFor();
      await here.chooseFromRow("Users", "nikos", "Delete User");
      await here.dialog.getByText("Delete user nikos").waitFor();
      await moveIn(there, "localhost");
      fixture().sandbox.requests.clear();
      await here.pressInDialog("Delete");
      await here.closeNotification(elsewhere);
      await here.pressInNotification("disabled", "Undo");
      await here.notification(elsewhere).waitFor();
      const sent = fixture()
        .sandbox.requests.entries()
        .map(({ operation }) => operation);
      assert.deepEqual(
        sent.filter((operation) => operation === "deleteUser" || operation === "updateUser"),
        [],
      );
    });

    /** Another name of the same machine is another place. */
    async function moveIn(window: Workbench, name: "localhost" | "127.0.0.1"): Promise<void> {
      const { port } = new URL(fixture().sandbox.fortitokenUrl);
      await window.page.bringToFront();
      await window.runCommand("FortiCloud: Edit Profile…");
      await window.choose("Epsilon");
      await window.question("Edit Profile Epsilon").waitFor();
      await window.choose("Host");
      await window.chooseHost(`http://${name}:${port}`);
      await window.choose("Client secret");
      await window.answer("Client secret", marked(webApp.clientSecret));
      await window.choose("Save Profile");
      // The host as stored in a profile, because hosts are also stored elsewhere.
      await window.stored(`\\"host\\":\\"http://${name}:${port}\\"`);
      await here.page.bringToFront();
    }

    async function realmId(): Promise<string> {
      const [found] = (await callService(`realm?name=${realm}`)) as { id: string }[];
      assert.ok(found);
      return found.id;
    }
  });

  async function fillFortitoken(window: Workbench, label: string): Promise<void> {
    await window.runCommand("FortiCloud: Add Profile…");
    await window.choose("FortiToken Cloud");
    await window.chooseHost(fixture().sandbox.fortitokenUrl);
    await window.answer("Client ID", webApp.clientId);
    await window.answer("Client secret", marked(webApp.clientSecret));
    await name(window, label);
  }

  async function fillForticnp(window: Workbench, label: string): Promise<void> {
    await window.runCommand("FortiCloud: Add Profile…");
    await window.choose("FortiCNP");
    await window.chooseHost(fixture().sandbox.forticnpUrl);
    await window.answer("Credential", marked(forticnpCredentials.oneCompany));
    await name(window, label);
  }

  /** Fills in the form up to the step that adds the profile. */
  async function name(window: Workbench, label: string): Promise<void> {
    await window.choose("Check Sign-In and Continue");
    await window.choose("Label");
    await window.answer("Label", label);
    await window.quickRow("Add Profile").waitFor();
  }

  async function expectProfiles(present: readonly string[], absent: readonly string[] = []): Promise<void> {
    for (const window of [here, there]) await expectIn(window, present, absent);
  }

  /** Waits until the window lists the present profiles and none of the absent ones. */
  async function expectIn(window: Workbench, present: readonly string[], absent: readonly string[]): Promise<void> {
    await window.page.bringToFront();
    for (;;) {
      await window.runCommand("FortiCloud: Manage Profiles…");
      await window.quickRow("Add Profile…").waitFor();
      const rows = (await window.quickInput.locator(".monaco-list-row").allInnerTexts()).join("\n");
      await window.page.keyboard.press("Escape");
      await window.quickInput.waitFor({ state: "hidden" });
      const isThere = (label: string): boolean => rows.includes(label);
      if (present.every(isThere) && !absent.some(isThere)) return;
    }
  }
});
