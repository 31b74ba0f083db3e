import assert from "node:assert/strict";
import * as vscode from "vscode";

const extensionId = "forticloud-explorer.forticloud-explorer";

describe("manifest", () => {
  it("is what the running VS Code loaded", () => {
    assert.ok(vscode.extensions.getExtension(extensionId));
  });

  it("declares exactly the commands that the extension registers", async () => {
    const extension = vscode.extensions.getExtension(extensionId)!;
    await extension.activate();
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = contributes.commands.map((c) => c.command).sort();
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) => id.startsWith("forticloud.") && !/\.(focus|open|resetViewLocation|removeView|toggleVisibility)$/.test(id),
    );
    assert.deepEqual(declared, registered.sort());
  });
});
