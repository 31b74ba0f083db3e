import assert from "node:assert/strict";
import { callService, fixture, useSharedWindow } from "./fixture";

/** The user as stored by the service. */
async function userAtService(username: string): Promise<Record<string, unknown> | undefined> {
  return ((await callService(`user?username=${encodeURIComponent(username)}`)) as Record<string, unknown>[])[0];
}

describe("User commands", () => {
  const window = useSharedWindow();
  const username = "mlund.ui";

  before(() => window().rows("Users").first().waitFor());

  it("create a user, and reopen a refused form with its input", async () => {
    const workbench = window();
    fixture().sandbox.faults.add({ service: "fortitoken", operation: "createUser", status: 409, times: 1 });
    await workbench.pressInView("Users", "Create User");
    await workbench.choose("branch-lab");
    await workbench.answer("Username", username);
    await workbench.answer("E-mail", "not an address");
    await workbench.quickInput
      .getByText(/e-mail/i)
      .first()
      .waitFor();
    await workbench.answer("E-mail", "mlund@example.net");
    await workbench.choose("Create");
    await workbench.quickRow("conflict").waitFor();
    await workbench.quickRow("mlund@example.net").waitFor();
    await workbench.choose("Create");
    await workbench.notification(`User ${username}`).waitFor();
    await workbench.row("Users", username).waitFor();
    assert.equal((await userAtService(username))?.["email"], "mlund@example.net");
  });

  it("disable a user after a question that names user and profile, and undo it", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Users", username, "Disable User");
    await workbench.dialog.getByText(username).first().waitFor();
    await workbench.dialog.getByText("FortiToken Cloud Sandbox").first().waitFor();
    await workbench.pressInDialog("Disable");
    await workbench.notification("disabled").waitFor();
    assert.equal((await userAtService(username))?.["active"], false);
    await workbench.pressInNotification("disabled", "Undo");
    await workbench.notification(/enabled|undone|taken back/i).waitFor();
    assert.equal((await userAtService(username))?.["active"], true);
  });

  it("show concurrent changes side by side before they are overwritten", async () => {
    const workbench = window();
    const user = await userAtService(username);
    await workbench.chooseFromRow("Users", username, "Edit User");
    await workbench.choose("E-mail");
    await workbench.answer("E-mail", "mine@example.net");
    await callService(`user/${String(user?.["id"])}`, { method: "PUT", body: { email: "theirs@example.net" } });
    await workbench.choose("Save user");
    await workbench.dialog.getByText("theirs@example.net (yours: mine@example.net)").waitFor();
    await workbench.pressInDialog("Show Difference");
    await workbench.page.getByRole("tab", { name: "as it was shown" }).first().waitFor();
    assert.equal((await userAtService(username))?.["email"], "theirs@example.net");

    await workbench.quickRow("mine@example.net").waitFor();
    await workbench.choose("Save user");
    await workbench.pressInDialog("Overwrite");
    await workbench.notification(`Saved user ${username} in FortiToken Cloud Sandbox`).waitFor();
    assert.equal((await userAtService(username))?.["email"], "mine@example.net");
  });

  it("show a spinner on the row while the service works", async () => {
    const workbench = window();
    fixture().sandbox.faults.add({ service: "fortitoken", operation: "updateUser", delayMs: 5000, times: 1 });
    await workbench.chooseFromRow("Users", username, "Lock User");
    await workbench.pressInDialog("Lock");
    await workbench.row("Users", username).filter({ hasText: "Locking" }).waitFor();
    await workbench.row("Users", username).filter({ hasText: "Locking" }).waitFor({ state: "hidden" });
    assert.ok((await userAtService(username))?.["lockout_at"]);
  });

  it("are run with F2 and Delete on the row that has the focus, also if another one is selected", async () => {
    const workbench = window();
    const neighbours = await workbench.rows("Users").locator(".label-name").allInnerTexts();
    const index = neighbours.indexOf(username);
    const [above = "", key] = index > 0 ? [neighbours[index - 1], "ArrowDown"] : [neighbours[1], "ArrowUp"];
    const turnTo = async (): Promise<void> => {
      await workbench.row("Users", above).click();
      await workbench.insist(
        () => workbench.page.keyboard.press(key),
        workbench.row("Users", username).and(workbench.page.locator(".focused")),
      );
    };
    await turnTo();
    await workbench.page.keyboard.press("F2");
    await workbench.question(`Edit User ${username}`).waitFor();
    await workbench.page.keyboard.press("Escape");
    await turnTo();
    await workbench.page.keyboard.press("Delete");
    await workbench.dialog.getByText(`Delete user ${username} in FortiToken Cloud?`).waitFor();
    await workbench.pressInDialog("Cancel");
    assert.ok(await userAtService(username));
  });

  it("are in the palette if they apply to the selected row", async () => {
    const workbench = window();
    await workbench.row("Users", username).click();
    await workbench.webview.getByRole("heading", { name: username }).waitFor();
    const offered = await workbench.offeredCommands();
    assert.ok(offered.size <= 60, `${offered.size}`);
    const words = [...offered].join(", ");
    for (const title of ["Delete User…", "Unlock User", "Copy E-Mail"]) assert.ok(offered.has(title), words);
    for (const title of ["Lock User", "Show Alerts of This Policy"]) assert.ok(!offered.has(title), words);
  });

  it("delete a user only after a question that names the place and the finality", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Users", username, "Delete User");
    await workbench.dialog.getByText(`Delete user ${username} in FortiToken Cloud?`).waitFor();
    await workbench.pressInDialog("Cancel");
    assert.ok(await userAtService(username));
    await workbench.chooseFromRow("Users", username, "Delete User");
    await workbench.pressInDialog("Delete");
    await workbench.notification(/deleted/i).waitFor();
    await workbench.row("Users", username).waitFor({ state: "hidden" });
    assert.equal(await userAtService(username), undefined);
  });
});
