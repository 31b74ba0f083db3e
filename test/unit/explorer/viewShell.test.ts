import assert from "node:assert/strict";
import { EventEmitter } from "vscode";
import { toTreeItem } from "../../../src/explorer/rows/rowLook";
import { type RowSource, ViewShell } from "../../../src/explorer/viewShell";

describe("a view before its rows are loaded", () => {
  function setUp(rows: () => Promise<string[]>) {
    const source: RowSource<string> = {
      onDidChangeTreeData: new EventEmitter<string | undefined>().event,
      getChildren: rows,
      getTreeItem: (row) => toTreeItem({ id: row, label: row, context: [] }, { row }),
      getParent: () => undefined,
    };
    const shell: ViewShell<string> = new ViewShell("v", () => {
      shell.attach(source);
      return Promise.resolve();
    });
    return shell;
  }

  it("shows the message Loading… until its rows are loaded, which makes the editor draw them", async () => {
    let answer: (rows: string[]) => void = () => undefined;
    const shell = setUp(() => new Promise((resolve) => (answer = resolve)));
    const opening = shell.getChildren();
    assert.equal(shell.tree.message, "Loading…");
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(shell.tree.message, "Loading…");
    answer(["a"]);
    assert.deepEqual([await opening, shell.tree.message], [["a"], ""]);
    const again = shell.getChildren();
    assert.equal(shell.tree.message, "");
    answer(["a"]);
    await again;
  });

  it("removes its message when loading fails, and keeps the messages of others", async () => {
    const failing = setUp(() => Promise.reject(new Error("no")));
    await assert.rejects(failing.getChildren());
    assert.equal(failing.tree.message, "");
    const shell = setUp(() => Promise.resolve(((shell.tree.message = "waiting 5 s"), ["a"])));
    await shell.getChildren();
    assert.equal(shell.tree.message, "waiting 5 s");
  });
});
