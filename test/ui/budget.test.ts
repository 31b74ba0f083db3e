import assert from "node:assert/strict";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import { newestVersion, type RunningServer } from "../../tools/vscodeServer.mjs";
import { isLong, promise } from "../promise";
import { fixture, startEditor } from "./fixture";
import { Workbench } from "./workbench";

/** FortiCNP's own limit; a lower one for the short run. */
const limit = isLong ? 100 : 20;
const minute = 60_000;

/** Each window has its own extension host, and all share one machine's storage. */
describe("three windows that share an account", () => {
  let sandbox: Sandbox;
  let server: RunningServer;
  let windows: Workbench[];

  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, requestsPerMinute: limit });
    const { fortitokenUrl, forticnpUrl } = sandbox;
    server = await startEditor({
      version: newestVersion,
      dataDir: "out/ui-budget",
      extension: { kind: "linked" },
      machineSettings: {
        "forticloud.retries": 0,
        "forticloud.forticnp.requestsPerMinute": limit,
        "forticloud.sandbox.connectTo": { fortitokenUrl, forticnpUrl },
      },
    });
    const first = await Workbench.open(fixture().browser, server.address);
    windows = [first, await first.openAnother(server.address), await first.openAnother(server.address)];
    for (const window of windows) await window.openSidebar();
    // A read of another window would be refused instead of a read of the test.
    for (const window of windows) await window.openView("Realms");
    for (const window of windows)
      for (const view of ["Realms", "Users"] as const) await window.row(view, /./).waitFor();
  });
  after(async () => {
    await windows[0]?.close();
    await server.stop();
    await sandbox.stop();
  });

  const sent = () => sandbox.requests.entries().filter(({ service }) => service === "forticnp");
  const waitLine = (window: Workbench) =>
    window
      .view("Alerts")
      .getByText(new RegExp(`FortiCNP allows ${limit} requests a minute · continues in \\d+ (s|min)`));

  /** Reloads the alerts in each window that does not wait, until the condition is true. */
  async function keepReading(holds: () => boolean | Promise<boolean>): Promise<void> {
    await Promise.all(
      windows.map(async (window) => {
        while (!(await holds())) {
          if (await waitLine(window).isVisible()) await window.page.waitForTimeout(200);
          else await window.pressInView("Alerts", "Refresh");
        }
      }),
    );
  }

  it("stop requests to a trial account at its limit, show the pause, and retry when the user asks for it", async () => {
    const [first, second] = windows as [Workbench, Workbench];
    const asked = () => sandbox.requests.entries().filter(({ service }) => service === "fortitoken");
    const pause = (window: Workbench) =>
      window.view("Realms").getByText(/FortiToken Cloud is limiting requests · continues in \d+ (s|min)/);
    sandbox.options.set({ trial: true, trialRequests: 10 });
    await first.page.bringToFront();
    const isRefused = () => asked().some(({ status }) => status === 429);
    while (!isRefused()) {
      const known = asked().length;
      await first.pressInView("Realms", "Refresh");
      // After a further refresh the view would show the wait instead. A click that met a redrawn button is repeated.
      for (let waits = 0; waits < 400 && asked().length === known && !isRefused(); waits += 1) {
        await first.page.waitForTimeout(50);
      }
    }
    await first.row("Realms", "Too many requests").waitFor();
    const before = asked().length;
    await first.pressInView("Realms", "Refresh");
    await pause(first).waitFor();
    await second.pressInView("Realms", "Refresh");
    await pause(second).waitFor();
    assert.equal(asked().length, before);
    for (const [theme, name] of [
      ["Dark Modern", "dark"],
      ["Light High Contrast", "high-contrast-light"],
    ] as const) {
      await first.useTheme(theme);
      await first.restMouse();
      await first.picture(`waiting-${name}`);
    }
    // The account got a licence meanwhile, which no window knows before its next request.
    sandbox.options.set({ trial: false });
    await first.pressInView("Realms", "Try Now");
    for (const window of [first, second]) await pause(window).waitFor({ state: "hidden" });
    for (const window of [first, second]) await window.row("Realms", /./).first().waitFor();
    assert.equal(await first.row("Realms", "Too many requests").count(), 0);
    assert.ok(
      asked()
        .slice(before)
        .every(({ status }) => status !== 429),
    );
  });

  promise(
    "three windows read lists within the account's limit, use up the minute, and show reason and end of each wait",
    { short: 0, long: 3 },
    async (minutes, tally) => {
      await keepReading(() => waitLine(windows[0]!).isVisible());
      if (minutes > 0) {
        // The first minute's requests were sent at once; the later ones are sent within their minutes.
        const begun = Date.now() + 0.1 * minute;
        await keepReading(() => Date.now() > begun + (minutes + 0.5) * minute);
        const rate = sent().filter(({ at }) => at > begun && at <= begun + minutes * minute).length / minutes;
        await tally.try("at least 95 a minute", () => assert.ok(rate >= limit - 5, `${rate} a minute`));
      }
      const refused = sent().filter(({ status }) => status === 429);
      await tally.try("no request above the limit", () => assert.deepEqual(refused, []));
      tally.add(sent().length);
    },
  );
});
