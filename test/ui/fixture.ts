import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { fortitokenCredentials, startSandbox, type Sandbox } from "../../src/sandbox";
import { launchBrowser } from "../../tools/browser.mjs";
import { newestVersion, startServer, testSettings, type RunningServer } from "../../tools/vscodeServer.mjs";
import { distant } from "../distances";
import { ownErrors } from "../ownErrors";
import { Canary } from "./canary";
import { Workbench } from "./workbench";

interface Fixture {
  readonly browser: Browser;
  /**
   * The windows of {@link useWindow}, one after another, so that the browser loads the editor's code once. A browser
   * stores a server's connection token in a cookie, and cookies ignore ports, so each server has its own context.
   */
  readonly contexts: Readonly<Record<"signedIn" | "blank", BrowserContext>>;
  readonly sandbox: Sandbox;
  /** Its windows have one signed-in sandbox profile per service. */
  readonly signedIn: RunningServer;
  /** Its windows have no profile. */
  readonly blank: RunningServer;
  /** Knows the marker of tokens and typed secrets, and searches the data of the run. */
  readonly canary: Canary;
  /** Temporary files of the servers and the browser. */
  readonly temporary: string;
}

let running: Fixture | undefined;
/** The window that {@link useSharedWindow} passes from group to group. */
let shared: Workbench | undefined;
let ended = false;

before(async function () {
  this.timeout(300_000);
  const canary = new Canary();
  const { marker } = canary;
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-ui-"));
  const home = path.join(temporary, "home");
  fs.mkdirSync(home);
  process.env["TMPDIR"] = temporary;
  const sandbox = await startSandbox({
    fortitokenPort: 0,
    forticnpPort: 0,
    requestsPerMinute: 0,
    pushLifetimeMs: 600_000,
    // Enough open alerts for a second page.
    alerts: 400,
    marker,
    ...distant,
  });
  const { fortitokenUrl, forticnpUrl } = sandbox;
  const start = (dataDir: string, machineSettings: Record<string, unknown>): Promise<RunningServer> =>
    startEditor({
      version: newestVersion,
      dataDir,
      extension: { kind: "linked" },
      machineSettings: { ...testSettings, ...machineSettings },
      env: { HOME: home },
    });
  const browser = canary.follow(await launchBrowser());
  running = {
    canary,
    temporary,
    browser,
    contexts: { signedIn: await Workbench.newContext(browser), blank: await Workbench.newContext(browser) },
    sandbox,
    signedIn: await start(path.resolve("out/ui-signed-in"), {
      "forticloud.sandbox.connectTo": { fortitokenUrl, forticnpUrl },
    }),
    blank: await start(path.resolve("out/ui-blank"), {
      "forticloud.sandbox.fortitokenPort": 0,
      "forticloud.sandbox.forticnpPort": 0,
    }),
  };
});

afterEach(async function () {
  if (running) running.canary.look("request", "addresses", JSON.stringify(running.sandbox.requests.entries()));
  await running?.canary.lookAtPages(`after "${this.currentTest?.fullTitle()}"`);
});

after(async () => {
  await endRun();
  if (running) fs.rmSync(running.temporary, { recursive: true, force: true, maxRetries: 10 });
});

/** Starts a server for windows with watched logs: a test fails if a window logs an error of the extension. */
export async function startEditor(options: Parameters<typeof startServer>[0]): Promise<RunningServer> {
  const server = await startServer(options);
  ownErrors.watch(path.join(server.dataDir, "data/logs"));
  return server;
}

/** Closes everything, once. Files stay until this process ends. */
export async function endRun(): Promise<void> {
  if (!running || ended) return;
  ended = true;
  // Closed separately, so that its stored data can be searched.
  await shared?.page.close();
  await running.browser.close();
  await running.signedIn.stop();
  await running.blank.stop();
  await running.sandbox.stop();
}

/** The sandbox's secret with the marker at its end, which is searched for after the run. */
export function marked(secret: string): string {
  return `${secret}-${fixture().canary.marker}`;
}

/** Calls the service without the extension, like another administrator. */
export async function callService(path: string, options: { method?: string; body?: unknown } = {}): Promise<unknown> {
  const { fortitokenUrl } = fixture().sandbox;
  const { clientId, clientSecret } = fortitokenCredentials.webApp;
  const login = await fetch(`${fortitokenUrl}/api/v1/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret }),
  });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const answer = await fetch(`${fortitokenUrl}/api/v1/${path}`, {
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    method: options.method ?? "GET",
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  return answer.json();
}

/** Shared by the whole UI suite. */
export function fixture(): Fixture {
  if (!running) throw new Error("The fixture is there only while tests run");
  return running;
}

/** Opens an empty window with the sidebar for the tests of one `describe`, and closes it after them. */
export function useWindow(kind: "signedIn" | "blank"): () => Workbench {
  const window = useOpened(() => {
    const { contexts, [kind]: server } = fixture();
    return withSidebar(Workbench.openIn(contexts[kind], server.address));
  });
  after(() => window().leave());
  return window;
}

/**
 * A shared signed-in window with the sidebar and without editors, for the tests of a `describe` that do not need a
 * fresh one. Loading a window takes longer than most tests.
 */
export function useSharedWindow(): () => Workbench {
  const window = useOpened(async () => {
    // Its own context, because another window that closes removes the storage and cookies of its whole context.
    const { browser, signedIn } = fixture();
    shared ??= await withSidebar(Workbench.open(browser, signedIn.address));
    return shared;
  });
  after(async () => {
    const { sandbox } = fixture();
    await window().tidy();
    sandbox.reset();
    // The window's token is revoked, so a list fetches a new one.
    sandbox.requests.clear();
    const isListed = () =>
      sandbox.requests.entries().some(({ operation, status }) => operation === "pageUsers" && status === 200);
    await window().runCommand("FortiCloud: Refresh Users");
    while (!isListed()) await window().page.waitForTimeout(50);
  });
  return window;
}

async function withSidebar(opening: Promise<Workbench>): Promise<Workbench> {
  const workbench = await opening;
  await workbench.openSidebar();
  return workbench;
}

function useOpened(opened: () => Promise<Workbench>): () => Workbench {
  let workbench: Workbench | undefined;
  before(async () => {
    fixture().sandbox.faults.clear();
    workbench = await opened();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== "failed" || workbench?.page.isClosed() === true) return;
    await workbench?.picture(`failed-${this.currentTest.fullTitle()}`);
  });
  return () => {
    if (!workbench) throw new Error("The window is there only while tests run");
    return workbench;
  };
}
