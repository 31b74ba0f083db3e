import assert from "node:assert/strict";
import { violationsInRecord } from "./accessibility";
import { useSharedWindow } from "./fixture";
import type { Theme } from "./workbench";

/** Theme -> name of its pictures. */
const themes: Readonly<Record<Theme, string>> = {
  "Dark Modern": "dark",
  "Dark High Contrast": "high-contrast-dark",
  "Light High Contrast": "high-contrast-light",
  // Last, because the other tests' windows share the setting.
  "Light Modern": "light",
};

describe("Appearance", () => {
  const window = useSharedWindow();

  before(async () => {
    const workbench = window();
    await workbench.openView("Countries");
    await workbench.row("Countries", "Afghanistan").waitFor();
    await workbench.openView("Realms");
    await workbench.expand("Realms", "branch-lab");
    await workbench.rows("Realms").filter({ hasText: "@" }).first().waitFor();
    await workbench.rows("Alerts").nth(2).click();
    await workbench.webview.getByRole("treeitem").filter({ hasText: "severity" }).waitFor();
  });

  it("shows the user commands on a user's row", async () => {
    const workbench = window();
    await workbench.row("Users", "nikos").click({ button: "right" });
    await workbench.page.locator(".monaco-menu .action-item", { hasText: "Delete User" }).waitFor();
    await workbench.picture("user-menu");
    await workbench.page.locator(".context-view-block").click();
  });

  for (const [theme, name] of Object.entries(themes) as [Theme, string][]) {
    it(`is readable in ${theme}`, async () => {
      const workbench = window();
      await workbench.useTheme(theme);
      await workbench.restMouse();
      await workbench.picture(`sidebar-${name}`);
      const rules = ["color-contrast"];
      assert.deepEqual(await violationsInRecord(workbench.page, { sure: "color-contrast", rules }), []);
    });
  }
});
