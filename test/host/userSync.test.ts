import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { RunFolder } from "../../src/bulk/engine/runFolder";
import type { User } from "../../src/contract";
import { systemTiming } from "../../src/timing";
import type { PickQuestion, PickRow } from "../../src/ui/quickInput";
import { SyncProgress } from "../../src/userSync/syncProgress";
import type { SyncStarted, UnfinishedSync } from "../../src/userSync/syncJournal";
import { ExplorerBench, labelOf, type RecordRow } from "./explorerBench";
import { until } from "./until";

const realmName = "branch-lab";

describe("Sync Users", () => {
  let bench: ExplorerBench;
  let realm: RecordRow<unknown>;
  /** Messages and questions that the user saw, in order. */
  let reported: string[];
  let summaries: string[];
  let beforeConfirm: () => Promise<void>;

  before(async () => (bench = await ExplorerBench.start({ users: 40, taskDurationMs: 300 })));
  beforeEach(async () => {
    await bench.addFortitoken();
    realm = (await bench.row("realms", realmName)) as RecordRow<unknown>;
    reported = [];
    summaries = [];
    beforeConfirm = () => Promise.resolve();
    const tell = (message: string) => Promise.resolve(void reported.push(message));
    Object.assign(bench.app.dialogs, {
      info: tell,
      warn: tell,
      error: tell,
      confirm: async ({ message, detail }: { message: string; detail: string }) => {
        reported.push(`${message} ${detail}`);
        await beforeConfirm();
        return true;
      },
    });
  });
  afterEach(async () => {
    for (const name of ["info", "warn", "error", "confirm", "openFile"])
      Reflect.deleteProperty(bench.app.dialogs, name);
    Reflect.deleteProperty(bench.quickInput, "pick");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await bench.clear();
  });
  after(() => bench.stop());

  /** Picks the rows with these texts, one after another. */
  function choosing(...words: string[]): void {
    const pick = <T>(question: PickQuestion<T>): Promise<T | undefined> => {
      summaries.push(question.placeholder ?? "");
      const word = words.shift();
      const rows = question.rows.filter((row): row is PickRow<T> => !("separator" in row));
      const row = rows.find(({ label }) => word !== undefined && label.includes(word));
      assert.ok(row ?? word === undefined, `no row "${word}" among ${rows.map(({ label }) => label).join(", ")}`);
      return Promise.resolve(row?.value);
    };
    Object.assign(bench.quickInput, { pick });
  }

  async function file(...lines: string[]): Promise<vscode.Uri> {
    const uri = vscode.Uri.file(`${process.env["TMPDIR"] ?? "/tmp"}/users-${process.pid}.csv`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(lines.join("\n")));
    return uri;
  }

  async function users(): Promise<Readonly<User>[]> {
    const client = await bench.app.connections.fortitoken("token-1");
    return (await client.findUsers({ realm_id: realm.ref.id })).map(({ value }) => value);
  }

  const count = (operation: string) => bench.sandbox.requests.count("fortitoken", operation);

  /** Syncs a file with these lines to the realm's row. */
  async function sync(...lines: string[]): Promise<void> {
    const uri = await file(...lines);
    Object.assign(bench.app.dialogs, { openFile: () => Promise.resolve(uri) });
    await bench.run("syncUsers", realm);
  }

  it("shows the plan with profile and counts, follows the task, and reloads the users at its end", async () => {
    const [first, second] = await users();
    assert.ok((await bench.rows("realms", realm)).map(labelOf).includes(first!.username!));
    choosing("Show Plan", "Start");
    let [label, plan] = ["", ""];
    // The first choice shows the plan. Closing it leads back to the choices.
    const closing = (async () => {
      await until(() => vscode.window.activeTextEditor?.document.uri.scheme === "forticloud-plan");
      label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "";
      plan = vscode.window.activeTextEditor?.document.getText() ?? "";
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    })();
    await sync(
      "username,email,realm,action,department",
      `zz-new,new@example.net,${realmName},create,IT`,
      `${second!.username},changed@example.net,${realmName},modify,IT`,
      `${first!.username},,${realmName},delete,IT`,
      "elsewhere,e@example.net,head-office,create,IT",
    );
    await closing;
    assert.equal(
      summaries[0],
      "create 1, modify 1, delete 1 · 1 in other realms left out · columns not used: department · the realm's quota allows 10 more",
    );
    assert.match(
      reported[0]!,
      /^Synchronize realm branch-lab of Sandbox Tokens: create 1, modify 1, delete 1\? .*1 user is deleted/,
    );
    assert.equal(reported[1], "Synchronized realm branch-lab of Sandbox Tokens: 1 created, 1 modified, 1 deleted.");
    const after = await users();
    assert.ok(!after.some(({ username }) => username === first!.username || username === "elsewhere"));
    assert.equal(after.find(({ id }) => id === second!.id)?.email, "changed@example.net");
    await until(async () => {
      const labels = (await bench.rows("realms", realm)).map(labelOf);
      return labels.includes("zz-new") && !labels.includes(first!.username!);
    });
    assert.equal(label, `Plan: users-${process.pid}.csv \u2194 realm branch-lab of Sandbox Tokens`);
    assert.match(plan, /^zz-new, new@example\.net, , , $/m);
    assert.ok(!plan.includes(`${first!.username},`));
  });

  it("accepts a file of the workspace and uses the realm that the file names", async () => {
    choosing("Start");
    await bench.run("syncUsers", await file("username,email,realm", `zz-new,new@example.net,${realmName}`));
    assert.match(reported[1]!, /realm branch-lab .*1 created\.$/);
  });

  it("deletes users that the file does not name only if the administrator chooses so", async () => {
    const all = await users();
    const kept = all[0]!.username!;
    choosing("are kept");
    await sync("username", kept);
    assert.deepEqual(reported, []);
    choosing("are kept", "Start");
    await sync("username", kept);
    assert.match(reported[0]!, new RegExp(`${all.length - 1} users are deleted, which cannot be undone`));
    assert.deepEqual(
      (await users()).map(({ username }) => username),
      [kept],
    );
  });

  it("shows which rows failed and the remedy", async () => {
    const [first] = await users();
    beforeConfirm = async () => (await bench.client()).deleteUser(first!.id);
    choosing("Start");
    await sync("username,email", `${first!.username},changed@example.net`, "zz-new,new@example.net");
    assert.match(reported[1]!, /ended with failures: 1 not modified; 1 created\. .*Synchronize the same file again/);
  });

  it("sends nothing if the realm matches the file or the file is invalid", async () => {
    const [first] = await users();
    choosing();
    await sync("username,action", `${first!.username},modify`);
    assert.deepEqual(reported, ["Realm branch-lab of Sandbox Tokens already matches the file; nothing was sent."]);
    await sync("username,email", "a,none", "b,none");
    assert.match(reported[1]!, / nothing was sent\. .*line 2, email: .*line 3, email/);
    assert.equal(count("syncUsers"), 0);
  });

  it("reports a running task that locks the application, and does not send the sync twice", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "syncUsers", status: 409, times: 1 });
    choosing("Start");
    await sync("username,email", "zz-new,new@example.net");
    assert.match(reported[1]!, /locked by a running task/);
    bench.sandbox.faults.add({
      service: "fortitoken",
      operation: "syncUsers",
      drop: true,
      afterHandling: true,
      times: 1,
    });
    choosing("Start");
    await sync("username,email", "zz-new,new@example.net");
    assert.match(reported[3]!, /is unknown whether the user sync was started/);
    assert.equal(count("syncUsers"), 2);
  });

  for (const [what, odd] of [
    ["a web page", { status: 200, body: "<h1>Sign in</h1>", contentType: "text/html" }],
    ["a redirect", { status: 302, headers: { location: "https://login.example.net/" } }],
    ["a 403", { status: 403 }],
  ] as const) {
    it(`follows the task to its end after ${what} instead of a status, and reloads the users`, async () => {
      const [first] = await users();
      assert.ok((await bench.rows("realms", realm)).map(labelOf).includes(first!.username!));
      bench.sandbox.faults.add({ service: "fortitoken", operation: "getTask", times: 1, ...odd });
      choosing("Start");
      await sync("username,realm,action", `${first!.username},${realmName},delete`);
      assert.deepEqual(reported.slice(1), ["Synchronized realm branch-lab of Sandbox Tokens: 1 deleted."]);
      await until(async () => !(await bench.rows("realms", realm)).map(labelOf).includes(first!.username!));
    });
  }

  it('shows the result of a task whose final status is not "complete"', async () => {
    const [first] = await users();
    const msg = {
      create: { success: 0, failure: 0 },
      modify: { success: 0, failure: 0 },
      delete: { success: 1, failure: 2 },
    };
    bench.sandbox.faults.add({
      service: "fortitoken",
      operation: "getTask",
      body: { status: "FAILED", msg },
      times: 1,
    });
    choosing("Start");
    await sync("username,realm,action", `${first!.username},${realmName},delete`);
    assert.equal(
      reported[1],
      'The user sync of realm branch-lab of Sandbox Tokens ended with the status "FAILED". 2 not deleted; 1 deleted. Synchronize the same file again to see what is left.',
    );
  });

  it("is followed to its end by the next window after the first one was closed", async () => {
    const { app, explorer } = bench;
    const client = await bench.client();
    const taskId = await client.sync.start({
      realm: realmName,
      users: [{ action: "create", username: "zz-new", email: "new@example.net" }],
    });
    const journals = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-sync-"));
    const folder = new RunFolder<UnfinishedSync, SyncStarted>(journals, "sync");
    const header: UnfinishedSync = {
      profileId: "token-1",
      realmId: realm.ref.id,
      realm: realmName,
      startedAt: Date.now(),
      counts: { create: 1, modify: 0, delete: 0 },
    };
    const left = await folder.create(header);
    await left.append({ taskId });
    const { profiles, connections, gates, dialogs } = app;
    const progress = new SyncProgress({
      statusBar: { during: (_title, work) => work(() => undefined) },
      ...{ folder, profiles, connections, gates, dialogs, activity: explorer.activity, timing: systemTiming },
      errors: {
        show: (error) => Promise.resolve(void reported.push(String(error))),
        describe: String,
        words: (error) => ({ title: String(error), happened: String(error), todo: "", serviceMessage: "" }),
      },
      refreshUsers: (profileId) => explorer.refreshUsers(profileId),
    });
    await left.release();
    const shown: (string | undefined)[] = [];
    const watching = explorer.activity.onDidChange(() => shown.push(explorer.activity.textOf(realm.ref)));
    await progress.resume();
    watching.dispose();
    assert.deepEqual(shown, ["Syncing users…", undefined]);
    assert.deepEqual(reported, ["Synchronized realm branch-lab of Sandbox Tokens: 1 created."]);
    assert.deepEqual(fs.readdirSync(journals), []);
    // A window that was closed during the request does not know the task's id.
    await (await folder.create(header)).release();
    await progress.resume();
    assert.match(
      reported[1]!,
      /^It is unknown whether the user sync of realm branch-lab of Sandbox Tokens was started/,
    );
    assert.deepEqual(fs.readdirSync(journals), []);
    progress.dispose();
    fs.rmSync(journals, { recursive: true });
  });

  it("is refused in a read-only profile before any question", async () => {
    await bench.addFortitoken({ readOnly: true });
    choosing();
    await sync("username,email", "a,a@example.net");
    assert.match(reported.join(), /read-only/);
    assert.deepEqual(summaries, []);
  });
});
