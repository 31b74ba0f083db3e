import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandAccess } from "../../../src/access/commandAccess";
import { CommandGate } from "../../../src/access/commandGate";

describe("a command without arguments", () => {
  const ref = { profileId: "p1", service: "fortitoken", kind: "user", id: "u1" } as const;
  const snapshot = {
    record: { kind: "user", id: "u1", value: { username: "mlund" }, notes: [] },
    place: { id: "p1", host: "https://ftc.example.net" },
  } as const;
  const asked: unknown[] = [];
  let answer = true;
  const gate = new CommandGate({
    rowOf: () => undefined,
    selected: () => undefined,
    pageInFront: (command) => (command.endsWith("User") ? { row: {}, profileId: "p1", ref, snapshot } : undefined),
    profiles: { get: () => undefined },
    dialogs: { confirm: (question) => Promise.resolve(asked.push(question.message, question.detail) > 0 && answer) },
    titles: new Map([["forticloud.unlockUser", "Unlock User"]]),
  });
  afterEach(() => {
    asked.length = 0;
    answer = true;
  });

  it("acts on the record page in front, without a question of the gate if the command itself asks", async () => {
    assert.deepEqual(await gate.admit("editUser", []), { profileId: "p1", ref, snapshot, rows: [], words: [] });
    assert.deepEqual(asked, []);
  });

  it("names the record of the page before a change that would not ask", async () => {
    assert.ok(await gate.admit("unlockUser", [undefined, undefined]));
    assert.match(asked.join("\n"), /Unlock User.*mlund[^]*acts on the active record page/);
    answer = false;
    assert.equal(await gate.admit("unlockUser", []), undefined);
  });

  it("acts on its own target if it has one, or if the page's record does not have the command", async () => {
    assert.deepEqual(await gate.admit("editUser", ["p2"]), { profileId: "p2", rows: [], words: ["p2"] });
    assert.deepEqual(await gate.admit("showLog", []), { rows: [], words: [] });
  });
});

describe("the command gate", () => {
  const row = { row: { name: "first" } };
  const second = { row: { name: "second" } };
  const gate = new CommandGate({
    rowOf: (value) => (value === row ? row : undefined),
    pageInFront: () => undefined,
    selected: (command, view) =>
      view === undefined ? [] : view !== "users" ? undefined : command === "editUser" ? [] : [row, second],
    profiles: { get: () => undefined },
    dialogs: { confirm: () => Promise.reject(new Error("asked the person")) },
    titles: new Map(),
  });
  const workspace = vscode.workspace as { isTrusted: boolean };
  afterEach(() => (workspace.isTrusted = true));

  const at = (scheme: string) => vscode.Uri.from({ scheme, path: "/users.csv" });
  const takingFiles = Object.keys(commandAccess).filter((command) => commandAccess[command]?.file);

  it("rejects a file of an untrusted workspace in any argument", async () => {
    workspace.isTrusted = false;
    assert.ok(takingFiles.length > 0);
    for (const command of takingFiles) {
      for (const scheme of ["file", "vscode-remote", "vscode-vfs", "untitled"]) {
        const file = at(scheme);
        for (const args of [[file], [row, [file]], [undefined, [row, file]]]) {
          await assert.rejects(gate.admit(command, args), /files of an untrusted workspace/, `${command} ${scheme}`);
        }
      }
    }
  });

  it("accepts a file of a trusted workspace if the command accepts files", async () => {
    const file = at("file");
    for (const command of Object.keys(commandAccess)) {
      const expected = takingFiles.includes(command) ? file : undefined;
      const target = await gate.admit(command, [row, [file]]);
      assert.deepEqual([target?.row, target?.rows.map((each) => each.file)], [row.row, [expected]], command);
    }
  });

  it("accepts the extension's own request and response documents in any workspace", async () => {
    workspace.isTrusted = false;
    for (const own of [at("forticloud-request"), at("forticloud-answer")]) {
      assert.deepEqual((await gate.admit("sendRequestBody", [own]))?.file, own);
    }
  });

  it("rejects values that only look like a file", async () => {
    const alike = { scheme: "file", path: "/users.csv", fsPath: "/users.csv" };
    for (const command of takingFiles) assert.deepEqual(await gate.admit(command, [alike]), { rows: [], words: [] });
  });

  it("passes the selected rows of the view that a key names, or nothing if the command is not for them", async () => {
    assert.deepEqual(await gate.admit("deleteUser", ["users"]), { ...row, rows: [row, second], words: ["users"] });
    assert.equal(await gate.admit("editUser", ["users"]), undefined);
    assert.equal(await gate.admit("copyEmail", ["users", "signIn"]).then((target) => target?.row), undefined);
    assert.equal((await gate.admit("deleteUser", ["p1"]))?.profileId, "p1");
  });

  it("does not take a view's name as its selected rows if the command does not ask itself", async () => {
    const offRow = Object.keys(commandAccess).filter((command) => commandAccess[command]?.asks === "offRow");
    assert.ok(offRow.includes("unlockUser"));
    for (const command of offRow) await assert.rejects(gate.admit(command, ["users"]), /asked the person/, command);
  });
});
