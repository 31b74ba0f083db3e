import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fortitokenCredentials, startSandbox, type Sandbox } from "../../src/sandbox";
import { newestVersion, type RunningServer } from "../../tools/vscodeServer.mjs";
import { ownErrors } from "../ownErrors";
import { promise } from "../promise";
import { fixture, startEditor } from "./fixture";
import { Workbench } from "./workbench";

/** The largest number of rows between two kills. */
const longestLeg = 12;
const writing = ["createUser", "updateUser", "deleteUser"];
const realmName = "new-site";
const stopped = /stopped after \d+ of \d+ users/;
const finished = /: \d+ created, \d+ changed\./;
const givenUp = /extension host terminated unexpectedly 3 times/i;
/** Longest time, in ms, in which the editor restarts a host or reports that it does not. Sometimes it does neither. */
const patienceMs = 30_000;

interface FileRow {
  readonly username: string;
  readonly email: string;
  /** The user's e-mail before the run; absent for a user to be created. */
  readonly before?: string;
}

describe("A bulk run whose extension host is killed", () => {
  let home: string;
  let sandbox: Sandbox;
  let server: RunningServer;
  let workbench: Workbench;
  let bearer: string;
  /** Writes that took effect, by operation and path. */
  let effective: Map<string, number>;

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"));
    // The licence grows with the seed.
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, users: 2400, requestsPerMinute: 0 });
    const { fortitokenUrl, forticnpUrl } = sandbox;
    server = await startEditor({
      version: newestVersion,
      dataDir: "out/ui-killed",
      extension: { kind: "linked" },
      machineSettings: { "forticloud.sandbox.connectTo": { fortitokenUrl, forticnpUrl } },
    });
    workbench = await Workbench.open(fixture().browser, server.address);
    await workbench.openSidebar();
    await workbench.openView("Realms");
    await workbench.row("Realms", realmName).waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench.picture("failed-killed-run");
  });
  after(async () => {
    await workbench.close();
    await server.stop();
    await sandbox.stop();
    fs.rmSync(home, { recursive: true });
  });

  promise(
    "a bulk run whose window is killed at any moment is finished by Resume, with every row done exactly once",
    { short: 3, long: 100 },
    async (kills, tally) => {
      ownErrors.allow(/Extension host \(Remote\) terminated unexpectedly/);
      const rows = kills > 10 ? 500 : 60;
      while (tally.tried < kills) {
        const file = await prepare(rows);
        if (tally.tried % 2 === 0) {
          // A run that is only planned sends and leaves nothing.
          await workbench.openFile("FortiCloud: Import Users from CSV", file.path);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 500));
          kill();
          tally.add(1);
          await revived();
          assert.equal(await workbench.notification(stopped).isVisible(), false);
        }
        await workbench.openFile("FortiCloud: Import Users from CSV", file.path);
        await workbench.choose("Start");
        await workbench.pressInDialog("Import Users");
        let isOver = false;
        while (tally.tried < kills && (await writes(Math.ceil(Math.random() * longestLeg)))) {
          kill();
          tally.add(1);
          isOver = !hasJournal();
          await revived();
          if (isOver) break;
          await workbench.pressInNotification(stopped, "Resume");
        }
        if (!isOver) await workbench.notification(finished).waitFor();
        await tally.try(`${rows} rows`, () => check(file.rows));
        await workbench.clearNotifications();
      }
    },
  );

  /** Creates a file of users. Every fifth user exists already, with another e-mail address. */
  async function prepare(count: number): Promise<{ readonly path: string; readonly rows: readonly FileRow[] }> {
    sandbox.reset();
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const login = { client_id: clientId, client_secret: clientSecret };
    bearer = (await call<{ access_token: string }>("POST", "/api/v1/login", login)).access_token;
    const realm_id = await realmId();
    const rows = Array.from({ length: count }, (_, row): FileRow => {
      const username = `kill-${row}`;
      const email = `${username}@example.net`;
      return { username, email, ...(row % 5 === 4 ? { before: `old-${email}` } : {}) };
    });
    for (const { username, before } of rows) {
      if (before) await call("POST", "/api/v1/user", { username, email: before, auth_method: "Email", realm_id });
    }
    const lines = rows.map(({ username, email }) => `${username},${email},Email,${realmName}\n`);
    const file = path.join(home, "users.csv");
    fs.writeFileSync(file, ["username,email,auth_method,realm\n", ...lines].join(""));
    sandbox.options.set({ latencyMs: 15 });
    sandbox.requests.clear();
    effective = new Map();
    return { path: file, rows };
  }

  /** Waits for this many more writes. @returns false if the run was done before */
  async function writes(more: number): Promise<boolean> {
    const sent = () => writing.reduce((sum, operation) => sum + sandbox.requests.count("fortitoken", operation), 0);
    const target = sent() + more;
    const hasBegun = () => sent() > 0 || effective.size > 0;
    while (sent() < target) {
      if (hasBegun() && !hasJournal()) return false;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    }
    return true;
  }

  /** Kills every extension host of the server. */
  function kill(): void {
    const processes = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
    const hosts = processes.flatMap((line) => {
      const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return Number(parent) === server.pid && args?.includes("--type=extensionHost") ? [Number(pid)] : [];
    });
    assert.ok(hosts.length > 0, "there is no extension host");
    for (const pid of hosts) process.kill(pid, "SIGKILL");
    count();
  }

  function hasJournal(): boolean {
    const journals = path.join(server.dataDir, "data/User/globalStorage/forticloud-explorer.forticloud-explorer/bulk");
    return fs.existsSync(journals) && fs.readdirSync(journals).some((name) => name.endsWith(".jsonl"));
  }

  /** Waits until a new host has read the realms for their view, and starts one if the editor does not. */
  async function revived(): Promise<void> {
    const reads = ["pageRealms", "listRealms"];
    const count = (operation: string) => sandbox.requests.count("fortitoken", operation);
    // A read alone may be a late request of the killed host; only a new host signs in.
    const isBack = () => count("login") > 0 && reads.some((operation) => count(operation) > 0);
    const notice = workbench.notification(givenUp);
    let deadline = Date.now() + patienceMs;
    while (!isBack()) {
      if (await notice.isVisible()) await workbench.pressInNotification(givenUp, "Restart Remote Extension Host");
      else if (Date.now() > deadline) {
        await workbench.reload();
        deadline = Date.now() + patienceMs;
      }
      await workbench.page.waitForTimeout(100);
    }
  }

  /** Counts the effective writes, before the sandbox drops its requests. */
  function count(): void {
    for (const { operation = "", path: address, status } of sandbox.requests.entries()) {
      if (!writing.includes(operation) || status < 200 || status > 299) continue;
      const write = operation === "createUser" ? operation : `${operation} ${address}`;
      effective.set(write, (effective.get(write) ?? 0) + 1);
    }
    sandbox.requests.clear();
  }

  async function check(rows: readonly FileRow[]): Promise<void> {
    count();
    const users = await call<{ username: string; email: string; auth_method: string }[]>(
      "GET",
      `/api/v1/user?realm_id=${await realmId()}`,
    );
    const lines = (list: readonly { username: string; email: string }[]) =>
      list.map(({ username, email }) => `${username} ${email}`).sort();
    assert.deepEqual(lines(users), lines(rows), "each user exactly once, as the file says");
    assert.ok(users.every(({ auth_method }) => auth_method === "Email"));
    const changed = rows.filter(({ before }) => before !== undefined).length;
    assert.equal(effective.get("createUser"), rows.length - changed, "creations that took effect");
    effective.delete("createUser");
    assert.deepEqual([...effective.values()], Array<number>(changed).fill(1), "changes, each once");
  }

  async function realmId(): Promise<string> {
    const [realm] = await call<{ id: string }[]>("GET", `/api/v1/realm?name=${realmName}`);
    assert.ok(realm);
    return realm.id;
  }

  async function call<T>(method: string, address: string, body?: object): Promise<T> {
    const answer = await fetch(sandbox.fortitokenUrl + address, {
      method,
      body: body ? JSON.stringify(body) : null,
      headers: { "content-type": "application/json", ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return JSON.parse(text) as T;
  }
});
