import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import type { User, UserCreate } from "../../src/contract";
import { placeOf } from "../../src/profiles/place";
import type { PickQuestion, PickRow } from "../../src/ui/quickInput";
import { ExplorerBench, type RecordRow } from "./explorerBench";

describe("Files whose user names are similar to names in the realm", () => {
  let bench: ExplorerBench;
  let realm: RecordRow<unknown>;
  let home: string;
  let reported: string[];
  /** The rows of each pick: label and description. */
  let picks: string[][];
  /** The rows that the user picks, by a part of their text. */
  let choices: string[];

  before(async () => (bench = await ExplorerBench.start({ users: 2400, taskDurationMs: 100 })));
  beforeEach(async () => {
    await bench.addFortitoken();
    // A realm without users.
    realm = (await bench.row("realms", "new-site")) as RecordRow<unknown>;
    home = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-names-"));
    [reported, picks, choices] = [[], [], []];
    const tell = (text: string) => Promise.resolve(void reported.push(text));
    Object.assign(bench.app.dialogs, {
      ...{ info: tell, warn: tell, error: tell },
      confirm: () => Promise.resolve(true),
    });
    const pick = <T>({ rows }: PickQuestion<T>): Promise<T | undefined> => {
      const offered = rows.filter((row): row is PickRow<T> => !("separator" in row));
      picks.push(offered.map(({ label, description = "" }) => `${label} ${description}`));
      const word = choices.shift();
      const row = offered.find(({ label }) => word !== undefined && label.includes(word));
      assert.ok(row ?? word === undefined, `no row “${word}” among ${offered.map(({ label }) => label).join(", ")}`);
      return Promise.resolve(row?.value);
    };
    Object.assign(bench.quickInput, { pick });
  });
  afterEach(async () => {
    for (const name of ["info", "warn", "error", "confirm", "openFile"])
      Reflect.deleteProperty(bench.app.dialogs, name);
    Reflect.deleteProperty(bench.quickInput, "pick");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    fs.rmSync(home, { recursive: true });
    await bench.clear();
  });
  after(() => bench.stop());

  const client = () => bench.app.connections.fortitoken("token-1");

  /** Makes these users the only ones of the realm. */
  async function known(...users: UserCreate[]): Promise<void> {
    const profile = bench.app.profiles.get("token-1");
    assert.ok(profile);
    const writer = await bench.app.connections.fortitoken(placeOf(profile));
    for (const user of users) await writer.createUser({ ...user, realm_id: realm.ref.id });
  }

  async function give(command: "importUsers" | "syncUsers", ...lines: string[]): Promise<void> {
    const uri = vscode.Uri.file(path.join(home, "users.csv"));
    fs.writeFileSync(uri.fsPath, lines.map((line) => `${line}\n`).join(""));
    Object.assign(bench.app.dialogs, { openFile: () => Promise.resolve(uri) });
    await bench.run(command, realm);
  }

  async function users(): Promise<string[]> {
    const found: Readonly<User>[] = (await (await client()).findUsers({ realm_id: realm.ref.id })).map(
      ({ value }) => value,
    );
    return found.map(({ username = "", email = "" }) => `${username} ${email}`).sort();
  }

  const count = (operation: string) => bench.sandbox.requests.count("fortitoken", operation);

  it("create two users if two names in the file differ only in case", async () => {
    choices = ["Start"];
    await give("importUsers", "username,email", "JSmith,j.smith@example.net", "jsmith,jo.smith@example.net");
    assert.match(reported.join(), /2 created\.$/);
    assert.deepEqual(await users(), ["JSmith j.smith@example.net", "jsmith jo.smith@example.net"]);
  });

  for (const command of ["importUsers", "syncUsers"] as const) {
    it(`change no user whose name differs only in case before the administrator decides (${command})`, async () => {
      await known({ username: "JSmith", email: "j.smith@example.net" });
      const file = ["username,email", "jsmith,jo.smith@example.net"];
      await give(command, ...file);
      assert.match(picks[0]?.[0] ?? "", /Similar Names.*1 of 1 undecided/);
      assert.ok(!picks.flat().some((row) => row.includes("Start")), "nothing can be started");
      choices = ["Similar Names", "Skip these rows"];
      await give(command, ...file);
      assert.deepEqual(
        [await users(), count("updateUser"), count("syncUsers")],
        [["JSmith j.smith@example.net"], 0, 0],
      );
      choices = ["Similar Names", "Another user: create", "Start"];
      await give(command, ...file);
      assert.deepEqual(await users(), ["JSmith j.smith@example.net", "jsmith jo.smith@example.net"]);
    });
  }

  it("change the user that the administrator chooses as the same one", async () => {
    await known({ username: "JSmith", email: "j.smith@example.net" });
    choices = ["Similar Names", "jsmith", "Same user: JSmith", "Start"];
    await give("importUsers", "username,email", "jsmith,jo.smith@example.net");
    assert.deepEqual(await users(), ["JSmith jo.smith@example.net"]);
  });

  it("do not delete a user as missing if the names differ only in accents", async () => {
    await known({ username: "josé", email: "jose@example.net" }, { username: "zoe", email: "z@example.net" });
    const file = ["username,email", "jose,jose@example.net"];
    choices = ["are kept: 1"];
    await give("syncUsers", ...file);
    assert.ok(!picks.flat().some((row) => row.includes("Start") && row.includes("delete 2")));
    choices = ["are kept: 1", "Similar Names", "Skip these rows", "Start"];
    await give("syncUsers", ...file);
    assert.deepEqual(await users(), ["josé jose@example.net"]);
  });

  it("send nothing if only the case of an e-mail address differs", async () => {
    await known({ username: "ahart", email: "a.hart@example.net" });
    await give("importUsers", "username,email", "ahart,A.Hart@Example.net");
    assert.match(reported.join(), /already matches the file; nothing was sent/);
    assert.equal(count("updateUser"), 0);
  });

  it("are imported into a realm with a similar name only after the administrator confirms the realm", async () => {
    choices = ["Another realm"];
    await give("importUsers", "username,email,realm", "ann,ann@example.net,New-Site");
    assert.deepEqual(await users(), []);
    choices = ["The same realm", "Start"];
    await give("importUsers", "username,email,realm", "ann,ann@example.net,New-Site");
    assert.deepEqual(await users(), ["ann ann@example.net"]);
  });
});
