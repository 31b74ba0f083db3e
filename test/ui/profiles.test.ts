import assert from "node:assert/strict";
import { forticnpCredentials, fortitokenCredentials } from "../../src/sandbox";
import { fixture, marked, useWindow } from "./fixture";

const { webApp } = fortitokenCredentials;

describe("Profiles", () => {
  const window = useWindow("blank");

  it("shows one view with a button for each service and the sandbox if there is no profile", async () => {
    const start = window().view("Get Started");
    await start.getByRole("button", { name: "Connect to FortiCNP" }).waitFor();
    await start.getByRole("button", { name: "Try the Sandbox" }).waitFor();
    assert.equal(await window().page.locator("[id='workbench.view.extension.forticloud'] .pane").count(), 1);
    await window().picture("welcome");
  });

  it("offers few commands then: what begins something, and nothing that needs a profile", async () => {
    const offered = await window().offeredCommands();
    assert.ok(offered.size <= 30, [...offered].join(", "));
    assert.ok(offered.has("Add Profile…") && offered.has("Start Sandbox"), [...offered].join(", "));
    assert.ok(!offered.has("Find User…") && !offered.has("Remove Profile…"), [...offered].join(", "));
  });

  it("leads from there to a walkthrough that says what each service needs", async () => {
    const workbench = window();
    await workbench.view("Get Started").getByText("what you need to connect").click();
    const steps = workbench.page.locator(".getting-started-step");
    await steps.filter({ hasText: "Connect to FortiToken Cloud" }).click();
    await steps.getByText("client ID").waitFor();
    assert.equal(await steps.count(), 5);
    await workbench.runCommand("View: Close All Editors");
  });

  it("does not change when a step is cancelled, and keeps no part of a typed secret", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiToken Cloud");
    await workbench.chooseHost(fixture().sandbox.fortitokenUrl);
    await workbench.answer("Client ID", webApp.clientId);
    await workbench.question("Client secret").waitFor();
    await workbench.quickInputBox.fill(marked("half a secret"));
    await workbench.page.keyboard.press("Escape");
    await workbench.quickInput.waitFor({ state: "hidden" });
    await workbench.page.waitForFunction('document.querySelector(".quick-input-widget input.input").value === ""');
    await workbench.view("Get Started").getByRole("button", { name: "Connect to FortiCNP" }).waitFor();
  });

  it("reopens the form with its input after a refused secret, and adds the profile after the correction", async () => {
    const workbench = window();
    await workbench.view("Get Started").getByRole("button", { name: "Connect to FortiToken Cloud" }).click();
    await workbench.quickRow(/ftc\.fortinet\.com\s*FortiToken Cloud/).waitFor();
    await workbench.quickInputBox.fill("http://example.net");
    await workbench.quickRow("Use https").waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.quickRow("Use https").waitFor();
    await workbench.chooseHost(fixture().sandbox.fortitokenUrl);
    await workbench.question("Client ID").waitFor();
    await workbench.quickInput.getByRole("button", { name: "Where do I find these?" }).click();
    await workbench.page
      .locator(".getting-started-step.expanded", { hasText: "Connect to FortiToken Cloud" })
      .waitFor();
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
    await workbench.rows("Users").first().waitFor();
    await workbench.openView("Realms");
    await workbench.row("Realms", "branch-lab").waitFor();
    assert.equal(await workbench.view("Alerts").count(), 0, "there is no FortiCNP profile");
  });

  it("asks for the company when the credential has several", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Add Profile…");
    await workbench.choose("FortiCNP");
    await workbench.chooseHost(fixture().sandbox.forticnpUrl);
    await workbench.answer("Credential", marked(forticnpCredentials.twoCompanies));
    await workbench.choose("Check Sign-In and Continue");
    await workbench.quickRow("Example Retail").waitFor();
    await workbench.choose("Clínica Ejemplo");
    await workbench.choose("Add Profile");
    await workbench.row("Alerts", /^Critical/).waitFor();
  });

  it("keeps the loaded rows when the service withdraws a permission, and names that layer in the connection test", async () => {
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

  it("shows rows of the sandbox without a Fortinet account, and all profiles as rows on request", async () => {
    const workbench = window();
    const header = workbench.view("Users").locator(".pane-header");
    await header.filter({ hasText: "Acme" }).waitFor();
    await workbench.runCommand("FortiCloud: Add Sandbox Profiles");
    await header.filter({ hasText: "FortiToken Cloud Sandbox" }).waitFor();
    await workbench.view("Sandbox").waitFor();
    await workbench.pressInView("Users", "Switch FortiToken Cloud Profile");
    await workbench.choose("All Profiles");
    await workbench.row("Realms", "Acme").waitFor();
    // The rows of its realms would hide the other profile.
    await workbench.row("Realms", "Acme").locator(".monaco-tl-twistie").click();
    await workbench.expand("Realms", "FortiToken Cloud Sandbox");
    await workbench.rows("Realms").filter({ hasText: "branch-lab" }).first().waitFor();
    await workbench.clearNotifications();
  });

  it("shows the remedy when the sandbox is stopped, and reloads after it is started again", async () => {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Stop Sandbox");
    await workbench.runCommand("FortiCloud: Refresh Realms");
    await workbench.rows("Realms").filter({ hasText: "No response from host" }).first().waitFor();
    await workbench.clearNotifications();
    await workbench.runCommand("FortiCloud: Start Sandbox");
    await workbench.runCommand("FortiCloud: Refresh Realms");
    await workbench.rows("Realms").filter({ hasText: "No response from host" }).first().waitFor({ state: "hidden" });
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

  it("keeps the profile when it is signed out, and signs in again", async () => {
    const workbench = window();
    await workbench.chooseFromRow("Realms", "Acme", "Sign Out");
    await workbench.expand("Realms", "Acme");
    await workbench.row("Realms", "Select to sign in").click();
    await workbench.answer("Client secret", marked(webApp.clientSecret));
    await workbench.row("Realms", "Select to sign in").waitFor({ state: "hidden" });
    await workbench.clearNotifications();
  });

  it("removes a profile only after a question that names what stays in the service", async () => {
    const workbench = window();
    // The realms of the other profile would hide the row.
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

  it("keeps the profile after a reload without the keyring, and asks for a new sign-in", async () => {
    const workbench = window();
    await workbench.reload();
    await workbench.openSidebar();
    await workbench.view("Realms").getByText("Enter the client secret to continue").waitFor();
    await workbench.notification("The secret for Acme").waitFor();
    await workbench.picture("sign-in-again");
    await workbench.view("Realms").getByRole("button", { name: "Sign In" }).click();
    await workbench.answer("Client secret", marked(webApp.clientSecret));
    await workbench.row("Realms", "branch-lab").waitFor();
  });
});
