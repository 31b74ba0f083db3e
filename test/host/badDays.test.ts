import assert from "node:assert/strict";
import * as vscode from "vscode";
import nls from "../../package.nls.json";
import type { TreeNode } from "../../src/explorer/tree/node";
import type { ViewName } from "../../src/manifest/views";
import type { Profile } from "../../src/profiles/profile";
import type { RecordRef } from "../../src/records/recordRef";
import type { Fault } from "../../src/sandbox/fault";
import { TlsServer } from "../tls/tlsServer";
import { descriptionOf, ExplorerBench, labelOf, tooltipOf } from "./explorerBench";
import { commandsOnRow } from "./rowMenus";
import { until } from "./until";
import { itemOf } from "../itemOf";

interface Shown {
  readonly message: string;
  readonly buttons: readonly string[];
}

/** A failure, and what the user sees of it. */
interface BadDay {
  readonly name: string;
  /** The fault of one request; absent if the profile is wrong. */
  readonly fault?: Omit<Fault, "service" | "operation" | "times">;
  readonly profile?: () => Partial<Profile>;
  /** The view of its row; absent means Users. */
  readonly view?: ViewName;
  /** The row's label. */
  readonly title: string;
  /** The failure in the notification and in the row's tooltip. */
  readonly happened: RegExp;
  /** The remedy in both. */
  readonly todo: RegExp;
  /** The notification's buttons, with the commands of the row's icons for them. */
  readonly ways?: Readonly<Record<string, string>>;
}

