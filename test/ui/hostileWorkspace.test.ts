import assert from "node:assert/strict";
import fs from "node:fs";
import { fortitokenCredentials } from "../../src/sandbox";
import { promise } from "../promise";
import { TlsServer } from "../tls/tlsServer";
import { fixture, marked } from "./fixture";
import { makeHostileWorkspace, Trap } from "./hostileWorkspace";
import { Workbench } from "./workbench";

const { webApp } = fortitokenCredentials;
const title = "a workspace changes no host, disables no check, starts no sign-in and sends no token";

describe("A malicious workspace", () => {
  let trap: Trap;
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    const { sandbox, browser, signedIn } = fixture();
    trap = await Trap.start();
    sandbox.reset();
    const user = { profileId: "", service: "fortitoken", kind: "user", id: await someUser() };
    folder = makeHostileWorkspace(trap, { id: "forticloud.enableUser", argument: user });
    sandbox.requests.clear();
    workbench = await Workbench.open(browser, signedIn.addressOf(folder));
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench.picture(`failed-${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await workbench.close();
    await trap.stop();
    fs.rmSync(folder, { recursive: true });
  });

  async function someUser(): Promise<string> {
    const { fortitokenUrl } = fixture().sandbox;
    const login = await fetch(`${fortitokenUrl}/api/v1/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: webApp.clientId, client_secret: webApp.clientSecret }),
    });
    const { access_token } = (await login.json()) as { access_token: string };
    const users = await fetch(`${fortitokenUrl}/api/v1/user`, { headers: { authorization: `Bearer ${access_token}` } });
    return ((await users.json()) as { id: string }[])[0]!.id;
  }

  const sent = () =>
    fixture()
      .sandbox.requests.entries()
      .map(({ method, path }) => `${method} ${path}`);

  /** The entries of a file's context menu in the Explorer. */
  async function fileMenu(name: string): Promise<string> {
    const { page } = workbench;
    await workbench.runCommand("File: Focus on Files Explorer");
    const row = page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first();
    await row.click({ button: "right" });
    const menu = page.locator(".monaco-menu").first();
    await menu.locator(".action-item", { hasText: "Rename" }).first().waitFor();
    const text = await menu.innerText();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
    return text;
  }

  /** Starts a sign-in to a host and waits until it has failed. */
  async function failToSignIn(host: string, because: RegExp): Promise<void> {
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiToken Cloud");
    await workbench.chooseHost(host);
    await workbench.answer("Client ID", webApp.clientId);
    await workbench.answer("Client secret", marked(webApp.clientSecret));
    await workbench.choose("Check Sign-In and Continue");
    await workbench.quickRow(because).waitFor();
    await workbench.page.keyboard.press("Escape");
    await workbench.quickInput.waitFor({ state: "hidden" });
  }

  for (const trusted of [false, true]) {
    promise(trusted ? `${title}, even if it is trusted` : title, { short: 1, long: 1 }, async (_, tally) => {
      await tally.try("no request is sent before the user does something", () => {
        if (!trusted) assert.deepEqual([sent(), trap.visits], [[], []]);
      });
      if (trusted) {
        await workbench.runCommand("Workspaces: Manage Workspace Trust");
        await workbench.page.getByRole("button", { name: "Trust", exact: true }).first().click();
        await workbench.page.locator('.statusbar-item[aria-label*="Restricted Mode"]').waitFor({ state: "detached" });
        await workbench.runCommand("View: Close All Editors");
      } else {
        await workbench.page.locator('.statusbar-item[aria-label*="Restricted Mode"]').waitFor();
      }
      await tally.try("the rows come from the host of the profile", async () => {
        await workbench.openSidebar();
        await workbench.openView("Realms");
        await workbench.row("Realms", "branch-lab").waitFor();
        await workbench.runCommand("FortiCloud: Refresh Realms");
        await workbench.row("Realms", "branch-lab").waitFor();
      });
      await tally.try("Sync Users is offered on a file of a trusted workspace only", async () => {
        assert.equal((await fileMenu("users.csv")).includes("Synchronize Realm with File"), trusted);
        await workbench.openSidebar();
      });
      await tally.try("an untrusted certificate stays untrusted", async () => {
        const server = await TlsServer.start();
        await failToSignIn(server.url, /is not trusted/);
        assert.equal(server.received, "");
        await server.stop();
      });
      await tally.try("the workspace's proxy gets no request", async () => {
        await failToSignIn("https://service.invalid", /No address was found|does not respond/);
      });
      if (trusted) {
        await tally.try("a task that names a user changes nothing", async () => {
          const before = sent().filter((line) => !line.startsWith("GET")).length;
          await workbench.runCommand("Tasks: Run Task");
          await workbench.choose("hostile");
          await workbench.dialog.getByText("called this command, not a row").waitFor();
          await workbench.pressInDialog("Cancel");
          await workbench.dialog.waitFor({ state: "hidden" });
          assert.equal(sent().filter((line) => !line.startsWith("GET")).length, before);
        });
      }
      await tally.try("the workspace's own address gets no request", () => {
        assert.deepEqual(
          trap.visits.filter((line) => !line.includes("/ran/")),
          [],
        );
      });
    });
  }
});
