import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { useSharedWindow } from "./fixture";

describe("Export", () => {
  const window = useSharedWindow();
  let folder: string;

  before(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-export-"))));
  after(() => fs.rmSync(folder, { recursive: true }));

  it("writes two selected users as CSV from their menu, copies their names with Ctrl+C, and opens the file", async () => {
    const workbench = window();
    const { page } = workbench;
    const rows = workbench.rows("Users");
    await rows.first().waitFor();
    await rows.nth(0).click({ modifiers: ["ControlOrMeta"] });
    await rows.nth(1).click({ modifiers: ["ControlOrMeta"] });
    const names = await rows.locator(".label-name").allInnerTexts();
    await workbench.chooseFromRow("Users", names[1]!, "Export");
    await workbench.question("Export 2 users").waitFor();
    await workbench.quickRow("..").waitFor();
    const file = path.join(folder, "two.csv");
    await workbench.quickInputBox.fill(file);
    // The dialog first reads the typed folder, which has no other file.
    await workbench.quickInput.locator(".monaco-list-row").nth(1).waitFor({ state: "hidden" });
    await workbench.quickInput.locator(".quick-input-action .monaco-button", { hasText: "OK" }).click();
    await workbench.notification("Exported 2 users to two.csv.").waitFor();
    await workbench.picture("export-done");
    await page.keyboard.press("ControlOrMeta+c");
    await workbench.copied(`${names[0]}\n${names[1]}`);
    const lines = fs.readFileSync(file, "utf8").split("\r\n");
    assert.deepEqual(
      lines.slice(1, 3).map((line) => line.split(",")[0]),
      names.slice(0, 2),
    );
    await workbench.pressInNotification("Exported 2 users", "Open");
    await workbench.tab("two.csv").waitFor();
  });

  it("of a view is in the menu of its title", async () => {
    const workbench = window();
    const alerts = workbench.view("Alerts");
    // A title passes the focused row. Without one, the command asks for the view.
    await workbench.row("Alerts", "Critical").locator(".monaco-tl-twistie").click();
    await alerts.locator(".pane-header").hover();
    await alerts
      .locator('.actions-container [aria-label^="Views and More"], .actions-container [aria-label^="More Actions"]')
      .first()
      .click();
    await workbench.page.locator(".monaco-menu .action-item", { hasText: "Export List…" }).click();
    await workbench.question("Export Alerts (").waitFor();
    await workbench.page.keyboard.press("Escape");
    await workbench.expand("Alerts", "Critical");
  });
});
