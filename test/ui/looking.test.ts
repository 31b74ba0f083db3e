import assert from "node:assert/strict";
import { useSharedWindow } from "./fixture";

describe("Looking at rows", () => {
  const window = useSharedWindow();
  const tabs = () => window().page.locator(".tabs-container .tab");
  /** The names of the first users. */
  let names: string[] = [];
  const name = (row: number): string => names[row] ?? "";
  const user = (row: number) => window().row("Users", name(row));
  const shows = (name: string) => window().webview.getByRole("heading", { name }).waitFor();
  const treeHasFocus = () => window().view("Users").locator(".monaco-list:focus").waitFor();
  const selected = () => window().rows("Users").and(window().page.locator(".selected"));
  const press = (key: string) => window().page.keyboard.press(key);

  before(async () => {
    await user(0).waitFor();
    names = await window().rows("Users").locator(".label-name").allTextContents();
  });

  it("shows each clicked row in one preview page, and the focus stays in the list", async () => {
    for (const row of [0, 1, 2]) {
      await user(row).click();
      await shows(name(row));
      await treeHasFocus();
    }
    assert.equal(await tabs().count(), 1);
    await window()
      .tab(`${name(2)} (preview)`)
      .waitFor();
  });

  it("goes on from the keyboard: the arrow keys move, and Space shows the row", async () => {
    await press("ArrowDown");
    await press("Space");
    await shows(name(3));
    await treeHasFocus();
    assert.equal(await tabs().count(), 1);
  });

  it("selects many rows with Shift and the arrow keys", async () => {
    for (let count = 2; count <= 5; count += 1) {
      await press("Shift+ArrowDown");
      await selected()
        .nth(count - 1)
        .waitFor();
    }
    assert.equal(await selected().count(), 5);
    await treeHasFocus();
    await shows(name(3));
    assert.equal(await tabs().count(), 1);
  });

  it("opens a row to stay with Enter, and moves the focus to its page", async () => {
    await press("Home");
    await user(0).click();
    await shows(name(0));
    await press("Enter");
    await window().webview.locator("[role=tree]:focus").waitFor();
    await window().tab(name(0)).waitFor();
    await window().tab("(preview)").waitFor({ state: "hidden" });
  });

  it("shows the page that stays when its row is clicked again, and a further row in a new preview", async () => {
    await user(1).click();
    await shows(name(1));
    assert.equal(await tabs().count(), 2);
    await user(0).click();
    await shows(name(0));
    await treeHasFocus();
    assert.equal(await tabs().count(), 2);
  });

  it("opens a row to stay with a double click", async () => {
    await user(2).dblclick();
    await window().webview.locator("[role=tree]:focus").waitFor();
    await shows(name(2));
    await window().tab("(preview)").waitFor({ state: "hidden" });
    assert.equal(await tabs().count(), 2);
  });

  it("keeps the preview when its button is pressed", async () => {
    await user(3).click();
    await shows(name(3));
    await window().webview.getByRole("button", { name: "Keep Open" }).click();
    await window().tab("(preview)").waitFor({ state: "hidden" });
    assert.equal(await tabs().count(), 3);
  });

  it("shows an alert with rows under it with Space, and unfolds it with the right arrow", async () => {
    const alerts = window().rows("Alerts");
    await window().expand("Alerts", /^Critical/);
    await alerts.nth(2).click();
    await press("ArrowDown");
    const at = window().view("Alerts").locator(".monaco-list-row.focused");
    const label = (await at.locator(".label-name").first().textContent()) ?? "";
    await press("Space");
    await window().webview.getByRole("heading", { name: label }).waitFor();
    assert.equal(await at.getAttribute("aria-expanded"), "false");
    await press("ArrowRight");
    await window().view("Alerts").locator('.monaco-list-row.focused[aria-expanded="true"]').waitFor();
    await window().picture("looking");
  });
});
