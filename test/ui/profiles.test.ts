import { forticnpCredentials, fortitokenCredentials } from "../../src/sandbox";
import { fixture, marked, useWindow } from "./fixture";

const { webApp } = fortitokenCredentials;

describe("Profiles", () => {
  const window = useWindow("blank");

  it("welcomes who has none, with a way to add one and a way to try", async () => {
    const realms = window().view("Realms");
    await realms.getByText("No FortiToken Cloud profile yet.").waitFor();
    await realms.getByRole("button", { name: "Add Profile…" }).waitFor();
    await realms.getByRole("button", { name: "Try the Local Sandbox" }).waitFor();
    await window().picture("welcome");
  });

  it("leaves everything as it was when a step is cancelled, and nothing of a secret that was typed", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiToken Cloud");
    await workbench.choose("Other host…");
    await workbench.answer("Host", fixture().sandbox.fortitokenUrl);
    await workbench.answer("Client ID", webApp.clientId);
    await workbench.question("Client secret").waitFor();
    await workbench.quickInputBox.fill(marked("half a secret"));
    await workbench.page.keyboard.press("Escape");
    await workbench.quickInput.waitFor({ state: "hidden" });
    await workbench.page.waitForFunction('document.querySelector(".quick-input-widget input.input").value === ""');
    await workbench.view("Realms").getByText("No FortiToken Cloud profile yet.").waitFor();
  });

  it("comes back filled after a refused secret, and adds the profile once it is right", async () => {
    const workbench = window();
    await workbench.view("Realms").getByRole("button", { name: "Add Profile…" }).click();
    await workbench.choose("Other host…");
    await workbench.answer("Host", "http://example.net");
    await workbench.quickInput.getByText("Use https").waitFor();
    await workbench.answer("Host", fixture().sandbox.fortitokenUrl);
    await workbench.answer("Client ID", webApp.clientId);
    await workbench.answer("Client secret", marked("sandbox-wrong-secret-9999"));
    await workbench.choose("Check Sign-In and Continue");
    await workbench.quickRow("refused the sign-in").waitFor();
    await workbench.quickRow(webApp.clientId).waitFor();
    await workbench.picture("form-after-refusal");
    await workbench.choose("Client secret");
    await workbench.answer("Client secret", marked(webApp.clientSecret));
    await workbench.choose("Check Sign-In and Continue");
    await workbench.choose("Label");
    await workbench.answer("Label", "Acme");
    await workbench.choose("Add Profile");
    await workbench.row("Realms", "branch-lab").waitFor();
  });

  it("lets the person pick the company when the credential sees several", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiCNP");
    await workbench.choose("Other host…");
    await workbench.answer("Host", fixture().sandbox.forticnpUrl);
    await workbench.answer("Credential", marked(forticnpCredentials.twoCompanies));
    await workbench.choose("Check Sign-In and Continue");
    await workbench.quickRow("Example Retail").waitFor();
    await workbench.choose("Clínica Ejemplo");
    await workbench.choose("Add Profile");
    await workbench.row("Alerts", /^Critical/).waitFor();
  });

  it("keeps what was last good when the service takes a permission back, and names that layer when tested", async () => {
    const workbench = window();
    const refusal = { service: "fortitoken", operation: "pageRealms", status: 403, times: 1 } as const;
    fixture().sandbox.faults.add(refusal);
    await workbench.runCommand("FortiCloud: Refresh Realms");
    await workbench.row("Realms", "No permission").waitFor();
    await workbench.row("Realms", "branch-lab").waitFor();
    fixture().sandbox.faults.add(refusal);
    await workbench.runCommand("FortiCloud: Test Connection");
    await workbench.choose("Acme");
    await workbench.notification(/permission/i).waitFor();
    await workbench.picture("test-connection");
    await workbench.clearNotifications();
    await workbench.runCommand("FortiCloud: Refresh Realms");
    await workbench.row("Realms", "No permission").waitFor({ state: "hidden" });
  });

  it("shows rows of the sandbox without an account, beside the other profiles", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Sandbox Profiles");
    await workbench.notification("The sandbox profiles are signed in").waitFor();
    await workbench.row("Realms", "Acme").waitFor();
    // Its realms leave the other profile no room.
    await workbench.row("Realms", "Acme").locator(".monaco-tl-twistie").click();
    await workbench.expand("Realms", "FortiToken Cloud Sandbox");
    await workbench.rows("Realms").filter({ hasText: "branch-lab" }).first().waitFor();
    await workbench.clearNotifications();
  });

  it("says what to do when the sandbox is stopped, and goes on when it is started again", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Stop Sandbox");
    await workbench.runCommand("FortiCloud: Refresh Realms");
    await workbench.rows("Realms").filter({ hasText: "does not answer" }).first().waitFor();
    await workbench.clearNotifications();
    await workbench.runCommand("FortiCloud: Start Sandbox");
    await workbench.runCommand("FortiCloud: Refresh Realms");
    await workbench.rows("Realms").filter({ hasText: "does not answer" }).first().waitFor({ state: "hidden" });
  });

  it("lists the accounts of both services in the Accounts menu", async () => {
    const workbench = window();
    await workbench.page.getByRole("button", { name: "Accounts", exact: true }).click();
    for (const account of ["Acme", "Clínica Ejemplo"]) {
      await workbench.page.locator(".monaco-menu .action-label", { hasText: account }).first().waitFor();
    }
    await workbench.picture("accounts");
    await workbench.page.locator(".context-view-block").click();
  });

  it("signs out without losing the profile, and in again", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Realms", "Acme", "Sign Out");
    await workbench.expand("Realms", "Acme");
    await workbench.row("Realms", "Select to sign in").click();
    await workbench.answer("Client secret", marked(webApp.clientSecret));
    await workbench.row("Realms", "Select to sign in").waitFor({ state: "hidden" });
    await workbench.clearNotifications();
  });

  it("removes a profile from the editor only after a question that says what stays", async () => {
    const workbench = window();
    // The other profile's realms leave no room for the row.
    await workbench.pressInView("Realms", "Collapse All");
    await workbench.chooseFromRow("Realms", "FortiToken Cloud Sandbox", "Remove Profile");
    await workbench.dialog.getByText("Nothing changes at FortiToken Cloud").waitFor();
    await workbench.pressInDialog("Cancel");
    await workbench.row("Realms", "FortiToken Cloud Sandbox").waitFor();
    await workbench.chooseFromRow("Realms", "FortiToken Cloud Sandbox", "Remove Profile");
    await workbench.pressInDialog("Remove Profile");
    await workbench.row("Realms", "FortiToken Cloud Sandbox").waitFor({ state: "hidden" });
    await workbench.row("Realms", "branch-lab").waitFor();
  });

  it("asks to sign in again after a reload without the keyring, and keeps the profile", async () => {
    const workbench = window();
    await workbench.reload();
    await workbench.openSidebar();
    await workbench.view("Realms").getByText("not stored on this machine").waitFor();
    await workbench.notification("The secret for Acme").waitFor();
    await workbench.picture("sign-in-again");
    await workbench.view("Realms").getByRole("button", { name: "Sign In" }).click();
    await workbench.answer("Client secret", marked(webApp.clientSecret));
    await workbench.row("Realms", "branch-lab").waitFor();
  });
});
