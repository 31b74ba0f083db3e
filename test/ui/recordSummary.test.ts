import assert from "node:assert/strict";
import { violationsInRecord } from "./accessibility";
import { useSharedWindow } from "./fixture";

describe("The summary of a record page", () => {
  const window = useSharedWindow();
  const name = "somchai.wongthong";
  const summary = () => window().webview.getByRole("region", { name: "Summary" });
  const pill = (text: string) => summary().getByRole("listitem").filter({ hasText: text });
  const button = (title: string) => summary().getByRole("button", { name: title, exact: true });

  before(async () => {
    await window().row("Users", name).click();
    await pill("Locked").waitFor();
  });

  it("has the state, the facts and the buttons of the user", async () => {
    await summary().getByText(`${name}@lab.example.org`).waitFor();
    for (const title of ["Unlock User", "Edit User…", "New Token…"]) await button(title).waitFor();
    assert.equal(await button("Lock User").count(), 0);
  });

  it("unlocks the user with its button, and follows", async () => {
    await button("Unlock User").focus();
    await window().page.keyboard.press("Enter");
    await pill("Locked").waitFor({ state: "hidden" });
    await button("Unlock User").waitFor({ state: "hidden" });
    await summary().locator("button:focus", { hasText: "Edit User" }).waitFor();
    await window().tab(name).waitFor();
    await window().tab("(preview)").waitFor({ state: "hidden" });
  });

  it("shows the other buttons on request", async () => {
    await button("More Actions").click();
    await button("Lock User").click();
    await window().pressInDialog("Lock User");
    await pill("Locked").waitFor();
  });

  it("is what a command of the palette acts on, after the user agreed", async () => {
    await window().runCommand("FortiCloud: Unlock User");
    await window().dialog.getByText(name).first().waitFor();
    await window().pressInDialog("Unlock User");
    await pill("Locked").waitFor({ state: "hidden" });
  });

  it("leads to the realm, in a page of its own", async () => {
    await button("branch-lab").click();
    await window().webview.getByRole("heading", { name: "branch-lab" }).waitFor();
    assert.equal(await window().page.locator(".tabs-container .tab").count(), 2);
  });

  it("has no accessibility violation, also on a narrow page", async () => {
    const { page } = window();
    await page.setViewportSize({ width: 760, height: 1000 });
    await window().expand("Alerts", /^Critical/);
    await window().rows("Alerts").nth(2).click();
    await pill("Critical").waitFor();
    assert.deepEqual(await violationsInRecord(page, { sure: "aria-required-children" }), []);
    await page.setViewportSize({ width: 1280, height: 1000 });
  });
});
