import type { Browser } from "playwright-core";
import { startSandbox, type Sandbox } from "../../src/sandbox";
import { launchBrowser } from "../../tools/browser.mjs";
import { newestVersion, startServer, testSettings, type RunningServer } from "../../tools/vscodeServer.mjs";
import { Workbench } from "./workbench";

interface Fixture {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  /** Windows opened here have one sandbox profile of each service, signed in. */
  readonly signedIn: RunningServer;
  /** Windows opened here know no profile. */
  readonly blank: RunningServer;
}

let running: Fixture | undefined;

before(async function () {
  this.timeout(300_000);
  const sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, requestsPerMinute: 0 });
  const { fortitokenUrl, forticnpUrl } = sandbox;
  running = {
    browser: await launchBrowser(),
    sandbox,
    signedIn: await startServer({
      version: newestVersion,
      dataDir: "out/ui-signed-in",
      extension: { kind: "linked" },
      machineSettings: { ...testSettings, "forticloud.sandbox.connectTo": { fortitokenUrl, forticnpUrl } },
    }),
    blank: await startServer({
      version: newestVersion,
      dataDir: "out/ui-blank",
      extension: { kind: "linked" },
      machineSettings: {
        ...testSettings,
        "forticloud.sandbox.fortitokenPort": 0,
        "forticloud.sandbox.forticnpPort": 0,
      },
    }),
  };
});

after(async () => {
  await running?.browser.close();
  await running?.signedIn.stop();
  await running?.blank.stop();
  await running?.sandbox.stop();
});

/** What the whole UI suite shares. */
export function fixture(): Fixture {
  if (!running) throw new Error("The fixture is there only while tests run");
  return running;
}

/** Opens a window for the tests of one `describe`, with the sidebar shown, and closes it after them. */
export function useWindow(kind: "signedIn" | "blank"): () => Workbench {
  let workbench: Workbench | undefined;
  before(async function () {
    this.timeout(120_000);
    const { browser, sandbox } = fixture();
    sandbox.faults.clear();
    workbench = await Workbench.open(browser, fixture()[kind].address);
    await workbench.openSidebar();
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench?.picture(`failed-${this.currentTest.fullTitle()}`);
  });
  after(() => workbench?.close());
  return () => {
    if (!workbench) throw new Error("The window is there only while tests run");
    return workbench;
  };
}
