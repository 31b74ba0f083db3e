import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fixture } from "./fixture";
import { Workbench } from "./workbench";

describe("A window that is reloaded", () => {
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"));
    const { browser, signedIn } = fixture();
    workbench = await Workbench.open(browser, signedIn.addressOf(folder));
    await workbench.openSidebar();
    await workbench.row("Users", "nikos.pappas").click();
    await workbench.webview.getByRole("treeitem").first().waitFor();
  });
  after(async () => {
    await workbench.close();
    fs.rmSync(folder, { recursive: true });
  });

  it("reopens the record page with a newly read record, even in an untrusted workspace", async () => {
    await workbench.stored("expanded");
    fixture().sandbox.requests.clear();
    await workbench.reload();
    await workbench.tab("nikos.pappas").waitFor();
    await workbench.webview.getByRole("treeitem").filter({ hasText: "nikos.pappas" }).first().waitFor();
    assert.equal(fixture().sandbox.requests.count("fortitoken", "getUser"), 1);
  });

  it("goes on to use the restored preview for the next row", async () => {
    await workbench.tab("nikos.pappas (preview)").waitFor();
    await workbench.row("Users", "malgorzata.wojcik").click();
    await workbench.tab("malgorzata.wojcik (preview)").waitFor();
    assert.equal(await workbench.page.locator(".tabs-container .tab").count(), 1);
  });
});
