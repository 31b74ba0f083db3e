import assert from "node:assert/strict";
import type { User } from "../../src/contract";
import { pwned } from "../hostile/corpus";
import { promise } from "../promise";
import { fixture, useWindow } from "./fixture";

/** Names as sent and as shown; no more than the view shows without scrolling. */
const names: readonly (readonly [sent: string, seen: string])[] = [
  [`<img src=x onerror=window.${pwned}=1>`, `<img src=x onerror=window.${pwned}=1>`],
  ["$(error) $(trash)", "$(error) $(trash)"],
  ["[Sign in](command:workbench.action.quit)", "[Sign in](command:workbench.action.quit)"],
  ["user\u202eni\u200bmda", "user⟨U+202E⟩ni⟨U+200B⟩mda"],
  ["**b** `c` &lt;b&gt; {0} %s", "**b** `c` &lt;b&gt; {0} %s"],
];

describe("Hostile records in the workbench", () => {
  const window = useWindow("signedIn");

  before(async () => {
    const users: (Partial<User> & { note: string })[] = names.map(([username], index) => ({
      id: `user-${index}`,
      username,
      email: username,
      realm_id: username,
      auth_method: username,
      active: true,
      note: names[0]![0],
    }));
    const { faults } = fixture().sandbox;
    const fault = { service: "fortitoken", status: 200, times: 100 } as const;
    for (const operation of ["pageUsers", "listUsers"]) faults.add({ ...fault, operation, body: users });
    faults.add({ ...fault, operation: "getUser", body: users[2]! });
    faults.add({ ...fault, operation: "deleteUser", status: 400, body: { message: names[2]![0] } });
    await window().runCommand("FortiCloud: Refresh Users");
  });
  after(() => fixture().sandbox.faults.clear());

  promise(
    "texts of a service run no code and become no link in any part of the workbench",
    { short: 1, long: 1 },
    async (_n, tally) => {
      const workbench = window();
      const { page } = workbench;
      for (const [, seen] of names) {
        await tally.try(`row ${seen}`, async () => {
          await workbench.rows("Users").locator(".label-name").getByText(seen, { exact: true }).waitFor();
        });
      }
      const rows = workbench.rows("Users");
      await tally.try("rows have no icon of their own and no link", async () => {
        assert.equal(await rows.locator(".monaco-icon-label-container .codicon").count(), 0);
        assert.equal(await rows.locator("a[href]").count(), 0);
      });
      await tally.try("hover", async () => {
        const hover = page.locator(".monaco-hover:visible", { hasText: "Authentication" });
        await workbench.insist(async () => {
          await workbench.restMouse();
          await rows.locator(".label-name").getByText(names[2]![1], { exact: true }).hover();
        }, hover);
        assert.match((await hover.textContent()) ?? "", /E-mail: \[Sign in\]\(command:workbench\.action\.quit\)/);
        assert.equal(await hover.locator("a, strong, code, img").count(), 0);
      });
      await tally.try("question and notification", async () => {
        await workbench.chooseFromRow("Users", names[2]![1], "Delete User");
        await workbench.dialog.getByText("Delete user [Sign in](command:workbench.action.quit) in").waitFor();
        assert.equal(await workbench.dialog.locator("a[href]").count(), 0);
        await workbench.pressInDialog("Delete User");
        const toast = workbench.notification("Sign in");
        await toast.waitFor();
        assert.equal(await toast.locator(".notification-list-item-message a").count(), 0);
        await workbench.clearNotifications();
      });
      await tally.try("quick pick", async () => {
        await workbench.runCommand("FortiCloud: Find User…");
        await workbench.quickInputBox.fill("er");
        const row = workbench.quickRow("$(error) $(trash)");
        await row.waitFor();
        assert.equal(await row.locator(".label-name .codicon").count(), 1);
        await page.keyboard.press("Escape");
      });
      await tally.try("record page", async () => {
        await rows.locator(".label-name").getByText(names[2]![1], { exact: true }).click();
        const { webview } = workbench;
        await webview.getByRole("heading", { name: names[2]![0] }).waitFor();
        await webview.getByRole("treeitem").filter({ hasText: names[0]![0] }).first().waitFor();
        assert.equal(await webview.locator("img, a, iframe").count(), 0);
      });
      await tally.try("nothing ran", async () => {
        for (const frame of page.frames()) assert.equal(await frame.evaluate(`window.${pwned}`), undefined);
        assert.equal(
          await page.locator('a[href^="command:"], [data-href^="command:"]').filter({ hasText: "Sign in" }).count(),
          0,
        );
      });
    },
  );
});
