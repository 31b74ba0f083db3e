import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandAccess } from "../../../src/access/commandAccess";
import { CommandGate } from "../../../src/access/commandGate";

describe("what every command passes before it runs", () => {
  const row = { row: true };
  const gate = new CommandGate({
    rowOf: (value) => (value === row ? { row } : undefined),
    profiles: { get: () => undefined },
    dialogs: { confirm: () => Promise.reject(new Error("asked the person")) },
    titles: new Map(),
  });
  const workspace = vscode.workspace as { isTrusted: boolean };
  afterEach(() => (workspace.isTrusted = true));

  const at = (scheme: string) => vscode.Uri.from({ scheme, path: "/users.csv" });
  const takingFiles = Object.keys(commandAccess).filter((command) => commandAccess[command]?.file);

  it("takes no file of a workspace that is not trusted, wherever it stands among the arguments", async () => {
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

  it("takes the file in a trusted one, where the command takes files at all", async () => {
    const file = at("file");
    for (const command of Object.keys(commandAccess)) {
      const expected = takingFiles.includes(command) ? file : undefined;
      const target = await gate.admit(command, [row, [file]]);
      assert.deepEqual([target?.row, target?.rows.map((each) => each.file)], [row, [expected]], command);
    }
  });

  it("takes a request or an answer of the extension itself in any workspace", async () => {
    workspace.isTrusted = false;
    for (const own of [at("forticloud-request"), at("forticloud-answer")]) {
      assert.deepEqual((await gate.admit("sendRequestBody", [own]))?.file, own);
    }
  });

  it("takes nothing that only looks like a file", async () => {
    const alike = { scheme: "file", path: "/users.csv", fsPath: "/users.csv" };
    for (const command of takingFiles) assert.deepEqual(await gate.admit(command, [alike]), { rows: [], words: [] });
  });
});
