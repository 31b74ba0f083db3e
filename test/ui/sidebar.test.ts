import assert from "node:assert/strict";
import { verySlow } from "../distances";
import { fixture, useWindow } from "./fixture";

describe("Sidebar", () => {
  const window = useWindow("signedIn");

  it("shows rows of both services, and loads a realm's users when it is expanded", async () => {
    const workbench = window();
    await workbench.openView("Countries");
    await workbench.row("Countries", "Finland").or(workbench.row("Countries", "Andorra")).first().waitFor();
    await workbench.row("Alerts", /^Critical/).waitFor();
    await workbench.rows("Users").first().waitFor();
    const { requests } = fixture().sandbox;
    const before = requests.count("fortitoken", "pageUsers");
    await workbench.openView("Realms");
    await workbench.expand("Realms", "branch-lab");
    await workbench.rows("Realms").filter({ hasText: "@" }).first().waitFor();
    assert.equal(requests.count("fortitoken", "pageUsers"), before + 1, "one page is asked for when a realm is opened");
  });

  it("opens a record with the keyboard only", async () => {
    const workbench = window();
    await workbench.rows("Users").first().focus();
    await workbench.view("Users").locator(".monaco-list").focus();
    await workbench.page.keyboard.press("Home");
    await workbench.page.keyboard.press("Enter");
    await workbench.webview.getByRole("treeitem").first().waitFor();
  });

  it("moves the keyboard focus to the first new row after a slow page", async () => {
    const workbench = window();
    const { page } = workbench;
    const { options } = fixture().sandbox;
    const usual = options.get();
    await workbench.runCommand("FortiCloud: Group and Sort Alerts");
    await workbench.choose("State");
    await workbench.expand("Alerts", /^Open/);
    // The focus stays in the list.
    await workbench.rows("Alerts").and(page.locator('[aria-level="2"]')).first().click();
    const focused = workbench.view("Alerts").locator(".monaco-list-row.focused");
    await page.keyboard.press("End");
    await focused.and(page.locator('[data-last-element="true"]')).waitFor();
    // The view is low, and the editor draws only visible rows, so the row must be scrolled to.
    for (let step = 0; step < 8 && (await focused.filter({ hasText: "Load more" }).count()) === 0; step += 1) {
      const index = Number(await focused.getAttribute("data-index"));
      await page.keyboard.press("ArrowUp");
      await focused.and(page.locator(`[data-index="${index - 1}"]`)).waitFor();
    }
    options.set({ ...verySlow });
    await page.keyboard.press("Enter");
    // Before, Load More was the 51st row.
    const firstNew = focused.and(page.locator('[aria-posinset="51"]')).filter({ hasNotText: /Load(ing)? more/ });
    await firstNew.waitFor();
    await workbench.view("Alerts").locator(".monaco-list:focus").waitFor();
    options.set({ ...usual });
    await workbench.picture("load-more");
    assert.equal(await page.locator(".notifications-toasts .notification-list-item").count(), 0);
    await workbench.runCommand("FortiCloud: Group and Sort Alerts");
    await workbench.choose("Severity");
    await workbench.row("Alerts", /^Critical/).waitFor();
  });

  it("groups alerts by severity, state or cloud, and keeps the choice in the next window", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Group and Sort Alerts");
    await workbench.choose("Cloud");
    // The first group is expanded and hides the others.
    await workbench.row("Alerts", /^AWS/).locator(".monaco-tl-twistie").click();
    await workbench.row("Alerts", /^Google Cloud/).waitFor();
    await workbench.stored("grouping");
    await workbench.reload();
    await workbench.openSidebar();
    await workbench.row("Alerts", /^AWS/).waitFor();
    await workbench.runCommand("FortiCloud: Group and Sort Alerts");
    await workbench.choose("State");
    await workbench.row("Alerts", /^Open/).waitFor();
    await workbench.runCommand("FortiCloud: Group and Sort Alerts");
    await workbench.choose("Severity");
    await workbench.row("Alerts", /^Critical/).waitFor();
  });

  it("filters users, shows the filter, and keeps it in the next window", async () => {
    const workbench = window();
    await workbench.pressInView("Users", "Filter Users");
    await workbench.choose("Status");
    await workbench.choose("disabled");
    await workbench.choose("Apply");
    const header = workbench.view("Users").locator(".pane-header");
    await header.filter({ hasText: /disabled · / }).waitFor();
    await workbench.stored("filter.users");
    await workbench.reload();
    await workbench.openSidebar();
    await header.filter({ hasText: /disabled · / }).waitFor();
    await workbench.rows("Users").first().waitFor();
    await workbench.pressInView("Users", "Clear Users Filter");
    await header.filter({ hasText: /disabled · / }).waitFor({ state: "hidden" });
  });

  it("finds a user by name from the palette and opens the record", async () => {
    const workbench = window();
    const name = "malgorzata.wojcik";
    await workbench.runCommand("FortiCloud: Find User");
    await workbench.question("Find User").waitFor();
    await workbench.quickInputBox.fill("WOJCIK");
    await workbench.quickRow(name).waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.tab(name).waitFor();
  });

  it("finds a locked user with a key, and unlocks the user there", async () => {
    const workbench = window();
    const { page } = workbench;
    await workbench.rows("Users").first().waitFor();
    await workbench.insist(async () => {
      await workbench.view("Users").locator(".monaco-list").focus();
      await page.keyboard.press("Control+Alt+U");
    }, workbench.question("Find User"));
    await workbench.quickInputBox.fill("somchai");
    const row = workbench.quickRow("somchai.wongthong").filter({ hasText: "locked" });
    await row.hover();
    await workbench.picture("find-user");
    await row.getByRole("button", { name: "Unlock User" }).click();
    await workbench.notification("somchai.wongthong").getByRole("button", { name: "Undo" }).click();
    await workbench.row("Users", "somchai.wongthong").filter({ hasText: "locked" }).waitFor();
    await workbench.clearNotifications();
  });
});
