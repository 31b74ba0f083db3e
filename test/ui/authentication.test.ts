import { fixture, useSharedWindow } from "./fixture";

interface Push {
  readonly authid: string;
}

describe("Try Authentication", () => {
  const window = useSharedWindow();

  before(() => window().rows("Users").first().waitFor());

  async function control(path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${fixture().sandbox.fortitokenUrl}/__sandbox/${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    return answer.json();
  }

  it("stays open while a push is waiting, refuses a wrong code, and shows the user's approval", async () => {
    const workbench = window();
    const username = (await workbench.rows("Users").first().locator(".label-name").first().innerText()).trim();
    await control("activate", { username });
    // A row that the editor is reading again is not passed to the command, which then asks for the user.
    await workbench.insist(async () => {
      await workbench.page.keyboard.press("Escape");
      await workbench.chooseFromRow("Users", username, "Try Authentication");
    }, workbench.quickRow("Push sent"));
    await workbench.picture("try-authentication");
    await workbench.quickInputBox.fill("000000");
    await workbench.quickRow("Verify Code").waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.quickRow("Code rejected").waitFor();
    const [push] = (await control("pushes")) as Push[];
    await control(`pushes/${push!.authid}`, { status: "authenticated" });
    await workbench.quickRow("Accepted by push").waitFor();
    await workbench.notification(`${username} of`).waitFor();
    await workbench.page.keyboard.press("Escape");
    await workbench.quickInput.waitFor({ state: "hidden" });
  });
});
