import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import type { User } from "../../src/contract";
import type { MessageButton } from "../../src/userFacingError";
import type { PickQuestion, PickRow } from "../../src/ui/quickInput";
import { ExplorerBench, type RecordRow } from "./explorerBench";
import { until } from "./until";

const realmName = "branch-lab";

describe("Files of users in common formats", () => {
  let bench: ExplorerBench;
  let realm: RecordRow<unknown>;
  let home: string;
  /** The messages that the user saw, in order, with their buttons. */
  let reported: { readonly text: string; readonly buttons: readonly MessageButton[] }[];
  let questions: string[];
  /** The picks that the user saw: the placeholder and the rows. */
  let picks: string[][];
  /** The rows that the user picks, by a part of their text; by default Start. */
  let choices: string[];
  let agrees: boolean;

  before(async () => (bench = await ExplorerBench.start({ users: 20, taskDurationMs: 100, bypassAllowed: true })));
  beforeEach(async () => {
    await bench.addFortitoken();
    realm = (await bench.row("realms", realmName)) as RecordRow<unknown>;
    home = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-files-"));
    reported = [];
    questions = [];
    picks = [];
    choices = [];
    agrees = true;
    const tell = (text: string, ...buttons: MessageButton[]) => Promise.resolve(void reported.push({ text, buttons }));
    Object.assign(bench.app.dialogs, {
      ...{ info: tell, warn: tell, error: tell },
      confirm: ({ message, detail }: { message: string; detail: string }) => {
        questions.push(`${message} ${detail}`);
        return Promise.resolve(agrees);
      },
    });
    const pick = <T>({ placeholder = "", rows }: PickQuestion<T>): Promise<T | undefined> => {
      const offered = rows.filter((row): row is PickRow<T> => !("separator" in row));
      picks.push([placeholder, ...offered.map(({ label }) => label)]);
      const word = choices.shift() ?? "Start";
      return Promise.resolve(offered.find(({ label }) => label.includes(word))?.value);
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

  /** Runs a command on the realm with one of the files of `test/userFiles`, or with these bytes. */
  async function give(
    command: "importUsers" | "syncUsers",
    name: string,
    content?: string | Uint8Array,
  ): Promise<vscode.Uri> {
    const file = path.join(home, name);
    fs.writeFileSync(file, content ?? fs.readFileSync(path.join(extensionFolder(), "test", "userFiles", name)));
    const uri = vscode.Uri.file(file);
    Object.assign(bench.app.dialogs, { openFile: () => Promise.resolve(uri) });
    await bench.run(command, realm);
    return uri;
  }

  const importFile = (name: string, content?: string | Uint8Array) => give("importUsers", name, content);

  async function user(username: string): Promise<Readonly<User> | undefined> {
    const client = await bench.client();
    return (await client.findUsers({ realm_id: realm.ref.id, username }))[0]?.value;
  }

  /** The user's values that a file can set. */
  async function shown(username: string): Promise<unknown[]> {
    const { email, mobile_number, user_data } = (await user(username)) ?? {};
    return [email, mobile_number, user_data];
  }

  const last = () => reported.at(-1) ?? { text: "", buttons: [] };
  const count = (operation: string) => bench.sandbox.requests.count("fortitoken", operation);
  const problems = (uri: vscode.Uri) =>
    vscode.languages
      .getDiagnostics(uri)
      .map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);

  async function press(title: string): Promise<void> {
    const button = last().buttons.find((each) => each.title === title);
    assert.ok(
      button,
      `no button ${title} among ${last()
        .buttons.map((each) => each.title)
        .join(", ")}`,
    );
    await button.run();
  }

  it("can have the column names of the portal's template, including phone and user type", async () => {
    await importFile("portal-template.csv");
    assert.match(last().text, /2 created\.$/);
    assert.deepEqual(await shown("alice.k"), ["alice.k@example.net", "+15550100001", 0]);
    assert.deepEqual(await shown("b.moreno"), ["b.moreno@example.net", "+15550100002", 1]);
    assert.match(picks[0]?.[0] ?? "", /^create 2 · .*'s quota allows/);
  });

  it("can have the column names of the guide, of a directory export, or similar ones", async () => {
    await importFile("portal-template-words.csv");
    assert.deepEqual(await shown("alice.k"), ["alice.k@example.net", "+15550100001", 1]);
    await importFile("directory-export.csv");
    assert.deepEqual(await shown("ahart"), ["ahart@example.net", "+15550100003", 0]);
    await (await bench.client()).deleteUser((await user("ahart"))!.id);
    await importFile("loose-names.csv");
    assert.deepEqual(await shown("ahart"), ["ahart@example.net", "+15550100003", 0]);
  });

  for (const name of ["separator-line.csv", "trailing-separators.csv"]) {
    it(`can have the separator lines and empty cells of a spreadsheet: ${name}`, async () => {
      await importFile(name);
      assert.deepEqual(await shown("ahart"), ["ahart@example.net", "+15550100003", 0]);
      assert.match(last().text, /1 created\.$/);
    });
  }

  it("send a phone number without its national trunk zero", async () => {
    await importFile("trunk-zero.csv");
    assert.equal((await user("ahart"))?.mobile_number, "+442079460958");
  });

  it("set the state, the bypass, the source and the token of a user", async () => {
    const client = await bench.client();
    const [free] = await client.tokens.list({ available: true });
    const text = fs.readFileSync(path.join(extensionFolder(), "test", "userFiles", "other-members.csv"), "utf8");
    await importFile("other-members.csv", text.replace("FTK2000000000001", free!.id));
    assert.match(last().text, /1 created\.$/);
    const made = await user("ahart");
    assert.deepEqual([made?.active, Boolean(made?.bypass_at), made?.user_data], [false, true, 1]);
    const [token] = await client.tokens.list({ token_sn: free!.id });
    assert.equal(token?.value.username, "ahart");
    await importFile("again.csv", "username,active,bypass\nahart,yes,no\n");
    const changed = await user("ahart");
    assert.deepEqual([changed?.active, Boolean(changed?.bypass_at)], [true, false]);
  });

  for (const [name, expected] of [
    [
      "stray-signs.csv",
      [
        "2:7 email: Remove “;”: it is invalid in an e-mail address such as name@example.net.",
        "3:6 email: Remove “<”: it is invalid in an e-mail address such as name@example.net.",
        "4:6 email: Remove “>”: it is invalid in an e-mail address such as name@example.net.",
        "5:7 email: Remove “,”: it is invalid in an e-mail address such as name@example.net.",
        "6:5 email: Remove “.”: it is invalid in an e-mail address such as name@example.net.",
      ],
    ],
    [
      "invisible-characters.csv",
      [
        "2:25 mobile_number: Remove the invisible character ⟨U+202A⟩; type the text instead of pasting it.",
        "3:23 mobile_number: Remove the invisible character ⟨U+FE0D⟩; type the text instead of pasting it.",
      ],
    ],
  ] as const) {
    it(`show their invalid values in the Problems panel, with line and column: ${name}`, async () => {
      const uri = await importFile(name);
      assert.deepEqual(problems(uri), expected);
      assert.match(
        last().text,
        new RegExp(`^${expected.length} of ${expected.length} rows in ${name} (is|are) invalid; nothing was sent`),
      );
      assert.deepEqual(
        last().buttons.map(({ title }) => title),
        ["Open File"],
      );
      await press("Open File");
      await until(() => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString());
      assert.equal(count("createUser"), 0);
    });
  }

  it("show all of their problems, including those found by comparison with the realm", async () => {
    const uri = await importFile("forty-wrong.csv");
    assert.equal(problems(uri).length, 40);
    assert.equal(problems(uri)[39], "41:8 email: user40 is a new user and requires an e-mail");
    assert.match(
      last().text,
      /^40 of 40 rows in forty-wrong\.csv are invalid; nothing was sent\. See the Problems panel\.$/,
    );
    await importFile("forty-wrong.csv", "username,email\nuser1,user1@example.net\n");
    assert.deepEqual(problems(uri), []);
    assert.match(last().text, /1 created\.$/);
  });

  it("lose their entries in the Problems panel when they are closed", async () => {
    const uri = await importFile("mixed.csv", "username,email\nzz-1,none@\n");
    assert.equal(problems(uri).length, 1);
    await press("Open File");
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString());
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await until(() => problems(uri).length === 0);
  });

  const mixed =
    "username,email,action\nzz-1,zz-1@example.net,\nzz-2,,\nzz-3,zz-3@,\nzz-4,zz-4@example.net,\nzz-5,,delete\n";

  it("are imported without the invalid rows after the administrator agrees", async () => {
    const uri = await importFile("mixed.csv", mixed);
    assert.match(last().text, /^3 of 5 rows in mixed\.csv are invalid; nothing was sent\./);
    assert.equal(count("createUser"), 0);
    await press("Import Valid Rows (2)");
    await until(() => /2 created\.$/.test(last().text));
    assert.deepEqual(
      problems(uri).map((text) => text.split(" ")[0]),
      ["4:6", "6:7", "3:6"],
    );
    assert.ok(await user("zz-4"));
    assert.equal(count("createUser"), 2);
  });

  it("are synced without the invalid rows, and no user counts as missing then", async () => {
    choices = ["Start"];
    await give("syncUsers", "mixed.csv", "username,email\nzz-1,zz-1@example.net\nzz-2,\nzz-3,zz-3@\n");
    assert.match(last().text, /2 of 3 rows/);
    await press("Synchronize Valid Rows (1)");
    await until(() => /1 created\.$/.test(last().text));
    assert.ok(
      picks.flat().every((text) => !text.includes("missing")),
      picks.join(),
    );
    assert.equal((await bench.rows("realms", realm)).length > 5, true);
  });

  it("ask for the meaning of a column whose name is similar to a known one before a run starts", async () => {
    const content = "username,email,Mail 2\nzz-1,zz-1@example.net,other@example.net\n";
    choices = ["Leave out", "Start"];
    await importFile("columns.csv", content);
    assert.deepEqual(picks[0], [
      "Columns with names similar to known ones are not used: “Mail 2”",
      "Leave out “Mail 2”",
      "Use “Mail 2” as email",
    ]);
    assert.equal((await user("zz-1"))?.email, "zz-1@example.net");
    choices = ["Use “Mail 2”", "Leave out", "Start"];
    await importFile("columns.csv", content);
    assert.equal((await user("zz-1"))?.email, "other@example.net");
    picks = [];
    choices = ["nothing of it"];
    await importFile("columns.csv", content.replaceAll("zz-1", "zz-2"));
    assert.deepEqual([picks.length, await user("zz-2")], [1, undefined]);
  });

  it("are read as Windows-1252 after the administrator confirms it", async () => {
    const content = Buffer.from("username,email\nj\xfcrgen,j@example.net\n", "latin1");
    agrees = false;
    await importFile("western.csv", content);
    assert.match(questions[0]!, /western\.csv is not UTF-8\. Is it Windows-1252.*displayed correctly: jürgen$/);
    assert.match(last().text, /^The file is invalid; nothing was sent\. .*not UTF-8/);
    agrees = true;
    await importFile("western.csv", content);
    assert.equal((await user("jürgen"))?.email, "j@example.net");
  });

  it("can be UTF-16 without a byte order mark", async () => {
    await importFile("wide.txt", Buffer.from("username\temail\nzz-1\tzz-1@example.net\n", "utf16le").swap16());
    assert.match(last().text, /1 created\.$/);
  });
});

function extensionFolder(): string {
  const extension = vscode.extensions.getExtension("forticloud-explorer.forticloud-explorer");
  assert.ok(extension);
  return extension.extensionPath;
}
