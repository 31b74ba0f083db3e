import assert from "node:assert/strict";
import { fortitokenCredentials } from "../../src/sandbox";
import { fixture, useSharedWindow } from "./fixture";

describe("Sandbox view on screen", () => {
  const window = useSharedWindow();

  /** Calls the sandbox as an application or as a client of the control API. */
  async function call(path: string, body: object, bearer?: string): Promise<Record<string, string>> {
    const answer = await fetch(fixture().sandbox.fortitokenUrl + path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return (text === "" ? {} : JSON.parse(text)) as Record<string, string>;
  }

  it("shows a push as soon as it is sent, with buttons that answer it, in every theme", async () => {
    const workbench = window();
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const { access_token } = await call("/api/v1/login", { client_id: clientId, client_secret: clientSecret });
    const person = { username: "screen-push", email: "screen-push@example.net", auth_method: "FTM" };
    await call("/api/v1/user", person, access_token);
    await call("/__sandbox/activate", { username: person.username });

    await workbench.runCommand("Focus on Sandbox View");
    await workbench.row("Sandbox", /^Waiting Pushes.*none/).waitFor();
    const { authid } = await call("/api/v1/auth", { username: person.username }, access_token);
    const push = workbench.row("Sandbox", person.username);
    await push.waitFor();
    for (const theme of ["Light Modern", "Dark High Contrast", "Dark Modern"] as const) {
      await workbench.useTheme(theme);
      // A view above may grow meanwhile and move the row.
      await workbench.insist(async () => {
        await workbench.restMouse();
        await push.hover();
      }, push.locator('[aria-label^="Reject Push"]'));
      await workbench.picture(`sandbox-${theme.toLowerCase().replaceAll(" ", "-")}`);
    }
    await push.locator('[aria-label^="Approve Push"]').click();
    await push.waitFor({ state: "detached" });
    const answer = await fetch(`${fixture().sandbox.fortitokenUrl}/api/v1/auth/${authid}`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    assert.deepEqual(await answer.json(), { authid, status: "authenticated" });
  });
});
