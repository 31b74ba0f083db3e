import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { BulkRuns } from "../../src/bulk/bulkRuns";
import { Announcer } from "../../src/actions/announcer";
import { Undo } from "../../src/actions/undo";
import { WritableProfiles } from "../../src/actions/writableProfiles";
import type { User } from "../../src/contract";
import type { MessageButton } from "../../src/userFacingError";
import type { QuickInput } from "../../src/ui/quickInput";
import { FileProblems } from "../../src/userFile/fileProblems";
import { PlanPages } from "../../src/userFile/planPages";
import { FileUsers } from "../../src/userFile/fileUsers";
import { ExplorerBench, type RecordRow } from "./explorerBench";
import { selectionActions } from "../../src/bulk/selectionActions";
import type { SelectionCommand } from "../../src/actions/userActions";
import { targetOn } from "./targetOn";
import { until } from "./until";

const realmName = "branch-lab";

describe("Runs over many users", () => {
  let bench: ExplorerBench;
  let home: string;
  let realm: RecordRow<unknown>;
  let window: BulkRuns;
  let reported: { readonly text: string; readonly buttons: readonly MessageButton[] }[];
  let undo: Undo | undefined;
  /** Commands that were passed to the action on one user. */
  let alone: string[];
  let questions: { message: string; detail: string }[];
  let reports: string[];
  /** What the status bar showed, one after the other. */
  let inStatusBar: string[];
  /** The user's choices in file dialogs and in questions with several buttons. */
  let importFrom: string;
  let saveTo: string;
  let choice: string | undefined;
  /** The Cancel button of the current progress. */
  let cancel: AbortController;
  let planPages: PlanPages;
  let problems: FileProblems;
  /** Whether the user looks at a plan before it is started. */
  let showsPlan: boolean;

  before(async () => (bench = await ExplorerBench.start({ users: 40 })));
  beforeEach(async () => {
    await bench.addFortitoken();
    home = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-run-"));
    realm = (await bench.row("realms", realmName)) as RecordRow<unknown>;
    reported = [];
    alone = [];
    questions = [];
    showsPlan = false;
    reports = [];
    inStatusBar = [];
    importFrom = path.join(home, "users.csv");
    planPages = new PlanPages();
    problems = new FileProblems();
    window = openWindow();
  });
  afterEach(async () => {
    window.dispose();
    planPages.dispose();
    problems.dispose();
    fs.rmSync(home, { recursive: true });
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await bench.clear();
  });
  after(() => bench.stop());

  /** The runs of one window, with a user who confirms everything. */
  function openWindow(): BulkRuns {
    const { app, explorer } = bench;
    const { profiles, connections, gates, clientTypes, dialogs: real } = app;
    const tell = (text: string, ...buttons: MessageButton[]) => Promise.resolve(void reported.push({ text, buttons }));
    const dialogs = Object.assign(Object.create(real) as typeof real, {
      info: tell,
      warn: tell,
      error: tell,
      openFile: () => Promise.resolve(vscode.Uri.file(importFrom)),
      saveTarget: () => Promise.resolve(vscode.Uri.file(saveTo)),
      choose: () => Promise.resolve(choice),
      confirm: (question: { message: string; detail: string }) => {
        questions.push(question);
        return Promise.resolve(true);
      },
      withProgress: <T>(_: string, work: (signal: AbortSignal, report: (text: string) => void) => Promise<T>) => {
        cancel = new AbortController();
        return work(cancel.signal, (text) => reports.push(text));
      },
    });
    const quickInput: QuickInput = {
      input: () => Promise.resolve(undefined),
      pick: ({ rows }) => {
        const choices = rows.flatMap((row) => ("separator" in row ? [] : [row]));
        const wanted = showsPlan ? "Show Plan" : "Start";
        return Promise.resolve((choices.find(({ label }) => label.includes(wanted)) ?? choices[0])?.value);
      },
    };
    undo?.dispose();
    undo = new Undo({
      profiles,
      dialogs,
      quickInput,
      announcer: new Announcer(dialogs, { show: () => Promise.resolve() }),
    });
    return new BulkRuns({
      undo,
      folder: path.join(home, "bulk"),
      writable: new WritableProfiles(profiles, clientTypes, quickInput),
      ...{ connections, gates, dialogs, quickInput, planPages },
      statusBar: {
        during: async (title, work) => {
          inStatusBar.push(title);
          const result = await work((progress) => inStatusBar.push(progress));
          inStatusBar.push("gone");
          return result;
        },
      },
      activity: explorer.activity,
      records: explorer.records,
      errors: { describe: String, show: (error: unknown) => tell(String(error)) } as never,
      files: new FileUsers({ connections, dialogs, quickInput, problems }),
      ofOneUser: Object.fromEntries(
        Object.keys(selectionActions).map((command) => [command, () => Promise.resolve(void alone.push(command))]),
      ) as Record<SelectionCommand, () => Promise<void>>,
      refreshUsers: (profileId) => explorer.refreshUsers(profileId),
    });
  }

  async function run(command: string, ...args: unknown[]): Promise<void> {
    const [row, selected = []] = args as [unknown, unknown[]?];
    await window.commands()[`forticloud.${command}`]!(targetOn(row, selected));
  }

  async function importFile(...lines: string[]): Promise<void> {
    fs.writeFileSync(path.join(home, "users.csv"), lines.map((line) => `${line}\n`).join(""));
    await run("importUsers", realm);
  }

  async function users(): Promise<Readonly<User>[]> {
    const client = await bench.client();
    return (await client.findUsers({ realm_id: realm.ref.id })).map(({ value }) => value);
  }

  const selected = async (count: number) => (await bench.rows("realms", realm)).slice(0, count) as RecordRow<User>[];
  const count = (operation: string) => bench.sandbox.requests.count("fortitoken", operation);
  const last = () => reported.at(-1) ?? { text: "", buttons: [] };
  const journals = () => fs.readdirSync(path.join(home, "bulk")).filter((name) => name.endsWith(".jsonl"));
  const newUsers = (rows: number) => Array.from({ length: rows }, (_, row) => `zz-${row},zz-${row}@example.net,Email`);

  /** The active document. */
  function reportText(): string {
    const { activeTextEditor } = vscode.window;
    assert.ok(activeTextEditor, "no report is shown");
    return activeTextEditor.document.getText();
  }

  async function press(title: string): Promise<void> {
    const button = last().buttons.find((candidate) => candidate.title === title);
    assert.ok(
      button,
      `no button ${title} among ${last()
        .buttons.map((each) => each.title)
        .join(", ")}: ${last().text}`,
    );
    await button.run();
  }

  /** Presses Cancel after this many rows. */
  function cancelAfter(rows: number): void {
    const isDue = (text: string) => text.startsWith(`${rows} of`);
    reports.push = (...texts) => {
      if (texts.some(isDue)) {
        cancel.abort();
        Reflect.deleteProperty(reports, "push");
      }
      return Array.prototype.push.apply(reports, texts);
    };
  }

  it("are shown in the status bar while they go on, and their reports can be shown afterwards, also in another window", async () => {
    const rows = await selected(2);
    await run("lockUser", rows[0], rows);
    assert.equal(inStatusBar[0], "Lock Users in Sandbox Tokens");
    assert.ok(inStatusBar.includes("1 of 2"));
    assert.equal(inStatusBar.at(-1), "gone");
    window.dispose();
    window = openWindow();
    await run("showLastReport");
    assert.match(reportText(), new RegExp(`${rows[1]!.record.value.username},.*(changed|already done)`));
    for (let more = 0; more < 11; more += 1) await run(more % 2 === 0 ? "unlockUser" : "lockUser", rows[0], rows);
    assert.equal(fs.readdirSync(path.join(home, "bulk-ended")).length, 10);
    assert.deepEqual(journals(), []);
  });

  it("create and change the users of a file row by row, and list the failures in the report", async () => {
    const [first, second, third] = await users();
    bench.sandbox.faults.add({ service: "fortitoken", operation: "createUser", status: 400, times: 1 });
    await importFile(
      "username,email,auth_method",
      ...newUsers(2),
      `${first!.username},changed@example.net,`,
      `${second!.username},${second!.email},`,
      `${third!.username},=cmd@example.net,`,
    );
    assert.equal(questions[0]?.message, "Import users into realm branch-lab of Sandbox Tokens: create 2, modify 2?");
    assert.match(questions[0].detail, /From users\.csv.*does not delete/);
    assert.deepEqual(reports.slice(-5), [
      "0 of 4",
      "1 of 4 · 1 failed",
      "2 of 4 · 1 failed",
      "3 of 4 · 1 failed",
      "4 of 4 · 1 failed",
    ]);
    assert.match(last().text, /in Sandbox Tokens: 1 created, 2 changed, 1 not done\.$/);
    assert.deepEqual([count("createUser"), count("updateUser"), count("syncUsers")], [2, 2, 0]);
    const report = reportText();
    assert.match(report, /^line 2,zz-0,,create,not done,/m);
    assert.ok(report.includes(`line 4,${first!.username},,change,changed,,changed@example.net,`), report);
    assert.ok(report.includes(`,${first!.email},`), "what was there before");
    assert.ok((await users()).some(({ email }) => email === "changed@example.net"));
    assert.deepEqual(journals(), []);
  });

  it("stop after the current row, are listed in the next window, and are resumed there", async () => {
    cancelAfter(3);
    await importFile("username,email,auth_method", ...newUsers(8));
    assert.match(last().text, /in Sandbox Tokens stopped after 3 of 8 users/);
    assert.deepEqual([count("createUser"), journals().length], [3, 1]);
    window.dispose();
    window = openWindow();
    reported = [];
    await window.showUnfinished();
    assert.match(last().text, /stopped after 3 of 8 users/);
    assert.deepEqual(
      last().buttons.map(({ title }) => title),
      ["Resume", "Discard", "Show Report"],
    );
    await press("Show Report");
    assert.match(reportText(), /^line 5,zz-3,,create,to do,,zz-3@example\.net,/m);
    assert.equal(count("createUser"), 3);
    await press("Resume");
    assert.match(last().text, /8 created\.$/);
    assert.deepEqual([count("createUser"), journals().length], [8, 0]);
  });

  it("are discarded after confirmation and keep the changes made so far", async () => {
    cancelAfter(2);
    await importFile("username,email,auth_method", ...newUsers(4));
    await press("Discard");
    assert.match(questions.at(-1)?.detail ?? "", /^2 of 4 users were processed and are kept/);
    assert.deepEqual([count("createUser"), journals()], [2, []]);
    await window.showUnfinished();
    await run("resumeRun");
    assert.equal(last().text, "There is no unfinished run.");
  });

  it("are carried out by only one window at a time", async () => {
    const other = openWindow();
    bench.sandbox.options.set({ latencyMs: 30 });
    const running = importFile("username,email,auth_method", ...newUsers(6));
    await until(() => reports.some((text) => text.startsWith("1 of")));
    await other.showUnfinished();
    assert.deepEqual(reported, []);
    const resume = other.commands()["forticloud.resumeRun"]!;
    await assert.rejects(resume(targetOn()) as Promise<void>, /in progress in another window/);
    await running;
    other.dispose();
    assert.match(last().text, /6 created\.$/);
    assert.equal(count("createUser"), 6);
  });

  it("stop when the service refuses the account, and can be resumed after the cause is fixed", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "createUser", status: 402, times: 3 });
    await importFile("username,email,auth_method", ...newUsers(4));
    assert.match(last().text, /stopped after 0 of 4 users/);
    await press("Resume");
    assert.match(last().text, /4 created\.$/);
  });

  it("continue after a refused row, whatever the status", async () => {
    for (const status of [402, 404, 405, 409, 418])
      bench.sandbox.faults.add({ service: "fortitoken", operation: "createUser", status, times: 1 });
    await importFile("username,email,auth_method", ...newUsers(7));
    assert.match(last().text, /: 2 created, 5 not done\.$/);
    assert.deepEqual(journals(), []);
  });

  it("can skip a row that never gets a response, from the message and in the next window", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "getUser", status: 500, times: 1000 });
    const [first] = await users();
    await importFile("username,email,auth_method", `${first!.username},changed@example.net,`, ...newUsers(2));
    assert.match(last().text, /stopped after 0 of 3 users/);
    window.dispose();
    window = openWindow();
    await window.showUnfinished();
    await press("Skip the Row and Resume");
    assert.match(last().text, /: 2 created, 1 not done\.$/);
    assert.match(reportText(), /Skipped\./);
  });

  it("refuse to resume if the profile points to another place or became read-only", async () => {
    cancelAfter(1);
    await importFile("username,email,auth_method", ...newUsers(2));
    const stopped = last();
    const pressed = () => stopped.buttons.find(({ title }) => title === "Resume")!.run() as Promise<void>;
    await bench.addFortitoken({ clientId: "another-application" });
    await assert.rejects(pressed(), /now points to .*, but this was confirmed for/);
    await bench.addFortitoken({ readOnly: true });
    await assert.rejects(pressed(), /read-only/);
    assert.deepEqual([count("createUser"), journals().length], [1, 1]);
  });

  it("of a removed profile can be saved as a file and imported into another profile of the account", async () => {
    cancelAfter(1);
    await importFile("username,email,auth_method", ...newUsers(3));
    const resume = last().buttons.find(({ title }) => title === "Resume")!;
    await bench.app.profiles.remove("token-1");
    await assert.rejects(resume.run() as Promise<void>, /Profile Sandbox Tokens was removed/);
    await window.showUnfinished();
    assert.deepEqual(
      last().buttons.map(({ title }) => title),
      ["Save Report…", "Discard", "Show Report"],
    );
    const report = path.join(home, "report.csv");
    saveTo = report;
    await press("Save Report…");
    assert.equal(fs.readFileSync(report, "utf8")[0], "\ufeff", "spreadsheets read the letters by it");
    await press("Discard");

    await bench.addFortitoken({ id: "token-2" });
    importFrom = report;
    await run("importUsers", await bench.row("realms", realmName));
    assert.match(last().text, /: 2 created\./);
    assert.equal(count("createUser"), 3);
  });

  it("with an unreadable journal can be opened as a file and discarded", async () => {
    cancelAfter(1);
    await importFile("username,email,auth_method", ...newUsers(2));
    const journal = path.join(home, "bulk", journals()[0]!);
    fs.writeFileSync(journal, `damaged\n${fs.readFileSync(journal, "utf8")}`);
    choice = "Open File";
    await run("resumeRun");
    assert.match(reportText(), /^damaged\n/);
    assert.equal(journals().length, 1);
    choice = "Discard";
    await run("resumeRun");
    assert.deepEqual(journals(), []);
  });

  it("refuse a file with the action delete, and send nothing when all users match the file", async () => {
    const [first] = await users();
    await assert.rejects(
      importFile("username,action", `${first!.username},delete`),
      /nothing was sent.*line 2.*only Synchronize Realm with File/,
    );
    await importFile("username,email", `${first!.username},${first!.email}`);
    assert.match(last().text, /already matches the file; nothing was sent/);
    assert.equal(fs.existsSync(path.join(home, "bulk")), false);
  });

  for (const [command, change] of [
    ["disableUser", { active: false }],
    ["enableUser", { active: true }],
    ["bypassOn", { bypass: true }],
    ["bypassOff", { bypass: false }],
    ["lockUser", { lockout: true }],
    ["unlockUser", { lockout: false }],
  ] as const) {
    it(`apply ${command} to every selected user, with a spinner on the row`, async () => {
      const rows = await selected(4);
      const ids = rows.map(({ ref }) => ref.id);
      const spinning: string[] = [];
      const listening = bench.explorer.activity.onDidChange((ref) => spinning.push(ref.id));
      await run(command, rows[0], rows);
      listening.dispose();
      assert.match(questions[0]?.message ?? "", / 4 users in Sandbox Tokens\?$/);
      assert.ok(questions[0]?.detail.startsWith(rows.map(({ record }) => record.value.username).join(", ")));
      assert.deepEqual([...new Set(spinning)], ids);
      const after = (await users()).filter(({ id }) => ids.includes(id));
      for (const { active, bypass_at, lockout_at } of after) {
        if ("active" in change) assert.equal(active, change.active);
        else assert.equal(Boolean("bypass" in change ? bypass_at : lockout_at), Object.values(change)[0]);
      }
      assert.match(last().text, /^\S.* \d users? in Sandbox Tokens[.;]/);
      const shown = (await bench.rows("realms", realm)) as RecordRow<User>[];
      const row = shown.find(({ ref }) => ref.id === ids[0]);
      assert.deepEqual(row?.record.value.active, after.find(({ id }) => id === ids[0])?.active);
    });
  }

  it("delete the selected users, even of several realms", async () => {
    const other = await bench.row("realms", "head-office");
    const rows = [...(await selected(2)), (await bench.rows("realms", other))[0] as RecordRow<User>];
    await run("deleteUser", rows[0], rows);
    assert.match(questions[0]?.detail ?? "", /second factor\. .*not undo it/);
    assert.match(last().text, /^Deleted 3 users in Sandbox Tokens\.$/);
    assert.equal(count("deleteUser"), 3);
    const left = (await bench.rows("realms", realm)) as RecordRow<User>[];
    assert.ok(!left.some((row) => row.ref.id === rows[0]?.ref.id));
    await press("Show Report");
    assert.ok(reportText().includes(rows[0]!.record.value.email!));
  });

  it("issue new tokens to the selected users", async () => {
    const rows = await selected(3);
    await run("newToken", rows[0], rows);
    assert.match(last().text, /^Issued new tokens to 3 users in Sandbox Tokens\.$/);
  });

  it("skip users that were changed after their rows were shown", async () => {
    const rows = await selected(2);
    const client = await bench.client();
    await client.updateUser(rows[0]!.ref.id, { email: "theirs@example.net" });
    await run("deleteUser", rows[0], rows);
    assert.match(last().text, /^Deleted 1 user in Sandbox Tokens; 1 failed\.$/);
    assert.match(reportText(), /not done,The user was changed in the meantime: E-mail: .* theirs@example\.net/);
  });

  it("are undone as one run: users who still have what it wrote are changed back, the others are listed", async () => {
    const all = (await bench.rows("realms", realm)) as RecordRow<User>[];
    const rows = all.filter(({ record: { value } }) => value.active && value.email).slice(0, 3);
    await run("disableUser", rows[0], rows);
    assert.match(last().text, /^Disabled 3 users in Sandbox Tokens\.$/);
    const client = await bench.client();
    await client.updateUser(rows[1]!.ref.id, { active: true });
    await client.updateUser(rows[2]!.ref.id, { email: "later@example.net" });
    questions = [];
    await press("Undo");
    assert.match(questions[0]?.message ?? "", /^Undo “Disable Users” of 3 users in Sandbox Tokens\?$/);
    assert.match(last().text, /^Undo of “Disable Users” in Sandbox Tokens: 2 changed, 1 already done\.$/);
    const now = await users();
    assert.deepEqual(
      rows.map(({ ref }) => now.find(({ id }) => id === ref.id)?.active),
      [true, true, true],
    );
    assert.equal(now.find(({ id }) => id === rows[2]!.ref.id)?.email, "later@example.net");
    await undo!.last();
    assert.equal(last().text, "There is no change to undo.");
  });

  it("change back the users of a file whose values nobody changed since, after Undo Last Change", async () => {
    const [first, second] = await users();
    await importFile(
      "username,email,auth_method",
      ...newUsers(1),
      `${first!.username},changed@example.net,`,
      `${second!.username},also@example.net,`,
    );
    const client = await bench.client();
    await client.updateUser(second!.id, { email: "later@example.net" });
    questions = [];
    await undo!.last();
    assert.match(questions[0]?.detail ?? "", /Users that are not restored: 1\. Undo does not delete users/);
    assert.match(last().text, /: 1 changed, 1 not done\.$/);
    assert.match(reportText(), /later@example\.net/);
    const now = await users();
    assert.deepEqual(
      [first, second].map((user) => now.find(({ id }) => id === user!.id)?.email),
      [first!.email, "later@example.net"],
    );
    assert.ok(now.some(({ username }) => username === "zz-0"));
  });

  it("start from the title of the page that shows their plan, after a confirmation, or are cancelled there", async () => {
    const isPlan = () => vscode.window.activeTextEditor?.document.uri.scheme === "forticloud-plan";
    showsPlan = true;
    for (const answer of ["cancelPlan", "startPlan"]) {
      const importing = importFile("username,email,auth_method", ...newUsers(1));
      await until(isPlan);
      assert.match(reportText(), /zz-0/);
      assert.equal(questions.length, 0);
      planPages.commands()[`forticloud.${answer}`]!({});
      await importing;
      await until(() => !isPlan());
    }
    assert.match(questions[0]?.message ?? "", /^Import users into realm branch-lab/);
    assert.equal(count("createUser"), 1);
  });

  it("that cannot be undone say so, and offer no earlier change instead", async () => {
    const rows = await selected(2);
    await run("bypassOn", rows[0], rows);
    await run("newToken", rows[0], rows);
    assert.ok(!last().buttons.some(({ title }) => title === "Undo"));
    await undo!.last();
    assert.match(
      last().text,
      /^The last change \(“Issue New Tokens” of . users? in Sandbox Tokens\) cannot be undone\. A new token/,
    );
  });

  it("use only the selected users of one profile", async () => {
    const rows = await selected(2);
    const { record, ref, place } = rows[1]!;
    const stray = { record, ref: { ...ref, profileId: "other" }, place: { ...place, id: "other" } };
    await assert.rejects(run("disableUser", rows[0], [rows[0], stray]), /one profile only/);
    assert.equal(count("updateUser"), 0);
  });

  it("leave a selection of one user or none to the command that can be undone", async () => {
    const [row] = await selected(1);
    await run("disableUser", row, [row]);
    await run("deleteUser", undefined, []);
    assert.deepEqual(alone, ["disableUser", "deleteUser"]);
    assert.deepEqual([count("updateUser"), count("deleteUser")], [0, 0]);
  });
});
