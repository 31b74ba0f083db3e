import assert from "node:assert/strict";
import fs from "node:fs";
import { fortitokenCredentials } from "../../src/sandbox";
import { promise } from "../promise";
import { filesOf } from "./canary";
import { endRun, fixture, marked, useWindow } from "./fixture";

const { webApp } = fortitokenCredentials;

/**
 * Runs last in the suite, by its name. It uses secrets in every way (typed, refused, used, echoed by a service in an
 * error, copied, revoked), and then searches all data of the suite's windows, servers and files for them.
 */
describe("The whole run", () => {
  const window = useWindow("blank");

  /** The profile's token: the sandbox returns a valid token again. */
  async function token(): Promise<string> {
    const answer = await fetch(`${fixture().sandbox.fortitokenUrl}/api/v1/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: webApp.clientId, client_secret: webApp.clientSecret }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  before(async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiToken Cloud");
    await workbench.chooseHost(fixture().sandbox.fortitokenUrl);
    await workbench.answer("Client ID", webApp.clientId);
    await workbench.answer("Client secret", marked("sandbox-wrong-secret-9999"));
    await workbench.choose("Check Sign-In and Continue");
    await workbench.quickRow("refused the sign-in").waitFor();
    await workbench.choose("Client secret");
    await workbench.answer("Client secret", marked(webApp.clientSecret));
    await workbench.choose("Check Sign-In and Continue");
    await workbench.choose("Label");
    await workbench.answer("Label", "Canary");
    await workbench.choose("Add Profile");
    await workbench.openView("Realms");
    await workbench.row("Realms", "branch-lab").waitFor();
    await workbench.clearNotifications();
  });

  it("shows an error whose text echoes token and secret, without either", async () => {
    const workbench = window();
    const bearer = await token();
    assert.ok(bearer.includes(fixture().canary.marker));
    const words = `Bearer ${bearer} of ${webApp.clientId}:${marked(webApp.clientSecret)} was refused here`;
    const { faults } = fixture().sandbox;
    for (const operation of ["listRealms", "pageRealms"]) {
      faults.add({ service: "fortitoken", operation, status: 500, body: { message: words }, times: 9 });
    }
    await workbench.runCommand("FortiCloud: Refresh Realms");
    await workbench.page.waitForFunction('document.body.innerHTML.includes("was refused here")');
    await workbench.runCommand("FortiCloud: Show Log");
    await workbench.page.locator(".output-view-wrapper, .panel .monaco-editor").first().waitFor();
    faults.clear();
  });

  it("copies a user's page and both cURL lines without a token", async () => {
    const workbench = window();
    await workbench.row("Users", "nikos").click();
    await workbench.webview.getByRole("button", { name: "Copy as cURL" }).click();
    await workbench.copied(/\$TOKEN/);
    await workbench.runCommand("FortiCloud: Copy Sign-In as cURL");
    await workbench.choose("Canary");
    await workbench.copied(/\$CLIENT_SECRET/);
  });

  it("gets a new token when the service revokes the old one", async () => {
    const workbench = window();
    const { sandbox } = fixture();
    sandbox.reset();
    sandbox.requests.clear();
    await workbench.runCommand("FortiCloud: Refresh Realms");
    const isRead = () =>
      sandbox.requests.entries().some(({ operation, status }) => operation === "pageRealms" && status === 200);
    while (!isRead()) await workbench.page.waitForTimeout(50);
    await workbench.row("Realms", "branch-lab").waitFor();
  });

  promise("secrets and tokens are stored only in SecretStorage", { short: 1, long: 1 }, async (_, tally) => {
    const { canary, blank, signedIn, temporary } = fixture();
    canary.lookAtProcesses();
    await window().close();
    await endRun();
    canary.lookAtFolder("file", signedIn.dataDir);
    canary.lookAtFolder("file", blank.dataDir);
    canary.lookAtFolder("temporary file", temporary);
    for (const { place, hit } of canary.searches) {
      await tally.try(place, () => assert.equal(hit, undefined));
    }
    for (const kind of ["clipboard", "page", "browser store", "browser request", "request", "file", "temporary file"]) {
      await tally.try(`there is a ${kind} to search`, () => assert.ok(canary.count(kind) > 0));
    }
    await tally.try("the log contains headers and bodies", () => {
      const [log = ""] = filesOf(blank.dataDir).filter((file) => file.endsWith("FortiCloud Explorer.log"));
      const text = fs.readFileSync(log, "utf8");
      assert.match(text, /Authorization: \*\*\*/i);
      assert.match(text, /\[trace\] [^]*"client_secret": "\*\*\*"/i);
    });
  });
});
