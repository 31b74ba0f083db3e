import { forticnpCredentials, fortitokenCredentials } from "../../src/sandbox";
import { fixture, marked } from "./fixture";
import { Workbench } from "./workbench";

const { webApp } = fortitokenCredentials;

/** Both windows have the editor's one state, each a copy of it. */
describe("Two windows that change profiles at the same time", () => {
  let here: Workbench;
  let there: Workbench;

  before(async () => {
    const { browser, blank } = fixture();
    here = await Workbench.open(browser, blank.address);
    there = await here.openAnother(blank.address);
    for (const window of [here, there]) {
      await window.openSidebar();
      await window.view("Realms").getByText("No FortiToken Cloud profile yet.").waitFor();
    }
  });
  after(() => here.close());

  it("keep both of two that are added", async () => {
    await Promise.all([fillFortitoken(here, "Alpha"), fillForticnp(there, "Beta")]);
    await Promise.all([here.choose("Add Profile"), there.choose("Add Profile")]);
    await expectProfiles(["Alpha", "Beta"]);
  });

  it("keep one's new name and the other's removal", async () => {
    await here.runCommand("FortiCloud: Edit Profile…");
    await here.choose("Alpha");
    await here.choose("Label");
    await here.answer("Label", "Gamma");
    await there.runCommand("FortiCloud: Remove Profile from This Editor…");
    await there.choose("Beta");
    await Promise.all([here.choose("Save Profile"), there.pressInDialog("Remove Profile")]);
    await expectProfiles(["Gamma"], ["Alpha", "Beta"]);
  });

  it("keep the added one and let the removed one go", async () => {
    await fillForticnp(there, "Delta");
    await here.runCommand("FortiCloud: Remove Profile from This Editor…");
    await here.choose("Gamma");
    await Promise.all([here.pressInDialog("Remove Profile"), there.choose("Add Profile")]);
    await expectProfiles(["Delta"], ["Gamma", "Alpha", "Beta"]);
  });

  async function fillFortitoken(window: Workbench, label: string): Promise<void> {
    await window.runCommand("FortiCloud: Add Profile…");
    await window.choose("FortiToken Cloud");
    await window.choose("Other host…");
    await window.answer("Host", fixture().sandbox.fortitokenUrl);
    await window.answer("Client ID", webApp.clientId);
    await window.answer("Client secret", marked(webApp.clientSecret));
    await name(window, label);
  }

  async function fillForticnp(window: Workbench, label: string): Promise<void> {
    await window.runCommand("FortiCloud: Add Profile…");
    await window.choose("FortiCNP");
    await window.choose("Other host…");
    await window.answer("Host", fixture().sandbox.forticnpUrl);
    await window.answer("Credential", marked(forticnpCredentials.oneCompany));
    await name(window, label);
  }

  /** Up to the step that adds the profile. */
  async function name(window: Workbench, label: string): Promise<void> {
    await window.choose("Check Sign-In and Continue");
    await window.choose("Label");
    await window.answer("Label", label);
    await window.quickRow("Add Profile").waitFor();
  }

  async function expectProfiles(present: readonly string[], absent: readonly string[] = []): Promise<void> {
    for (const window of [here, there]) await expectIn(window, present, absent);
  }

  /** Waits until the window offers these profiles, and none of those. */
  async function expectIn(window: Workbench, present: readonly string[], absent: readonly string[]): Promise<void> {
    await window.page.bringToFront();
    for (;;) {
      await window.runCommand("FortiCloud: Manage Profiles…");
      await window.quickRow("Add Profile…").waitFor();
      const rows = (await window.quickInput.locator(".monaco-list-row").allInnerTexts()).join("\n");
      await window.page.keyboard.press("Escape");
      await window.quickInput.waitFor({ state: "hidden" });
      const isThere = (label: string): boolean => rows.includes(label);
      if (present.every(isThere) && !absent.some(isThere)) return;
    }
  }
});
