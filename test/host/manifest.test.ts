import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { App } from "../../src/app";

const extensionId = "forticloud-explorer.forticloud-explorer";

describe("manifest", () => {
  it("belongs to the extension that VS Code loaded", () => {
    assert.ok(vscode.extensions.getExtension(extensionId));
  });

  it("declares exactly the commands that are implemented", async () => {
    const extension = vscode.extensions.getExtension<App>(extensionId)!;
    const app = await extension.activate();
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = contributes.commands.map((c) => c.command).sort();
    assert.deepEqual(declared, (await app.commandIds()).sort());
  });

  it("offers the log beside the sign-in on the welcome pages of a signed-out profile", () => {
    const { contributes } = vscode.extensions.getExtension(extensionId)!.packageJSON as {
      contributes: { viewsWelcome: { view: string; contents: string; when?: string }[] };
    };
    const pages = contributes.viewsWelcome.filter(({ when }) => when?.endsWith("== signedOut"));
    assert.ok(pages.length > 0);
    for (const { view, contents } of pages) {
      assert.match(contents, /signIn.*\n\[Show Log\]\(command:forticloud\.showLog\)/s, view);
    }
  });
});
