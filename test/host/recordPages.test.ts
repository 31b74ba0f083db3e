import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ExplorerBench, isRecord, labelOf, type RecordRow } from "./explorerBench";
import { until } from "./until";

describe("pages of records", () => {
  let bench: ExplorerBench;
  let first: RecordRow<unknown>;
  let second: RecordRow<unknown>;

  before(async () => {
    bench = await ExplorerBench.start();
    await bench.addFortitoken();
    [first, second] = (await bench.rows("users")).filter(isRecord) as [typeof first, typeof second];
  });
  beforeEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await bench.stop();
  });

  const titles = () => vscode.window.tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label));
  const shows = (...groups: string[][]) => until(() => JSON.stringify(titles()) === JSON.stringify(groups));

  it("opens a record to the side, also one that is shown in the preview", async () => {
    await bench.run("previewRecord", first);
    await bench.run("openRecordToSide", second);
    await shows([`${labelOf(first)} (preview)`], [labelOf(second)]);
    await bench.run("openRecordToSide", first);
    await until(() => titles().flat().includes(labelOf(first)));
    assert.equal(titles().flat().length, 2);
  });

  it("opens each record in a page that stays if the user's settings turn previews off", async () => {
    const editor = vscode.workspace.getConfiguration("workbench.editor");
    await editor.update("enablePreview", false, vscode.ConfigurationTarget.Global);
    try {
      await bench.run("previewRecord", first);
      await bench.run("previewRecord", second);
      await shows([labelOf(first), labelOf(second)]);
    } finally {
      await editor.update("enablePreview", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("keeps a record's preview after a command changed the record", async () => {
    const { dialogs } = bench.app;
    dialogs.info = () => Promise.resolve();
    dialogs.confirm = () => Promise.resolve(true);
    try {
      await bench.run("previewRecord", first);
      await shows([`${labelOf(first)} (preview)`]);
      await bench.run("lockUser", first);
      await shows([labelOf(first)]);
      await bench.run("previewRecord", second);
      await shows([labelOf(first), `${labelOf(second)} (preview)`]);
    } finally {
      for (const method of ["info", "confirm"]) Reflect.deleteProperty(dialogs, method);
    }
  });
});
