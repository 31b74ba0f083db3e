import assert from "node:assert/strict";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import { newestVersion, startServer, type RunningServer } from "../../tools/vscodeServer.mjs";
import { promise } from "../promise";
import { fixture } from "./fixture";
import { Workbench } from "./workbench";

const limit = 100;
const minute = 60_000;

/** Each window has an extension host of its own, and all share one machine's storage. */
describe("three windows that share an account", () => {
  let sandbox: Sandbox;
  let server: RunningServer;
  let windows: Workbench[];

  before(async function () {
    this.timeout(120_000);
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0 });
    const { fortitokenUrl, forticnpUrl } = sandbox;
    server = await startServer({
      version: newestVersion,
      dataDir: "out/ui-budget",
      extension: { kind: "linked" },
      machineSettings: {
        "forticloud.retries": 0,
        "forticloud.sandbox.connectTo": { fortitokenUrl, forticnpUrl },
      },
    });
    windows = [];
    for (let i = 0; i < 3; i += 1) {
      windows.push(await Workbench.open(fixture().browser, server.address));
      await windows[i]!.openSidebar();
    }
  });
  after(async () => {
    for (const window of windows) await window.close();
    await server.stop();
    await sandbox.stop();
  });

  const sent = () => sandbox.requests.entries().filter(({ service }) => service === "forticnp");
  const waitLine = (window: Workbench) =>
    window.view("Alerts").getByText(/FortiCNP allows 100 requests a minute · continues in \d+ (s|min)/);

  /** Reads the alerts anew in each window whenever it waits for nothing, until it holds. */
  async function keepReading(holds: () => boolean): Promise<void> {
    await Promise.all(
      windows.map(async (window) => {
        while (!holds()) {
          if (await waitLine(window).isVisible()) await window.page.waitForTimeout(200);
          else await window.pressInView("Alerts", "Refresh");
        }
      }),
    );
  }

  promise(
    "three windows read lists without one request too many, use up the minute, and say why and how long they wait",
    { short: 0, long: 3 },
    async (minutes, tally) => {
      await keepReading(() => sent().length >= limit);
      await tally.try("a window says why and how long it waits", () => waitLine(windows[0]!).waitFor());
      if (minutes > 0) {
        const begun = Date.now();
        await keepReading(() => Date.now() > begun + (minutes + 0.5) * minute);
        const rate = sent().filter(({ at }) => at > begun && at <= begun + minutes * minute).length / minutes;
        await tally.try("at least 95 a minute", () => assert.ok(rate >= 95, `${rate} a minute`));
      }
      const refused = sent().filter(({ status }) => status === 429);
      await tally.try("never one too many", () => assert.deepEqual(refused, []));
      tally.add(sent().length);
    },
  );
});
