import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { FindRow } from "../../src/browse/findRows";
import type { TreeNode } from "../../src/explorer/tree/node";
import type { Alert, User } from "../../src/contract";
import { fortitokenCredentials } from "../../src/sandbox";
import { descriptionOf, ExplorerBench, iconOf, isRecord, labelOf, type RecordRow } from "./explorerBench";
import { ownErrors } from "./ownErrors";
import { until } from "./until";
import { itemOf } from "../itemOf";

describe("explorer", () => {
  let bench: ExplorerBench;

  before(async () => {
    bench = await ExplorerBench.start();
  });
  afterEach(() => bench.clear());
  after(() => bench.stop());

  const users = () => bench.explorer.views.users;

  describe("a view", () => {
    it("exists only while its service has a profile; without any profile there is only Get Started", async () => {
      const shown = () => ({
        getStarted: bench.app.contextKeys.get("forticloud.getStarted.state"),
        fortitoken: bench.app.contextKeys.get("forticloud.fortitoken.profiles"),
        forticnp: bench.app.contextKeys.get("forticloud.forticnp.profiles"),
      });
      assert.deepEqual(shown(), { getStarted: "shown", fortitoken: "none", forticnp: "none" });
      for (const view of ["realms", "users", "alerts", "countries"] as const) {
        assert.deepEqual((await bench.rows(view)).map(labelOf), []);
      }
      await bench.addForticnp();
      assert.deepEqual(shown(), { getStarted: "hidden", fortitoken: "none", forticnp: "one" });
      await bench.addFortitoken();
      await bench.addFortitoken({ id: "token-2", label: "Second" });
      assert.deepEqual(shown(), { getStarted: "hidden", fortitoken: "several", forticnp: "one" });
      await bench.clear();
      assert.deepEqual(shown(), { getStarted: "shown", fortitoken: "none", forticnp: "none" });
    });

    it("shows the rows of its only profile at the root, and the profile's name and row count beside the title", async () => {
      await bench.addFortitoken();
      const rows = await bench.rows("users");
      assert.ok(isRecord(rows[0]));
      assert.equal(users().tree.description, "100+ · Sandbox Tokens");
      assert.equal(bench.state("users"), "rows");
      assert.equal(users().getParent(rows[0]), undefined);
    });

    it("shows the rows of the profile that the user chose from several, and of all in rows on request", async () => {
      await bench.addFortitoken({ label: "Acme" });
      await bench.addFortitoken({ id: "token-2", label: "Bolt" });
      await bench.answering(["Bolt"], () => bench.run("fortitoken.switchProfile"));
      for (const view of ["users", "realms"] as const) {
        const [row] = await bench.rows(view);
        assert.ok(isRecord(row));
        assert.equal(row.profileId, "token-2", view);
      }
      assert.equal(users().tree.description, "100+ · Bolt");
      await bench.app.profiles.remove("token-2");
      assert.equal(
        (await bench.rows("users"))[0]?.profileId,
        "token-1",
        "a removed profile gives way to the first one",
      );
      await bench.addFortitoken({ id: "token-3", label: "Core" });
      await bench.answering(["All Profiles"], () => bench.run("fortitoken.switchProfile"));
      const rows = await bench.rows("users");
      assert.deepEqual(rows.map(labelOf), ["Acme", "Core"]);
      const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
      assert.deepEqual(
        rows.map((row) => itemOf(row).collapsibleState),
        [Expanded, Collapsed],
      );
    });

    it("shows the profile of the record that a jump starts from", async () => {
      await bench.addFortitoken({ label: "Acme" });
      await bench.addFortitoken({ id: "token-2", label: "Bolt" });
      await bench.answering(["Bolt"], () => bench.run("fortitoken.switchProfile"));
      const row = (await bench.rows("users")).find(isRecord);
      await bench.answering(["Acme"], () => bench.run("fortitoken.switchProfile"));
      assert.equal((await bench.rows("tokens"))[0]?.profileId, "token-1");
      await bench.run("showTokens", row);
      assert.equal((await bench.rows("tokens"))[0]?.profileId, "token-2");
    });

    it("shows several profiles as rows, and the failure of one does not hide the others", async () => {
      await bench.addFortitoken();
      await bench.addFortitoken({ id: "token-2", label: "Gone", host: "http://127.0.0.1:9" });
      assert.deepEqual((await bench.rows("realms")).map(labelOf), ["Sandbox Tokens", "Gone"]);
      const [good, bad] = await bench.rows("realms");
      assert.ok(isRecord((await bench.rows("realms", good))[0]));
      const [error, ...others] = await bench.rows("realms", bad);
      assert.equal(others.length, 0);
      assert.match(itemOf(error!).contextValue ?? "", /^message error/);
      assert.equal(labelOf(error!), "No response from host");
      assert.equal(descriptionOf(error!), "Start the sandbox, then try again.");
      assert.equal(users().getParent((await bench.rows("users", good))[0]!)?.profileId, "token-1");
    });

    it("does not show the rows of a profile that was removed while they were loading", async () => {
      await bench.addFortitoken();
      bench.sandbox.faults.add({ service: "fortitoken", operation: "pageUsers", delayMs: 10_000, times: 1 });
      const rows = bench.rows("users");
      await bench.app.profiles.remove("token-1");
      assert.deepEqual((await rows).map(labelOf), []);
    });

    it("loads again when a secret is stored before the first sign-in has its response", async () => {
      await bench.addFortitoken();
      bench.sandbox.faults.add({ service: "fortitoken", operation: "login", delayMs: 10_000, times: 1 });
      const rows = bench.rows("users");
      await until(() => bench.sandbox.faults.size === 0);
      await bench.keepSecret("token-1", fortitokenCredentials.webApp.clientSecret);
      await rows;
      await until(async () => isRecord((await bench.rows("users"))[0]));
      await bench.app.vault.remove("token-1");
    });

    it("shows that a profile is signed out, and its rows after the secret was stored", async () => {
      const { clientSecret } = fortitokenCredentials.webApp;
      await bench.addFortitoken({ id: "token-3", sandbox: false });
      assert.deepEqual((await bench.rows("users")).map(labelOf), []);
      assert.equal(bench.state("users"), "signedOut");
      await bench.keepSecret("token-3", clientSecret);
      await until(async () => (await bench.rows("users")).length > 0);
      assert.equal(bench.state("users"), "rows");
      await bench.app.vault.remove("token-3");
      await until(async () => (await bench.rows("users")).length === 0);
      assert.equal(bench.state("users"), "signedOut");
    });

    it("shows that the profile has no permission", async () => {
      await bench.addFortitoken({ clientId: fortitokenCredentials.noPermission.clientId });
      assert.deepEqual((await bench.rows("users")).map(labelOf), []);
      assert.equal(bench.state("users"), "noPermission");
    });

    it("shows signed-out and no-permission states in a row under the profile's row", async () => {
      await bench.addFortitoken({ id: "token-3", label: "Out", sandbox: false });
      await bench.addFortitoken({ id: "token-4", clientId: fortitokenCredentials.noPermission.clientId });
      const [out, denied] = await bench.rows("users");
      const [signIn] = await bench.rows("users", out);
      assert.equal(itemOf(signIn!).command?.command, "forticloud.signIn");
      assert.equal((itemOf(signIn!).command!.arguments![0] as TreeNode).profileId, "token-3");
      assert.equal(descriptionOf(out!), "signed out");
      const [test] = await bench.rows("users", denied);
      assert.equal(itemOf(test!).command?.command, "forticloud.testConnection");
    });
  });

  describe("a failed request", () => {
    it("is shown in a row and not retried before the user asks for it", async () => {
      await bench.addFortitoken();
      bench.sandbox.faults.add({ service: "fortitoken", operation: "pageRealms", status: 402, times: 1 });
      const [error] = await bench.rows("realms");
      assert.equal(itemOf(error!).command?.command, "forticloud.retry");
      const asked = bench.sandbox.requests.count();
      assert.equal((await bench.rows("realms")).length, 1);
      assert.equal(bench.sandbox.requests.count(), asked);
      await bench.run("retry", error);
      await until(async () => isRecord((await bench.rows("realms"))[0]));
    });

    it("after a refresh keeps the last good rows and shows their age", async () => {
      await bench.addFortitoken();
      const before = (await bench.rows("users")).map(labelOf);
      bench.sandbox.faults.add({ service: "fortitoken", operation: "pageUsers", status: 402, times: 1 });
      await bench.run("users.refresh");
      const [error, ...rows] = await bench.rows("users");
      assert.match(itemOf(error!).contextValue ?? "", /^message error/);
      assert.match(descriptionOf(error!), /^Check the licence/);
      assert.deepEqual(rows.map(labelOf), before);
      await bench.run("users.refresh");
      await until(async () => isRecord((await bench.rows("users"))[0]));
    });

    it("while loading more keeps the loaded rows, and its row loads the page again", async () => {
      await bench.addFortitoken();
      const more = (await bench.rows("users")).at(-1)!;
      bench.sandbox.faults.add({ service: "fortitoken", operation: "pageUsers", status: 402, times: 1 });
      await bench.run("loadMore", more);
      assert.equal((await bench.rows("users")).length, 101);
      assert.match(itemOf(more).contextValue ?? "", /error/);
      await bench.run("loadMore", more);
      assert.equal((await bench.rows("users")).length, 201);
      assert.equal(itemOf(more).contextValue, "more");
    });
  });

  describe("Users view", () => {
    it("loads one page at a time and selects the first new row", async () => {
      await bench.addFortitoken();
      await vscode.commands.executeCommand("forticloud.users.focus");
      await until(() => users().tree.visible);
      const first = await bench.rows("users");
      assert.equal(first.length, 101);
      assert.equal(labelOf(first[100]!), "Load more");
      assert.equal(descriptionOf(first[100]!), "(100 shown)");
      await bench.run("loadMore", first[100]);
      const second = await bench.rows("users");
      assert.equal(second.length, 201);
      assert.deepEqual(second.slice(0, 100), first.slice(0, 100));
      await until(() => users().tree.selection[0] === second[100]);
      await bench.run("loadMore");
      const all = await bench.rows("users");
      assert.equal(all.length, 250);
      assert.equal(new Set(all.map(({ id }) => id)).size, 250);
      assert.equal(bench.sandbox.requests.count("fortitoken", "pageUsers"), 3);
    });

    for (const latencyMs of [0, 220, 700]) {
      it(`selects the first new row, without an error, when a page takes ${latencyMs} ms`, async () => {
        const shown: string[] = [];
        const error = (message: string) => Promise.resolve(void shown.push(message));
        Object.assign(bench.app.dialogs, { error });
        await bench.addFortitoken();
        await vscode.commands.executeCommand("forticloud.users.focus");
        await until(() => users().tree.visible);
        const more = (await bench.rows("users")).at(-1)!;
        bench.sandbox.options.set({ latencyMs, latencySpreadMs: 0 });
        await bench.run("loadMore", more);
        const rows = await bench.rows("users");
        assert.deepEqual(users().tree.selection, [rows[100]]);
        Reflect.deleteProperty(bench.app.dialogs, "error");
        assert.deepEqual(shown, []);
      });
    }

    it("reloads as many pages as were loaded", async () => {
      await bench.addFortitoken();
      await bench.run("loadMore", (await bench.rows("users")).at(-1));
      const before = await bench.rows("users");
      await bench.run("users.refresh");
      const after = await bench.rows("users");
      assert.deepEqual(after, before);
    });

    it("requests a list only once, even if its rows are read several times", async () => {
      await bench.addFortitoken();
      await Promise.all([bench.rows("users"), bench.rows("users")]);
      await bench.rows("users");
      assert.equal(bench.sandbox.requests.count("fortitoken", "pageUsers"), 1);
      assert.equal(bench.sandbox.requests.count("fortitoken", "login"), 1);
    });

    it("shows a user's state in icon, tooltip, accessibility label and menus", async () => {
      await bench.addFortitoken({ readOnly: true });
      const rows = (await bench.rows("users")).filter(isRecord);
      const icons = new Set(rows.map(iconOf));
      for (const icon of ["account", "lock", "circle-slash", "debug-step-over"]) assert.ok(icons.has(icon), icon);
      const locked = itemOf(rows.find((row) => iconOf(row) === "lock")!);
      assert.match(locked.tooltip as string, /locked/);
      assert.match(locked.accessibilityInformation?.label ?? "", /locked/);
      assert.match(locked.contextValue ?? "", /^record user readOnly enabled locked /);
      assert.equal(locked.command?.command, "forticloud.previewRecord");
    });

    it("filters on the service, shows the filter beside the title, and clears it", async () => {
      await bench.addFortitoken();
      await users().filter.set({ status: ["disabled"], method: ["Email"] });
      const rows = (await bench.rows("users")).filter(isRecord);
      assert.ok(rows.length > 0);
      for (const row of rows) {
        const user = row.record.value as User;
        assert.deepEqual([user.active, user.auth_method], [false, "Email"]);
      }
      assert.equal(users().tree.description, `disabled · Email · ${rows.length} · Sandbox Tokens`);
      assert.equal(bench.app.contextKeys.get("forticloud.users.filtered"), true);
      await bench.run("users.clearFilter");
      assert.equal((await bench.rows("users")).length, 101);
      assert.equal(users().tree.description, "100+ · Sandbox Tokens");
    });

    it("filters by a realm's name and shows when no user matches", async () => {
      await bench.addFortitoken();
      const [realm] = await bench.rows("realms");
      await users().filter.set({ realm: [labelOf(realm!)] });
      const rows = (await bench.rows("users")).filter(isRecord) as RecordRow<User>[];
      assert.ok(rows.length > 0);
      assert.ok(rows.every((row) => row.record.value.realm_id === (realm as RecordRow<unknown>).ref.id));
      await users().filter.set({ realm: ["no such realm"] });
      assert.deepEqual((await bench.rows("users")).map(labelOf), []);
      assert.equal(bench.state("users"), "filteredEmpty");
    });

    it("finds the users of all pages for a filter that the service lacks, and counts them", async () => {
      await bench.addFortitoken();
      await users().filter.set({ status: ["locked"] });
      const rows = await bench.rows("users");
      assert.ok(rows.length > 1);
      assert.ok(rows.every((row) => /\blocked\b/.test(itemOf(row).contextValue ?? "")));
      assert.equal(users().tree.description, `locked · ${rows.length} · Sandbox Tokens`);
      assert.equal(bench.sandbox.requests.count("fortitoken", "pageUsers"), 3);
    });

    it("tells who has no token and whose token is not activated", async () => {
      await bench.addFortitoken();
      const tokens = await (await bench.client()).tokens.list({});
      const usersWith = async (preset: string) => {
        await bench.answering([preset], () => bench.run("users.filter"));
        return ((await bench.rows("users")) as RecordRow<User>[]).map(({ record }) => record.value);
      };
      // Each user of the sandbox has the token that its method needs, so that the service must say that there is none.
      bench.sandbox.faults.add({ service: "fortitoken", operation: "listTokens", status: 404, times: 9 });
      const without = await usersWith("No Token");
      assert.ok(without.length > 0 && without.every(({ auth_method }) => /^FT[MK]$/.test(String(auth_method))));
      assert.equal(users().tree.description, `no token · ${without.length} · Sandbox Tokens`);
      bench.sandbox.faults.clear();
      const pending = await usersWith("Pending");
      assert.ok(pending.length > 0);
      for (const { user_id } of pending) {
        const own = tokens.filter(({ value }) => value.user_id === user_id);
        assert.ok(own.length > 0 && own.every(({ value }) => !value.registration_id));
      }
    });

    it("updates a row in place after an action, and shows the action on the row while it runs", async () => {
      await bench.addFortitoken();
      const [row] = (await bench.rows("users")) as RecordRow<User>[];
      const ref = row!.ref;
      const asked = bench.sandbox.requests.count();
      await bench.explorer.activity.run(ref, "Locking…", () => {
        assert.equal(iconOf(row!), "loading~spin");
        assert.equal(descriptionOf(row!), "Locking…");
        return Promise.resolve();
      });
      assert.notEqual(descriptionOf(row!), "Locking…");
      const record = row!.record;
      bench.explorer.records.replace(ref.profileId, { ...record, value: { ...record.value, username: "renamed" } });
      assert.equal((await bench.rows("users"))[0], row);
      assert.equal(labelOf(row!), "renamed");
      bench.explorer.records.insert(ref.profileId, {
        ...record,
        id: "new",
        value: { ...record.value, username: "made" },
      });
      assert.equal(labelOf((await bench.rows("users"))[0]!), "made");
      bench.explorer.records.remove(ref);
      assert.ok(!(await bench.rows("users")).includes(row!));
      assert.equal(bench.sandbox.requests.count(), asked);
    });

    it("reloads one row", async () => {
      await bench.addFortitoken();
      const [row] = (await bench.rows("users")) as RecordRow<User>[];
      const { ref, record } = row!;
      bench.explorer.records.replace(ref.profileId, { ...record, value: { ...record.value, username: "stale" } });
      await bench.run("refreshRow", row);
      assert.equal(labelOf(row!), record.value.username);
      assert.equal(bench.sandbox.requests.count("fortitoken", "getUser"), 1);
      assert.equal(bench.sandbox.requests.count("fortitoken", "pageUsers"), 1);
    });
  });

  describe("Realms view", () => {
    it("shows a realm's users under it and their number once they are loaded", async () => {
      await bench.addFortitoken();
      const realms = await bench.rows("realms");
      const realm = realms.find((row) => /default/.test(descriptionOf(row)))!;
      assert.doesNotMatch(descriptionOf(realm), /\d/);
      const rows = await bench.rows("realms", realm);
      assert.ok(rows.length > 1);
      assert.equal(bench.explorer.views.realms.getParent(rows[0]!), realm);
      assert.match(descriptionOf(realm), /^\d+/);
      const asked = bench.sandbox.requests.count();
      await bench.rows("realms", realm);
      assert.equal(bench.sandbox.requests.count(), asked);
    });

    it("opens a realm's record, which it reads by id", async () => {
      await bench.addFortitoken();
      const [realm] = await bench.rows("realms");
      await bench.run("openAsJson", realm);
      const text = vscode.window.activeTextEditor?.document.getText() ?? "";
      assert.equal((JSON.parse(text) as { name: string }).name, labelOf(realm!));
      assert.equal(bench.sandbox.requests.count("fortitoken", "getRealm"), 1);
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    });

    it("reads a JSON document again each time it is opened, and shows an error when the read fails", async () => {
      await bench.addFortitoken();
      const [user] = (await bench.rows("users")) as RecordRow<User>[];
      await bench.run("openAsJson", user);
      const { document } = vscode.window.activeTextEditor!;
      const email = () => (JSON.parse(document.getText()) as User).email;
      const client = await bench.client();
      await client.updateUser(user!.ref.id, { email: "changed@example.net" });
      await bench.run("openAsJson", user);
      await until(() => email() === "changed@example.net");

      // The editor logs the errors of a document's provider.
      ownErrors.allow(/UserFacingError: .*no valid subscription/);
      bench.sandbox.faults.add({ service: "fortitoken", operation: "getUser", status: 402, times: 1 });
      const reported: string[] = [];
      bench.app.dialogs.error = (message) => Promise.resolve(void reported.push(message));
      await bench.run("openAsJson", user);
      await until(() => reported.length > 0);
      Reflect.deleteProperty(bench.app.dialogs, "error");
      assert.match(reported[0]!, /licence/);
      assert.equal(email(), "changed@example.net");
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    });

    it("shows whose token is not activated, after one request for the tokens of all users", async () => {
      await bench.addFortitoken();
      await bench.rows("users");
      const { requests } = bench.sandbox;
      const before = requests.count("fortitoken", "listTokens");
      await bench.run("users.refresh");
      const users = (await bench.rows("users")) as RecordRow<User>[];
      await until(() => users.some((user) => /(^| · )pending · /.test(descriptionOf(user))));
      assert.ok(requests.count("fortitoken", "listTokens") <= before + 1);
      const waiting = users.filter((user) => /(^| · )pending · /.test(descriptionOf(user)));
      assert.ok(waiting.every(({ record }) => record.value.auth_method === "FTM"));
    });

    it("shows users with the names of their realms, also before the Realms view was opened", async () => {
      await bench.addFortitoken();
      const [user] = (await bench.rows("users")) as RecordRow<User>[];
      await until(() => !/(^| · )(FTM|Email|SMS|FTK) · /.test(descriptionOf(user!)));
      const realms = (await bench.rows("realms")) as RecordRow<unknown>[];
      const own = realms.find(({ ref }) => ref.id === user!.record.value.realm_id)!;
      assert.ok(descriptionOf(user!).split(" · ").includes(labelOf(own)));
    });
  });

  describe("Alerts view", () => {
    const alerts = () => bench.explorer.views.alerts;

    it("groups alerts by descending severity with counts, newest first inside a group", async () => {
      await bench.addForticnp();
      await alerts().filter.set({ range: ["1y"] });
      const groups = await bench.alertRows();
      assert.deepEqual(groups.map(labelOf), ["Critical", "Alert", "Warning", "Information", "Pass"]);
      for (const group of groups) await bench.rows("alerts", group);
      const counts = groups.map((group) => parseInt(descriptionOf(group)));
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        240,
      );
      assert.equal(itemOf(groups[0]!).collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
      assert.equal(itemOf(groups[1]!).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
      const rows = (await bench.rows("alerts", groups[2])).filter(isRecord);
      const times = rows.map((row) => Number((row.record.value as { createTime?: unknown }).createTime));
      assert.deepEqual(
        times,
        [...times].sort((a, b) => b - a),
      );
    });

    it("counts the open critical alerts since the last look in its badge, whatever the filter, until they are seen", async () => {
      const day = 86_400_000;
      const { id } = await bench.addForticnp();
      const { lastLooked, newAlerts } = bench.explorer;
      await newAlerts.check();
      assert.equal(bench.sandbox.requests.count(), 0, "the badge does not sign in");
      const critical = (await bench.rows("alerts", (await bench.alertRows())[0])).filter(isRecord);
      await newAlerts.check();
      assert.equal(alerts().tree.badge, undefined, "nothing is new for a profile that was never looked at");
      const times = critical.map((row) => Number((row.record.value as { createTime?: unknown }).createTime));
      const since = Date.now() - 10 * day;
      const expected = times.filter((time) => time > since).length;
      assert.ok(expected > 0 && expected < times.length);
      await lastLooked.see(id, since);
      await alerts().filter.set({ severity: ["Warning"] });
      await bench.alertRows();
      const asked = () => bench.sandbox.requests.count("forticnp", "listAlerts");
      const before = asked();
      await newAlerts.check();
      assert.equal(alerts().tree.badge?.value, expected);
      assert.equal(asked(), before + 1);
      await lastLooked.see(id, Date.now());
      await newAlerts.check();
      assert.equal(alerts().tree.badge, undefined);
    });

    it("loses its badge with the profile", async () => {
      const { id } = await bench.addForticnp({ id: "cnp-2" });
      await bench.alertRows();
      await bench.explorer.lastLooked.see(id, Date.now() - 20 * 86_400_000);
      await bench.explorer.newAlerts.check();
      assert.ok(alerts().tree.badge);
      await bench.app.profiles.remove(id);
      assert.equal(alerts().tree.badge, undefined);
    });

    it("groups by state or by cloud, and keeps the choice", async () => {
      await bench.addForticnp();
      await alerts().filter.set({ range: ["1y"] });
      await bench.alertRows();
      await bench.answering(["State"], () => bench.run("alerts.arrange"));
      assert.deepEqual((await bench.alertRows()).map(labelOf), ["Open", "Acknowledged", "Dismissed", "Resolved"]);
      await bench.answering(["Cloud"], () => bench.run("alerts.arrange"));
      const clouds = await bench.alertRows();
      assert.deepEqual(clouds.map(labelOf), ["AWS", "Azure", "Google Cloud"]);
      const rows = await bench.rows("alerts", clouds[2]);
      assert.ok(isRecord(rows[0]) && (rows[0].record.value as Alert).service === "GoogleCloud");
      assert.equal(bench.explorer.alertArrangement.grouping, "cloud");
    });

    it("sorts the alerts of each group by time, ascending or descending", async () => {
      await bench.addForticnp();
      const timesOf = async () => {
        const [group] = await bench.alertRows();
        const rows = (await bench.rows("alerts", group)).filter(isRecord) as RecordRow<Alert>[];
        return rows.map(({ record }) => Number(record.value.createTime));
      };
      const newestFirst = await timesOf();
      assert.ok(newestFirst.length > 1);
      assert.deepEqual(
        newestFirst,
        newestFirst.toSorted((a, b) => b - a),
      );
      await bench.answering(["Oldest First"], () => bench.run("alerts.arrange"));
      const oldestFirst = await timesOf();
      assert.deepEqual(
        oldestFirst,
        oldestFirst.toSorted((a, b) => a - b),
      );
      assert.notDeepEqual(oldestFirst, newestFirst);
    });

    it("shows the failure of one group and the rows of the others", async () => {
      await bench.addForticnp();
      await bench.alertRows();
      await alerts().filter.set({ severity: ["Critical", "Alert"], state: ["Resolved"], range: ["1y"] });
      const groups = await bench.alertRows();
      assert.equal(groups.length, 2);
      bench.sandbox.faults.add({ service: "forticnp", operation: "listAlerts", status: 402, times: 1 });
      const [, failed] = groups;
      await bench.rows("alerts", failed);
      assert.equal(descriptionOf(failed!), "not loaded");
      const [error] = await bench.rows("alerts", failed);
      assert.match(itemOf(error!).contextValue ?? "", /^message error/);
      await bench.run("retry", error);
      await until(async () => isRecord((await bench.rows("alerts", failed))[0]));
      assert.match(descriptionOf(failed!), /^\d+$/);
    });

    it("uses the documented severities if the service does not list its own", async () => {
      await bench.addForticnp();
      await alerts().filter.set({ range: ["1y"] });
      bench.sandbox.faults.add({ service: "forticnp", operation: "listSeverities", status: 404, times: 1 });
      assert.deepEqual((await bench.alertRows()).map(labelOf)[0], "Critical");
    });
  });

  describe("Countries view", () => {
    it("lists all countries by name with one request", async () => {
      await bench.addForticnp();
      const all = await bench.rows("countries");
      assert.ok(all.length > 20);
      const names = all.map(labelOf);
      assert.deepEqual(names, [...names].sort(new Intl.Collator("en").compare));
      assert.equal(iconOf(all[0]!), "globe");
      assert.equal(descriptionOf(await bench.row("countries", "Finland")), "FI");
      assert.equal(bench.sandbox.requests.count("forticnp", "listCountries"), 1);
    });
  });

  describe("Find User", () => {
    let pick: vscode.QuickPick<FindRow>;
    let opened: boolean;
    beforeEach(() => {
      opened = false;
      bench.app.dialogs.quickPick = <T extends vscode.QuickPickItem>() => {
        const made = vscode.window.createQuickPick<T>();
        pick = made as unknown as vscode.QuickPick<FindRow>;
        opened = true;
        return made;
      };
    });
    afterEach(() => {
      pick.hide();
      Reflect.deleteProperty(bench.app.dialogs, "quickPick");
    });

    const labels = () => pick.items.map(({ label }) => label);
    const open = () => {
      void bench.run("findUser");
      return until(() => opened);
    };
    const type = async (text: string) => {
      pick.value = text;
      await until(() => pick.items.length > 0);
    };
    const settled = () => until(() => !pick.busy);

    it("finds a user that no view has loaded by exact name, with realm and profile", async () => {
      await bench.addFortitoken();
      const client = await bench.client();
      const list = client.users({}, 1000);
      await list.loadMore();
      const last = list.items.at(-1)!.value;
      await open();
      await type(last.username!);
      await settled();
      const row = pick.items.find(({ label }) => label === `$(account) ${last.username}`);
      assert.match(row?.detail ?? "", / · Sandbox Tokens$/);
    });

    it("finds loaded users by a part of the name while the user types, in any case", async () => {
      await bench.addFortitoken();
      const [row] = (await bench.rows("users")) as RecordRow<User>[];
      const name = row!.record.value.username!;
      await open();
      await type(name.slice(0, 4).toUpperCase());
      assert.ok(labels().includes(`$(account) ${name}`));
    });

    it("shows that no user has the name, and finds a part of a name by reading all users", async () => {
      await bench.addFortitoken();
      const client = await bench.client();
      const list = client.users({}, 1000);
      await list.loadMore();
      const last = list.items.at(-1)!.value;
      await open();
      await type(last.email!.slice(1));
      await settled();
      assert.ok(labels().includes("$(info) No user found"));
      pick.activeItems = pick.items.filter(({ action }) => "searchAll" in action);
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      await until(() => labels().includes(`$(account) ${last.username}`));
    });

    it("shows a locked user's state in words and as the icon of its row, with a button to unlock", async () => {
      await bench.addFortitoken();
      const users = (await bench.rows("users")) as RecordRow<User>[];
      const locked = users.find((user) => /(^| · )locked · /.test(descriptionOf(user)))!;
      await open();
      await type(locked.record.value.username!);
      const row = pick.items.find(({ label }) => label === `$(lock) ${labelOf(locked)}`)!;
      assert.match(row.description ?? "", /^locked · /);
      const tooltips = row.buttons?.map(({ tooltip }) => tooltip);
      assert.deepEqual(tooltips, ["Unlock User", "Edit User…", "New Token…"]);
      const [other] = users.filter((user) => !/(^| · )(locked|disabled)/.test(descriptionOf(user)));
      await type(other!.record.value.username!);
      const found = () => pick.items.find(({ label }) => label.endsWith(` ${labelOf(other!)}`));
      await until(() => found() !== undefined);
      assert.deepEqual(
        found()?.buttons?.map(({ tooltip }) => tooltip),
        ["Edit User…", "New Token…"],
      );
    });

    it("offers no change of a user in a read-only profile", async () => {
      await bench.addFortitoken({ readOnly: true });
      const [user] = (await bench.rows("users")) as RecordRow<User>[];
      await open();
      await type(user!.record.value.username!);
      const found = pick.items.find(({ label }) => label.endsWith(` ${labelOf(user!)}`));
      assert.deepEqual(found?.buttons, []);
    });

    it("selects the user's row in Users after Enter, and does what a click on it does", async () => {
      await bench.addFortitoken();
      const users = (await bench.rows("users")) as RecordRow<User>[];
      const user = users[3]!;
      await open();
      await type(user.record.value.username!);
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      await until(() => bench.explorer.views.users.tree.selection.includes(user));
      const pages = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      await until(() => pages().some((label) => label.includes(labelOf(user))));
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    });

    it("shows one profile's failure as a row beside the matches of the others", async () => {
      await bench.addFortitoken();
      await bench.addFortitoken({ id: "token-2", label: "Gone", host: "http://127.0.0.1:9" });
      await open();
      await type("nobody-of-this-name");
      await settled();
      assert.ok(labels().includes("$(error) Gone could not be searched"));
    });
  });
});
