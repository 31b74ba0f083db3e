import type { Locator } from "playwright-core";
import { useSharedWindow } from "./fixture";

describe("Send Request", () => {
  const window = useSharedWindow();
  const editorLine = (text: string): Locator =>
    window().page.locator(".monaco-editor .view-line", { hasText: text }).first();
  const lens = (text: string | RegExp): Locator =>
    window().page.locator(".codelens-decoration a, .codelens-decoration span", { hasText: text }).first();

  before(async () => {
    await window().row("Users", "nikos").waitFor();
    await window().rows("Alerts").first().waitFor();
  });

  /** Starts a request to the FortiToken Cloud profile. */
  async function begin(operation: string): Promise<void> {
    const workbench = window();
    await workbench.runCommand("FortiCloud: Send Request…");
    await workbench.choose("FortiToken Cloud");
    await workbench.question("Send Request to").waitFor();
    await workbench.quickInputBox.fill(operation);
    await workbench.choose(operation);
  }

  it("completes and validates a body by the contract's schema", async () => {
    const workbench = window();
    const { keyboard } = workbench.page;
    await begin("Create a user");
    await lens(/Send to/).waitFor();
    await editorLine('"username"').click();
    await keyboard.press("Control+A");
    // The editor adds the closing bracket.
    await keyboard.insertText('{ "username": "nora", "user_data": "x"');
    await workbench.page.locator(".squiggly-warning").first().waitFor();
    await keyboard.insertText(', "auth');
    await keyboard.press("Control+Space");
    await workbench.page.locator(".suggest-widget .monaco-list-row", { hasText: "auth_method" }).first().waitFor();
    await workbench.picture("request-body");
    await keyboard.press("Escape");
  });

  it("asks for confirmation before a write, and shows the response beside the request", async () => {
    const workbench = window();
    const { keyboard } = workbench.page;
    await editorLine('"username"').click();
    await keyboard.press("Control+A");
    await keyboard.insertText('{ "username": "nora", "email": "nora@example.net", "auth_method": "Email"');
    // The line above the text is redrawn after a change, which may swallow a click.
    const question = workbench.dialog.getByText(/Send "Create a user" to/).first();
    await workbench.insist(
      () =>
        lens(/Send to/)
          .click({ timeout: 5000 })
          .catch(() => undefined),
      question,
    );
    await workbench.pressInDialog("Send");
    await lens(/^\s*20\d/).waitFor();
    await editorLine('"nora@example.net"').waitFor();
    await workbench.restMouse();
  });

  it("asks for parameters, and can copy the request as cURL and repeat it", async () => {
    const workbench = window();
    await workbench.runCommand("View: Close All Editors");
    await begin("Count of a resource");
    await workbench.choose("realm");
    await workbench.choose("Send the GET Request");
    await lens(/200 OK/).waitFor();
    await lens("Copy as cURL").click();
    await workbench.notification(/\$TOKEN/).waitFor();
    await workbench.clearNotifications();
  });

  for (const [theme, name] of [
    ["Dark Modern", "dark"],
    ["Light Modern", "light"],
  ] as const) {
    it(`is readable in ${theme}`, async () => {
      const workbench = window();
      await workbench.useTheme(theme);
      await workbench.restMouse();
      await lens(/200 OK/).waitFor();
      await workbench.picture(`requests-${name}`);
    });
  }
});
