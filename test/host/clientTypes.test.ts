import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TreeNode } from "../../src/explorer/tree/node";
import type { User } from "../../src/contract";
import { fortitokenCredentials } from "../../src/sandbox";
import { descriptionOf, ExplorerBench, iconOf, isRecord, labelOf, tooltipOf, type RecordRow } from "./explorerBench";
import { commandsOnRow } from "./rowMenus";
import { until } from "./until";
import { itemOf } from "../itemOf";

const management = { clientId: fortitokenCredentials.management.clientId };

describe("application types", () => {
  let bench: ExplorerBench;

  before(async () => (bench = await ExplorerBench.start({ users: 60 })));
  afterEach(() => bench.clear());
  after(() => bench.stop());

  const count = (operation: string) => bench.sandbox.requests.count("fortitoken", operation);
  const users = async () => (await bench.rows("users")).filter(isRecord) as RecordRow<User>[];
  const menu = (row: TreeNode) => commandsOnRow(itemOf(row).contextValue ?? "", "menu");
  /** The tooltip that the editor requests for the row. */
  async function hovered(row: TreeNode): Promise<string> {
    const view = bench.explorer.views.realms;
    const { token } = new vscode.CancellationTokenSource();
    const item = await view.resolveTreeItem(view.getTreeItem(row), row, token);
    return item.tooltip as string;
  }

  describe("a management application", () => {
    it("shows the same tree of realms and users, through its own operations", async () => {
      await bench.addFortitoken(management);
      const all = await users();
      assert.equal(bench.state("users"), "rows");
      assert.ok(all.length > 0);
      const known = count("pageUsers");
      const lab = await bench.row("realms", "branch-lab");
      const inLab = (await bench.rows("realms", lab)).filter(isRecord) as RecordRow<User>[];
      assert.ok(inLab.length > 0);
      assert.ok(inLab.every(({ record }) => record.value.realm_id === (lab as RecordRow<unknown>).ref.id));
      await bench.run("users.refresh");
      await users();
      assert.equal(count("pageUsers"), known, "the kind is found out once");
      await bench.run("refreshRow", inLab[0]);
      assert.equal(count("getBaseUser"), 1);
    });

    it("reads complete lists if the service has no paged ones", async () => {
      await bench.addFortitoken(management);
      for (const operation of ["pageBaseUsers", "pageRealms"]) {
        bench.sandbox.faults.add({ service: "fortitoken", operation, status: 404, times: 50 });
      }
      assert.ok((await users()).length > 0);
      assert.ok(count("listBaseUsers") > 0 && count("listRealms") > 0);
    });

    it("shows each realm's users and quota on its row with one request in total", async () => {
      await bench.addFortitoken(management);
      await users();
      const lab = await bench.row("realms", "branch-lab");
      assert.match(descriptionOf(lab), /^\d+( of \d+)?$/);
      assert.match(tooltipOf(lab), /Users: \d+/);
      assert.equal(count("getQuota"), 1);
      assert.equal(count("getCount"), 0);
    });

    it("shows which users have a temporary token", async () => {
      await bench.addFortitoken(management);
      const all = await users();
      const having = all.find((row) => / temporaryOn /.test(itemOf(row).contextValue ?? ""))!;
      assert.match(descriptionOf(having), /(^| · )temporary token · /);
      assert.match(tooltipOf(having), /Temporary token: on/);
      if (/ enabled unlocked bypassOff /.test(itemOf(having).contextValue ?? "")) assert.equal(iconOf(having), "watch");
      assert.doesNotMatch(tooltipOf(having), /Source/);
      assert.ok(menu(having).includes("takeTemporaryToken") && !menu(having).includes("giveTemporaryToken"));
      const lacking = all.find((row) => / temporaryOff /.test(itemOf(row).contextValue ?? ""))!;
      assert.ok(menu(lacking).includes("giveTemporaryToken") && !menu(lacking).includes("takeTemporaryToken"));
    });

    it("is offered only the commands of its type", async () => {
      await bench.addFortitoken(management);
      const [user] = await users();
      const lab = await bench.row("realms", "branch-lab");
      assert.match(itemOf(lab).contextValue ?? "", / management$/);
      assert.ok(menu(lab).includes("changeRealmQuota") && !menu(lab).includes("createUser"));
      assert.ok(!menu(user!).includes("aliasUser") && menu(user!).includes("deleteUser"));
    });

    it("is offered no write command in a read-only profile", async () => {
      await bench.addFortitoken({ ...management, readOnly: true });
      const [user] = await users();
      const lab = await bench.row("realms", "branch-lab");
      for (const row of [user!, lab]) {
        for (const command of ["giveTemporaryToken", "takeTemporaryToken", "changeRealmQuota", "deleteUser"]) {
          assert.ok(!menu(row).includes(command), command);
        }
      }
    });
  });

  describe("a web application", () => {
    it("is offered only the commands of its type and requests no quotas for the list of realms", async () => {
      await bench.addFortitoken();
      const [user] = await users();
      const lab = await bench.row("realms", "branch-lab");
      assert.match(itemOf(lab).contextValue ?? "", / web$/);
      assert.ok(menu(lab).includes("createUser") && !menu(lab).includes("changeRealmQuota"));
      assert.ok(menu(user!).includes("aliasUser"));
      assert.ok(!menu(user!).some((command) => /TemporaryToken/.test(command)));
      assert.equal(count("getQuota") + count("getCount"), 0);
    });

    it("shows a user's aliases among the loaded users in the row's tooltip", async () => {
      await bench.addFortitoken();
      const [first, second] = await users();
      const client = await bench.client();
      await client.updateUser(first!.ref.id, { dst_user_id: second!.record.value.user_id! });
      await bench.run("users.refresh");
      const rows = await users();
      const row = rows.find(({ ref }) => ref.id === first!.ref.id)!;
      assert.match(await hovered(row), new RegExp(`Aliases: .*${labelOf(second!)}`));
      assert.equal(tooltipOf(row).includes("Aliases"), false);
    });

    it("shows a realm's quota in the row's tooltip", async () => {
      await bench.addFortitoken();
      const lab = await bench.row("realms", "branch-lab");
      assert.match(await hovered(lab), /branch-lab[^]*Quota: \d+ of \d+/);
      assert.equal(count("getCount"), 1);
      bench.sandbox.faults.add({ service: "fortitoken", operation: "getCount", status: 403, times: 1 });
      assert.match(await hovered(lab), /^branch-lab/);
    });
  });

  it("are shown in a profile's tooltip, with the server's version once it is known", async () => {
    const profile = await bench.addFortitoken();
    await bench.addFortitoken({ ...management, id: "token-2", label: "Account" });
    for (const node of await bench.rows("users")) await bench.rows("users", node);
    await until(async () =>
      (await bench.rows("users")).every((row) => / (web|management)$/.test(itemOf(row).contextValue ?? "")),
    );
    const [web, account] = await bench.rows("realms");
    assert.equal(labelOf(account!), "Account");
    assert.match(tooltipOf(web!), /Client: web application/);
    assert.match(tooltipOf(account!), /Client: management application/);
    assert.doesNotMatch(await hovered(web!), /Server version/);
    await (await bench.app.connections.fortitoken(profile.id)).version();
    assert.match(await hovered(web!), /Server version: \d/);
  });

  describe("deleted realms", () => {
    it("are requested only with the filter for deleted ones and show their deletion date", async () => {
      await bench.addFortitoken();
      const live = (await bench.rows("realms")).map(labelOf);
      assert.ok(!live.includes("retired-vpn"));
      const { filter } = bench.explorer.views.realms;
      await filter.set({ deleted: ["shown"] });
      const rows = await bench.rows("realms");
      assert.equal(rows.length, live.length + 1);
      const gone = rows.find((row) => labelOf(row) === "retired-vpn")!;
      assert.match(descriptionOf(gone), /^deleted \w+ \d+, \d{4}$/);
      assert.deepEqual(itemOf(gone).iconPath, new vscode.ThemeIcon("circle-slash"));
      await filter.set({ deleted: ["only"] });
      assert.deepEqual((await bench.rows("realms")).map(labelOf), ["retired-vpn"]);
      await filter.set({ text: ["retired"] });
      assert.deepEqual((await bench.rows("realms")).map(labelOf), []);
      assert.equal(bench.state("realms"), "filteredEmpty");
    });
  });

  describe("filters of users", () => {
    it("by id, time and case of usernames are applied by the service", async () => {
      await bench.addFortitoken();
      const all = await users();
      const { filter } = bench.explorer.views.users;
      const locked = all.find(({ record }) => record.value.lockout_at)!;
      await filter.set({ lockoutAt: [locked.record.value.lockout_at!] });
      assert.ok((await users()).some(({ ref }) => ref.id === locked.ref.id));
      const bypass = all.find(({ record }) => record.value.bypass_at)!;
      await filter.set({ bypassAt: [bypass.record.value.bypass_at!] });
      assert.ok((await users()).some(({ ref }) => ref.id === bypass.ref.id));
      await filter.set({ id: [locked.ref.id] });
      assert.deepEqual(
        (await users()).map(({ ref }) => ref.id),
        [locked.ref.id],
      );
      const shouted = labelOf(locked).toUpperCase();
      await filter.set({ username: [shouted], case: ["folded"] });
      assert.ok((await users()).some(({ ref }) => ref.id === locked.ref.id));
      await filter.set({ username: [shouted], case: ["exact"] });
      assert.deepEqual((await bench.rows("users")).map(labelOf), []);
    });
  });
});
