import assert from "node:assert/strict";
import { forticnpCredentials, fortitokenCredentials } from "../../src/sandbox";
import { fixture, useWindow } from "./fixture";

const { webApp, noPermission } = fortitokenCredentials;

describe("Profiles", () => {
  const window = useWindow("blank");

  async function addFortiToken(client: { clientId: string; clientSecret: string }, label: string): Promise<void> {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiToken Cloud");
    await workbench.choose("Other host…");
    await workbench.answer("Host", fixture().sandbox.fortitokenUrl);
    await workbench.answer("Client ID", client.clientId);
    await workbench.answer("Client secret", client.clientSecret);
    await workbench.choose("Check Sign-In and Continue");
    await workbench.choose("Label");
    await workbench.answer("Label", label);
    await workbench.choose("Add Profile");
    await workbench.notification(`Profile ${label} was added`).waitFor();
  }

  it("welcomes who has none, with a way to add one and a way to try", async () => {
    const realms = window().view("Realms");
    await realms.getByText("No FortiToken Cloud profile yet.").waitFor();
    await realms.getByRole("button", { name: "Add Profile…" }).waitFor();
    await realms.getByRole("button", { name: "Try the Local Sandbox" }).waitFor();
  });

  it("leaves everything as it was when a step is cancelled", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiToken Cloud");
    await workbench.choose("Other host…");
    await workbench.answer("Host", fixture().sandbox.fortitokenUrl);
    await workbench.quickInput.locator(".quick-input-title", { hasText: "Client ID" }).waitFor();
    await workbench.page.keyboard.press("Escape");
    await workbench.quickInput.waitFor({ state: "hidden" });
    await workbench.view("Realms").getByText("No FortiToken Cloud profile yet.").waitFor();
  });

  it("comes back filled after a refused secret, and adds the profile once it is right", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiToken Cloud");
    await workbench.choose("Other host…");
    await workbench.answer("Host", "http://example.net");
    await workbench.quickInput.getByText("Use https").waitFor();
    await workbench.answer("Host", fixture().sandbox.fortitokenUrl);
    await workbench.answer("Client ID", webApp.clientId);
    await workbench.answer("Client secret", "sandbox-wrong-secret-9999");
    await workbench.choose("Check Sign-In and Continue");
    await workbench.quickRow("refused the sign-in").waitFor();
    await workbench.quickRow(webApp.clientId).waitFor();
    await workbench.choose("Client secret");
    await workbench.answer("Client secret", webApp.clientSecret);
    await workbench.choose("Check Sign-In and Continue");
    await workbench.choose("Add Profile");
    await workbench.row("Realms", "branch-lab").waitFor();
  });

  it("lets the person pick the company when the credential sees several", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiCNP");
    await workbench.choose("Other host…");
    await workbench.answer("Host", fixture().sandbox.forticnpUrl);
    await workbench.answer("Credential", forticnpCredentials.twoCompanies);
    await workbench.choose("Check Sign-In and Continue");
    await workbench.quickRow("Example Retail").waitFor();
    await workbench.choose("Clínica Ejemplo");
    await workbench.choose("Add Profile");
    await workbench.row("Alerts", /^Critical/).waitFor();
  });

  it("shows several profiles of a service as rows, and says which one lacks a permission", async () => {
    const workbench = window();
    await addFortiToken(noPermission, "Acme without rights");
    await workbench.row("Realms", "Acme without rights").waitFor();
    await workbench.expand("Realms", "Acme without rights");
    await workbench.row("Realms", "No permission to see this").waitFor();
  });

  it("names the layer that failed when a connection is tested", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Realms", "Acme without rights", "Test Connection");
    await workbench.notification(/permission/i).waitFor();
    await workbench.runCommand("Notifications: Clear All Notifications");
  });

  it("lists the accounts of both services in the Accounts menu", async () => {
    const workbench = window();
    await workbench.page.locator('.activitybar [aria-label="Accounts"]').click();
    for (const account of ["Acme without rights", "Clínica Ejemplo"]) {
      await workbench.page.locator(".monaco-menu .action-label", { hasText: account }).first().waitFor();
    }
    await workbench.page.keyboard.press("Escape");
  });

  it("signs out without losing the profile, and in again", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Realms", "Acme without rights", "Sign Out");
    await workbench.row("Realms", "Signed out").waitFor();
    await workbench.row("Realms", "Signed out").click();
    await workbench.answer("Client secret", noPermission.clientSecret);
    await workbench.row("Realms", "No permission to see this").waitFor();
  });

  it("removes a profile from the editor only after a question that says what stays", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Realms", "Acme without rights", "Remove Profile");
    await workbench.dialog.getByText("Nothing changes at FortiToken Cloud").waitFor();
    await workbench.pressInDialog("Cancel");
    await workbench.row("Realms", "Acme without rights").waitFor();
    await workbench.chooseFromRow("Realms", "Acme without rights", "Remove Profile");
    await workbench.pressInDialog("Remove Profile");
    await workbench.row("Realms", "branch-lab").waitFor();
    assert.equal(await workbench.rows("Realms").filter({ hasText: "Acme" }).count(), 0);
  });

  it("says sign in again after a reload without the keyring, and keeps the profile", async () => {
    const workbench = window();
    await workbench.load(fixture().blank.address);
    await workbench.view("Realms").getByText("not kept on this machine").waitFor();
    await workbench.view("Realms").getByRole("button", { name: "Sign In" }).click();
    await workbench.answer("Client secret", webApp.clientSecret);
    await workbench.row("Realms", "branch-lab").waitFor();
  });
});

describe("Sandbox in the editor", () => {
  const window = useWindow("blank");

  it("shows rows without an account, by one button", async () => {
    const workbench = window();
    await workbench.view("Realms").getByRole("button", { name: "Try the Local Sandbox" }).click();
    await workbench.notification("The sandbox profiles are signed in").waitFor();
    await workbench.row("Realms", "branch-lab").waitFor();
    await workbench.row("Alerts", /^Critical/).waitFor();
    await workbench.row("Countries", "Finland").or(workbench.row("Countries", "Andorra")).first().waitFor();
  });

  it("says what to do when it is stopped, and goes on when it is started again", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Stop Sandbox");
    await workbench.runCommand("FortiCloud: Refresh Users");
    await workbench.row("Users", /does not answer|not running|cannot be reached/i).waitFor();
    await workbench.runCommand("FortiCloud: Start Sandbox");
    await workbench.row("Users", "@").waitFor();
  });
});
