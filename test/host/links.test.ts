import assert from "node:assert/strict";
import * as vscode from "vscode";
import { fortitokenCredentials } from "../../src/sandbox";
import { ExplorerBench, isRecord } from "./explorerBench";
import { until } from "./until";
import { itemOf } from "../itemOf";

describe("links and cURL lines of records", () => {
  let bench: ExplorerBench;
  /** The messages that the user saw. */
  let reported: string[];

  before(async () => {
    bench = await ExplorerBench.start();
  });
  beforeEach(async () => {
    await bench.clear();
    await bench.addFortitoken();
    await bench.addForticnp();
    await closeAll();
    reported = [];
    const { dialogs } = bench.app;
    dialogs.error = dialogs.info = (message) => Promise.resolve(void reported.push(message));
  });
  afterEach(() => {
    for (const method of ["error", "info"]) Reflect.deleteProperty(bench.app.dialogs, method);
  });
  after(async () => {
    await closeAll();
    await bench.stop();
  });

  const closeAll = () => vscode.commands.executeCommand("workbench.action.closeAllEditors");
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
  const userRow = async () => {
    const row = (await bench.rows("users")).find(isRecord);
    assert.ok(row, "the Users view lists a user");
    return row;
  };

  it("copies a link that opens the record's page", async () => {
    const row = await userRow();
    await bench.run("copyLink", row);
    const link = await vscode.env.clipboard.readText();
    assert.match(link, /^[\w-]+:\/\/forticloud-explorer\.forticloud-explorer\/open\?/);
    await bench.app.handleUri(vscode.Uri.parse(link));
    await until(() => tabs().includes(itemOf(row).label as string));
    assert.deepEqual(reported, []);
    assert.match(link, /host=sandbox&/);
    assert.ok(!link.includes(row.ref.profileId));
  });

  it("opens a colleague's link in the profile of the same account", async () => {
    const row = await userRow();
    await bench.run("copyLink", row);
    const link = vscode.Uri.parse(await vscode.env.clipboard.readText());
    await bench.app.profiles.remove(row.ref.profileId);
    await bench.app.handleUri(link);
    assert.match(reported[0]!, /needs the sandbox of FortiToken Cloud with client ID/);
    await bench.addFortitoken({ id: "token-of-this-editor" });
    await bench.app.handleUri(link);
    await until(() => tabs().includes(itemOf(row).label as string));
    await bench.addFortitoken({ id: "token-second", label: "Second" });
    await bench.answering(["Second"], () => bench.app.handleUri(link));
    assert.equal(reported.length, 1);
  });

  for (const [title, place] of [
    ["sends only read requests for a link", `host=sandbox&account=${fortitokenCredentials.webApp.clientId}`],
    ["sends only read requests for a link of an older version", "profile=token-1"],
  ] as const) {
    it(title, async () => {
      const { ref } = await userRow();
      bench.sandbox.requests.clear();
      const query = `${place}&service=fortitoken&kind=user&id=${ref.id}&delete=true`;
      await bench.app.handleUri(vscode.Uri.parse(`vscode://forticloud-explorer.forticloud-explorer/open?${query}`));
      await until(() => bench.sandbox.requests.count("fortitoken", "getUser") > 0);
      assert.deepEqual(new Set(bench.sandbox.requests.entries().map(({ method }) => method)), new Set(["GET"]));
    });
  }

  for (const [what, path, words] of [
    [
      "an unknown profile",
      "/open?profile=gone&service=fortitoken&kind=user&id=1",
      /profile of this link does not exist/,
    ],
    [
      "a profile of the other service",
      "/open?profile=cnp-1&service=fortitoken&kind=user&id=1",
      /profile of this link does not exist/,
    ],
    [
      "an unknown kind",
      "/open?profile=token-1&service=fortitoken&kind=secret&id=1",
      /does not refer to a valid record/,
    ],
    [
      "a host that no profile has",
      "/open?service=fortitoken&host=fic.fortinet.com:9696&account=x&kind=user&id=1",
      /needs FortiToken Cloud at fic\.fortinet\.com:9696 with client ID x/,
    ],
    [
      "http to another machine",
      "/open?service=fortitoken&host=http://evil.example.net:80&account=x&kind=user&id=1",
      /does not refer to a valid record/,
    ],
    ["no id", "/open?profile=token-1&service=fortitoken&kind=user", /does not refer to a valid record/],
    ["another path", "/delete?profile=token-1&service=fortitoken&kind=user&id=1", /does not refer to a valid record/],
  ] as const) {
    it(`shows an error for a link with ${what}`, async () => {
      await bench.app.handleUri(vscode.Uri.parse(`vscode://forticloud-explorer.forticloud-explorer${path}`));
      assert.equal(reported.length, 1);
      assert.match(reported[0]!, words);
      assert.deepEqual(tabs(), []);
    });
  }

  it("copies the request that reads a user or an alert as a cURL line for bash", async () => {
    const row = await userRow();
    await bench.run("copyAsCurl", row);
    assert.equal(
      await vscode.env.clipboard.readText(),
      `curl '${bench.sandbox.fortitokenUrl}/api/v1/user/${row.ref.id}' -H 'Accept: application/json' -H "Authorization: Bearer $TOKEN"`,
    );
    await bench.run("copyAsCurl", { profileId: "cnp-1", service: "forticnp", kind: "alert", id: "al-7" });
    const line = await vscode.env.clipboard.readText();
    for (const part of ["/api/v1/alert/list'", "companyId: 771205", "roleId: 771204", '"id":"al-7"', "Bearer $TOKEN"]) {
      assert.ok(line.includes(part), line);
    }
    assert.match(reported[0]!, /\$TOKEN/);
  });

  it("copies the sign-in as a cURL line without the secret", async () => {
    await bench.run("copySignInAsCurl", "token-1");
    const line = await vscode.env.clipboard.readText();
    assert.match(line, /^TOKEN=\$\(curl -X POST 'http:.*\/api\/v1\/login'.*"client_secret":"'"\$CLIENT_SECRET"'"/);
  });
});