describe("service failures", () => {
  let bench: ExplorerBench;
  let selfSigned: TlsServer;
  let shown: Shown[];

  before(async () => (selfSigned = await TlsServer.start()));
  beforeEach(async () => {
    // Each test has its own sandbox, because the extension respects a requested pause.
    bench = await ExplorerBench.start({ users: 130 });
    shown = [];
    bench.app.dialogs.error = (message, ...buttons) => {
      shown.push({ message, buttons: buttons.map(({ title }) => title) });
      return Promise.resolve();
    };
  });
  afterEach(async () => {
    Reflect.deleteProperty(bench.app.dialogs, "error");
    await setTimeLimit(undefined);
    await bench.app.vault.remove("acme");
    await bench.stop();
  });
  after(() => selfSigned.stop());

  /** Adds a profile named Acme beside another one, so that each has a row. */
  async function addProfiles(acme: Partial<Profile>, beside: Partial<Profile> = {}): Promise<void> {
    if (acme.sandbox === false) await keepWrongSecret(acme.host);
    await bench.addFortitoken({ id: "beside", label: "Beside", ...beside });
    await bench.addFortitoken({ id: "acme", label: "Acme", ...acme });
  }

  const keepWrongSecret = (host?: string) => bench.keepSecret("acme", "no-such-secret-0000", host);

  /** The first row below Acme's. */
  async function acmeRow(view: ViewName = "users"): Promise<TreeNode> {
    const [row] = await bench.rows(view, await bench.row(view, "Acme"));
    assert.ok(row, "a silent empty list");
    return row;
  }

  async function notification(): Promise<Shown> {
    const ofAcme = () => shown.find(({ message }) => /\bAcme\b/.test(message));
    await until(() => ofAcme() !== undefined);
    return ofAcme()!;
  }

  function assertRow(row: TreeNode, day: BadDay): void {
    const { contextValue } = itemOf(row);
    assert.equal(labelOf(row), day.title);
    assert.match(descriptionOf(row), day.todo);
    assert.match(tooltipOf(row), day.happened);
    assert.match(tooltipOf(row), day.todo);
    const inline = commandsOnRow(contextValue ?? "", "inline");
    for (const command of ["showLog", "retry", ...Object.values(day.ways ?? {})]) assert.ok(inline.includes(command));
  }

  function assertNotification({ message, buttons }: Shown, day: BadDay): void {
    assert.match(message, day.happened);
    assert.match(message, day.todo);
    assert.match(message, /\bAcme\b/);
    assert.deepEqual(buttons, [...Object.keys(day.ways ?? {}), "Show Log"]);
  }

  /** Another host, so that a fault affects only Acme. */
  const elsewhere = { host: "http://127.0.0.1:9" };
  const editProfile = { "Edit Profile": "editProfile" };

  const days: readonly BadDay[] = [
    {
      name: "a wrong credential",
      profile: () => ({ sandbox: false }),
      title: "Sign-in refused",
      happened: /refused the sign-in\./,
      todo: /sign in again with a valid one\./,
      ways: { "Sign In Again": "signIn" },
    },
    {
      name: "an unknown host",
      profile: () => ({ sandbox: false, host: "https://fortitoken.invalid:9696" }),
      title: "Host not found",
      happened: /No address was found/,
      todo: /Check the host's name/,
      ways: editProfile,
    },
    {
      name: "a certificate that is not trusted",
      profile: () => ({ sandbox: false, host: selfSigned.url }),
      title: "Certificate not trusted",
      happened: /certificate of .* is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
      todo: /Check the host's name; .* add its CA/,
      ways: editProfile,
    },
    {
      name: "a broken connection",
      fault: { drop: true },
      title: "No response from host",
      happened: /does not respond\./,
      todo: /Start the sandbox, then try again\./,
      ways: { "Start Sandbox": "startSandbox" },
    },
    {
      name: "402",
      fault: { status: 402 },
      title: "No subscription or quota",
      happened: /no valid subscription .* quota is used up\./,
      todo: /Check the licence/,
    },
    {
      name: "404",
      fault: { status: 404 },
      // A 404 of a list of users means that there are none.
      view: "realms",
      title: "Not found",
      happened: /no longer has this record\./,
      todo: /Refresh the view/,
    },
    {
      name: "404 as a web page",
      fault: { status: 404, contentType: "text/html", body: "<html>No such page</html>" },
      title: "A web page instead of data",
      happened: /returned a web page instead of data\./,
      todo: /Check the profile's host/,
      ways: editProfile,
    },
    {
      name: "409",
      fault: { status: 409 },
      title: "Conflict",
      happened: /reported a conflict/,
      todo: /Refresh, then try again\./,
    },
    {
      name: "429",
      fault: { status: 429 },
      title: "Too many requests",
      happened: /received too many requests\./,
      todo: /Try again in 5 min\./,
    },
    {
      name: "429 with Retry-After",
      fault: { status: 429, headers: { "Retry-After": "40" } },
      title: "Too many requests",
      happened: /received too many requests\./,
      todo: /Try again in 40 s\./,
    },
    {
      name: "500",
      fault: { status: 500 },
      title: "Server error (500)",
      happened: /reported a server error \(500\)\./,
      todo: /Try again later\./,
    },
    {
      name: "503 with Retry-After, as a web page",
      fault: { status: 503, headers: { "Retry-After": "600" }, contentType: "text/html", body: "<html>Down</html>" },
      title: "Server error (503)",
      happened: /reported a server error \(503\)\./,
      todo: /Try again in 10 min\./,
    },
    {
      name: "HTML instead of JSON",
      fault: { status: 200, contentType: "text/html", body: "<!doctype html><title>Sign in to the hotel</title>" },
      title: "A web page instead of data",
      happened: /returned a web page instead of data\./,
      todo: /Check the profile's host and whether a proxy/,
      ways: editProfile,
    },
    {
      name: "an empty response",
      fault: { status: 200, body: "" },
      title: "Empty response",
      happened: /returned an empty response\./,
      todo: /Try again/,
    },
  ];

  /** Injects the fault into the next request of this operation. */
  function spoil(operation: string, { fault }: Pick<BadDay, "fault">): void {
    if (fault) bench.sandbox.faults.add({ service: "fortitoken", operation, times: 1, ...fault });
  }

  for (const day of days) {
    it(`${day.name}: the row shows the failure and the remedy`, async () => {
      for (const operation of ["pageUsers", "listUsers", "pageRealms", "listRealms"]) spoil(operation, day);
      await addProfiles(day.profile?.() ?? {}, elsewhere);
      assertRow(await acmeRow(day.view), day);
    });

    it(`${day.name}: a command's notification shows the failure, the remedy and the right profile`, async () => {
      await addProfiles(day.profile?.() ?? {}, day.profile?.() ?? {});
      spoil("getUser", day);
      await bench.run("deleteUser", userOf("acme"));
      assertNotification(await notification(), day);
    });
  }

  const slow: BadDay = {
    name: "response timeout",
    fault: { delayMs: 60_000 },
    title: "Request timed out",
    happened: /did not respond in time\./,
    todo: /raise the setting "forticloud\.requestTimeout"/,
  };

  it("response timeout: the row and the notification show the failure and the remedy", async () => {
    await setTimeLimit(1);
    spoil("pageUsers", slow);
    spoil("getUser", slow);
    await addProfiles({}, elsewhere);
    const [row] = await Promise.all([acmeRow(), bench.run("deleteUser", userOf("acme"))]);
    assertRow(row, slow);
    assertNotification(await notification(), slow);
  });

  it("403: the row shows the missing permission and the notification names the administrator as remedy", async () => {
    for (const operation of ["pageUsers", "getUser"]) spoil(operation, { fault: { status: 403 } });
    await addProfiles({}, elsewhere);
    const row = await acmeRow();
    assert.equal(labelOf(row), "No permission to see this");
    assert.equal(descriptionOf(row), "Select to test the connection");
    assert.match(tooltipOf(row), /Ask an administrator .* or use another profile\./);
    assert.deepEqual(commandsOnRow(itemOf(row).contextValue ?? "", "inline"), ["retry", "showLog"]);
    await bench.run("deleteUser", userOf("acme"));
    const { message, buttons } = await notification();
    assert.match(message, /^Acme \(.*\) does not allow this .* Ask an administrator/);
    assert.deepEqual(buttons, ["Show Log"]);
  });

  it("403 of the only profile: the welcome page of the view shows the missing permission and offers the log", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "pageUsers", status: 403, times: 1 });
    await bench.addFortitoken();
    assert.deepEqual((await bench.rows("users")).map(labelOf), []);
    assert.equal(bench.state("users"), "noPermission");
    assert.match(nls["welcome.users.noPermission"], /Ask an administrator[^]*\[Try Again\][^]*\[Show Log\]/);
  });

  it("a failed refresh keeps the loaded rows, with their age, below the row of the failure", async () => {
    await addProfiles({}, elsewhere);
    const acme = await bench.row("users", "Acme");
    const rows = await bench.rows("users", acme);
    spoil("pageUsers", { fault: { status: 429 } });
    await bench.run("refreshRow", acme);
    const [error, ...kept] = await bench.rows("users", acme);
    assert.equal(labelOf(error!), "Too many requests");
    assert.equal(descriptionOf(error!), "Try again in 5 min.");
    assert.match(tooltipOf(error!), /The rows were loaded just now\./);
    assert.deepEqual(kept, rows);
  });

  describe("a pause after a 429 without Retry-After", () => {
    const asked = () => bench.sandbox.requests.entries().filter(({ operation }) => operation === "pageUsers").length;
    const refuse = (times: number) =>
      bench.sandbox.faults.add({ service: "fortitoken", operation: "pageUsers", times, status: 429 });

    it("ends with Try Now on the row of the failure, which reloads the list", async () => {
      refuse(1);
      await bench.addFortitoken();
      const [error] = await bench.rows("users");
      assert.equal(labelOf(error!), "Too many requests");
      const value = itemOf(error!).contextValue ?? "";
      assert.ok(commandsOnRow(value, "inline").includes("tryNow"));
      assert.ok(commandsOnRow(value, "menu").includes("tryNow"));
      await bench.run("tryNow", error);
      assert.ok((await bench.rows("users")).length > 100);
      assert.equal(asked(), 2);
    });

    it("allows one request per Try Now while the service keeps answering 429", async () => {
      refuse(3);
      await bench.addFortitoken();
      for (const requests of [1, 2, 3]) {
        const [error] = await bench.rows("users");
        assert.equal(labelOf(error!), "Too many requests");
        assert.equal(asked(), requests);
        await bench.run("tryNow", error);
      }
      assert.ok((await bench.rows("users")).length > 100);
    });

    it("ends for all waiting requests with Try Now in the view's title or the palette", async () => {
      const blocked = () => bench.app.contextKeys.get("forticloud.fortitoken.blocked") === true;
      refuse(1);
      await bench.addFortitoken();
      await bench.rows("users");
      assert.equal(blocked(), false);
      await bench.run("users.refresh");
      const waiting = [bench.rows("users"), bench.rows("realms"), bench.rows("tokens")];
      await until(blocked);
      assert.equal(asked(), 1);
      await bench.run("tryNow");
      for (const rows of await Promise.all(waiting)) assert.doesNotMatch(labelOf(rows[0]!), /Too many/);
      assert.equal(asked(), 2);
      await until(() => !blocked());
    });
  });

  it("a failed page shows the failure on the row that loads it again", async () => {
    await bench.addFortitoken();
    const more = (await bench.rows("users")).at(-1)!;
    spoil("pageUsers", { fault: { status: 500 } });
    await bench.run("loadMore", more);
    assert.equal(descriptionOf(more), "Server error (500) · Try again later.");
    assert.deepEqual(commandsOnRow(itemOf(more).contextValue ?? "", "inline"), ["retry", "showLog"]);
    await bench.run("retry", more);
    assert.equal((await bench.rows("users")).length, 130);
  });

  describe("failures of FortiCNP", () => {
    it("shows a wrong credential in the row", async () => {
      await bench.app.vault.store(await bench.addForticnp({ id: "acme", sandbox: false }), "no-such-secret-0000");
      const [row] = await bench.rows("countries");
      assert.ok(row);
      assert.equal(labelOf(row), "Sign-in refused");
      assert.deepEqual(commandsOnRow(itemOf(row).contextValue ?? "", "inline"), [
        "retry",
        "showLog",
        "signIn",
        "editProfile",
      ]);
    });

    for (const [name, fault, title, todo] of [
      ["429", { status: 429 }, "Too many requests", /^Try again in 60 s\.$/],
      ["502", { status: 502 }, "Server error (502)", /^Try again later\.$/],
      ["HTML", { status: 200, body: "<html></html>" }, "A web page instead of data", /^Check the profile's host/],
      ["an empty response", { status: 200, body: "" }, "Empty response", /^Try again/],
    ] as const) {
      it(`shows ${name} in the row`, async () => {
        bench.sandbox.faults.add({ service: "forticnp", operation: "listCountries", times: 1, ...fault });
        await bench.addForticnp({ id: "acme", label: "Acme" });
        const [row] = await bench.rows("countries");
        assert.ok(row);
        assert.equal(labelOf(row), title);
        assert.match(descriptionOf(row), todo);
        assert.match(tooltipOf(row), /Acme/);
      });
    }
  });

  describe("failures in Test Connection", () => {
    for (const [layer, profile, ways] of [
      ["DNS", () => ({ host: "https://fortitoken.invalid:9696" }), ["Edit Profile"]],
      ["TLS", () => ({ host: selfSigned.url }), ["Edit Profile"]],
      ["sign-in", () => ({}), ["Sign In Again"]],
    ] as const) {
      it(`name the layer ${layer} and the remedy, and offer the log`, async () => {
        await addProfiles({ sandbox: false, ...profile() });
        await bench.run("testConnection", "acme");
        const { message, buttons } = await notification();
        assert.ok(message.startsWith(`Acme: the test failed at ${layer}. `), message);
        assert.match(message, /\. (Check|The secret is wrong)/);
        assert.deepEqual(buttons, ["Try Again", ...ways, "Show Log"]);
      });
    }
  });
});

function userOf(profileId: string): { ref: RecordRef } {
  return { ref: { profileId, service: "fortitoken", kind: "user", id: "5f0c7a52-0000-4000-8000-000000000001" } };
}

/** @param seconds timeout of a request; undefined for the default */
async function setTimeLimit(seconds: number | undefined): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration().update("forticloud.requestTimeout", seconds, target);
}
