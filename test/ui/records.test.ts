import assert from "node:assert/strict";
import { violationsInRecord } from "./accessibility";
import { useSharedWindow } from "./fixture";

describe("Record page", () => {
  const window = useSharedWindow();
  const tree = () => window().webview.getByRole("tree");
  const item = (text: string) => window().webview.getByRole("treeitem").filter({ hasText: text }).first();

  before(async () => {
    const workbench = window();
    await workbench.expand("Alerts", /^Critical/);
    await workbench.rows("Alerts").nth(2).click();
    await tree().waitFor();
  });

  it("shows every member of the alert as a tree", async () => {
    for (const name of ["severity", "state", "policyName", "createTime"]) await item(name).waitFor();
  });

  it("searches the record, counts the matches and moves between them", async () => {
    const search = window().webview.getByRole("searchbox").or(window().webview.locator(".search input")).first();
    await search.fill("Critical");
    await window()
      .webview.getByText(/1 of \d+/)
      .first()
      .waitFor();
    await search.press("Escape");
  });

  it("copies a value and a path with the keyboard", async () => {
    const workbench = window();
    await item("severity").click();
    await workbench.page.keyboard.press("p");
    await workbench.copied("$.severity");
    await workbench.page.keyboard.press("c");
    await workbench.copied("Critical");
  });

  it("copies the request that reads the record as a cURL line without a secret", async () => {
    await window().webview.getByRole("button", { name: "Copy as cURL" }).click();
    await window().copied(/^curl [^]*alert\/list[^]*Authorization: Bearer \$TOKEN/);
  });

  it("shows the raw text and switches back to the tree", async () => {
    const { webview } = window();
    await webview.getByRole("button", { name: /raw/i }).first().click();
    await webview.getByText('"severity": "Critical"').first().waitFor();
    await webview
      .getByRole("button", { name: /tree|raw/i })
      .first()
      .click();
    await tree().waitFor();
  });

  it("has no accessibility violation", async () => {
    assert.deepEqual(await violationsInRecord(window().page, { sure: "aria-required-children" }), []);
  });

  it("opens as a read-only JSON document", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Alerts", /^(?!Critical|Overview)/, "Open as JSON");
    await workbench.tab(/\.json/).waitFor();
    await workbench.page.locator(".monaco-editor .view-line", { hasText: '"severity": "Critical"' }).first().waitFor();
    await workbench.page.locator(".monaco-editor .view-line").first().click();
    await workbench.page.keyboard.type("x");
    await workbench.page
      .getByText(/read-only/i)
      .first()
      .waitFor();
  });

  it("compares two records side by side", async () => {
    const workbench = window();
    const first = (await workbench.rows("Users").nth(0).locator(".label-name").first().textContent()) ?? "";
    const second = (await workbench.rows("Users").nth(1).locator(".label-name").first().textContent()) ?? "";
    await workbench.chooseFromRow("Users", first, "Select for Compare");
    await workbench.chooseFromRow("Users", second, "Compare with Selected");
    await workbench.tab(`${first} ↔ ${second}`).waitFor();
    await workbench.page.locator(".monaco-diff-editor .line-insert").first().waitFor();
  });
});
