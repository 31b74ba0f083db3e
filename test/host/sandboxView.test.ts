import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { App } from "../../src/app";
import type { SandboxNode } from "../../src/sandboxHost/view/sandboxView";
import type { QuickInput } from "../../src/ui/quickInput";
import { forticnpCredentials, fortitokenCredentials } from "../../src/sandbox";
import { FakeDialogs } from "../unit/profiles/fakeDialogs";
import { ScriptedInput, type Answer } from "../unit/ui/scriptedInput";
import { instant } from "../distances";
import { ExplorerBench } from "./explorerBench";
import { freePort } from "./freePort";
import { replaceMethods } from "./replaceMethods";
import { until } from "./until";

const extensionId = "forticloud-explorer.forticloud-explorer";
const setting = "forticloud.sandbox.connectTo";

describe("Sandbox view", () => {
  let bench: ExplorerBench;
  let dialogs: FakeDialogs;
  let restore: () => void;

  before(async () => {
    bench = await ExplorerBench.start({ requestsPerMinute: 100, ...instant });
    await connectTo({ fortitokenUrl: bench.sandbox.fortitokenUrl, forticnpUrl: bench.sandbox.forticnpUrl });
    await until(async () => (await rows()).length > 0);
    await vscode.commands.executeCommand("forticloud.sandbox.focus");
  });
  beforeEach(() => {
    dialogs = new FakeDialogs();
    restore = replaceMethods(bench.app.dialogs, dialogs);
  });
  afterEach(async () => {
    restore();
    await bench.clear();
  });
  after(async () => {
    await connectTo(undefined);
    await bench.stop();
  });

  const connectTo = (value: object | undefined) =>
    vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Global);
  const rows = (under?: SandboxNode): Promise<SandboxNode[]> => bench.app.sandboxShell.getChildren(under);
  const tree = () => bench.app.sandboxShell.tree;

  /** Waits for the row with this path of labels. */
  async function row(...labels: string[]): Promise<SandboxNode> {
    let found: SandboxNode | undefined;
    await until(async () => {
      found = undefined;
      for (const [depth, label] of labels.entries()) {
        if (depth > 0 && !found) return false;
        found = (await rows(found)).find((node) => node.row.label === label);
      }
      return found !== undefined;
    });
    return found!;
  }

  /** Runs a command with a user who gives these answers. */
  async function run(command: string, argument?: unknown, answers: Answer[] = []): Promise<void> {
    const input = new ScriptedInput(...answers);
    const restoreInput = replaceMethods<QuickInput>(bench.quickInput, input);
    try {
      await bench.run(command, ...(argument === undefined ? [] : [argument]));
    } finally {
      restoreInput();
    }
    assert.equal(input.left, 0, "not all was asked");
  }

  /** Calls FortiToken Cloud like an application that authenticates users. */
  async function application<T>(method: string, path: string, body?: object): Promise<T> {
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const send = async (verb: string, where: string, given?: object, bearer?: string): Promise<unknown> => {
      const headers = { "content-type": "application/json", ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
      const json = given ? { body: JSON.stringify(given) } : {};
      const answer = await fetch(`${bench.sandbox.fortitokenUrl}/api/v1/${where}`, { method: verb, headers, ...json });
      const text = await answer.text();
      assert.ok(answer.ok, text);
      return text === "" ? undefined : JSON.parse(text);
    };
    const login = (await send("POST", "login", { client_id: clientId, client_secret: clientSecret })) as {
      access_token: string;
    };
    return (await send(method, path, body, login.access_token)) as T;
  }

  /** Creates a user with a second factor. */
  async function makeUser(username: string, auth_method: string): Promise<void> {
    await application("POST", "user", { username, email: `${username}@example.net`, auth_method });
    if (auth_method === "FTM") await run("activateSandboxToken", undefined, [username]);
  }

  /** Starts a push and waits for its row. */
  async function startPush(username: string): Promise<{ authid: string; waiting: SandboxNode }> {
    const { authid } = await application<{ authid: string }>("POST", "auth", { username });
    return { authid, waiting: await row("Waiting Pushes", username) };
  }

  const statusOf = async (authid: string) => (await application<{ status: string }>("GET", `auth/${authid}`)).status;

  it("shows addresses, sign-ins and requests of a sandbox that another process runs", async () => {
    const addresses = await rows(await row("Addresses"));
    assert.deepEqual(
      addresses.map(({ row }) => row.description),
      [bench.sandbox.fortitokenUrl, bench.sandbox.forticnpUrl],
    );
    assert.equal(tree().description, new URL(bench.sandbox.fortitokenUrl).host);
    assert.equal(bench.app.contextKeys.get("forticloud.sandbox.state"), "running");
    await application("GET", "realm");
    const request = await row("Last Requests", "GET /api/v1/realm");
    assert.equal(request.row.description, "200");
  });

  it("copies addresses and the public sign-ins, from their rows", async () => {
    const copied = () => vscode.env.clipboard.readText();
    await run("copySandboxValue", (await rows(await row("Addresses")))[1]);
    assert.equal(await copied(), bench.sandbox.forticnpUrl);
    const management = await row("Sign-Ins", "Management application");
    await run("copySandboxClientId", management);
    assert.equal(await copied(), fortitokenCredentials.management.clientId);
    await run("copySandboxSecret", management);
    assert.equal(await copied(), fortitokenCredentials.management.clientSecret);
    await run("copySandboxSecret", await row("Sign-Ins", "Two companies"));
    assert.equal(await copied(), forticnpCredentials.twoCompanies);
  });

  it("approves and rejects pushes in place of the user's phone", async () => {
    await makeUser("view-push", "FTM");
    const first = await startPush("view-push");
    assert.match(first.waiting.row.description ?? "", / · \d+ s left$/);
    await run("approvePush", first.waiting);
    assert.equal(await statusOf(first.authid), "authenticated");
    await until(async () => (await row("Waiting Pushes")).row.description === "none");
    assert.equal(tree().badge, undefined, "the editor would add it to the number of new alerts");

    const second = await startPush("view-push");
    await run("rejectPush", second.waiting);
    assert.equal(await statusOf(second.authid), "rejected");
    await until(async () => (await row("Waiting Pushes")).row.description === "none");

    await run("approvePush", second.waiting);
    assert.match(dialogs.errors[0]?.message ?? "", /already has a response or has expired/);
    assert.equal(await statusOf(second.authid), "rejected");
  });

  it("shows sent codes and copies the current code of a token", async () => {
    await makeUser("view-mail", "Email");
    await application("POST", "auth", { username: "view-mail" });
    const sent = await row("Codes", "view-mail");
    await run("copySandboxValue", sent);
    const code = await vscode.env.clipboard.readText();
    assert.ok(sent.row.description?.startsWith(`${code} · Email`), sent.row.description);
    await application("POST", "auth", { username: "view-mail", token: code });

    await makeUser("view-token", "FTM");
    await run("copyTokenCode", undefined, ["view-token"]);
    await application("POST", "auth", { username: "view-token", token: await vscode.env.clipboard.readText() });
  });

  it("changes options and resets all of them", async () => {
    const option = (label: string) => row("Options", "FortiToken Cloud", label);
    await run("changeSandboxOption", await option("Token lifetime"), ["120"]);
    assert.equal(bench.sandbox.options.get().tokenLifetimeSeconds, 120);
    await until(async () => (await option("Token lifetime")).row.description === "2 min · default 1 h");
    await run("changeSandboxOption", await option("Trial account"));
    assert.equal(bench.sandbox.options.get().trial, true);
    await run("changeSandboxOption", undefined, ["Not offered", "listEvents", "Apply"]);
    assert.ok(bench.sandbox.options.get().notOffered.includes("listEvents"));
    await until(async () => (await row("Options")).row.description === "3 changed");
    await run("resetSandboxOptions");
    await until(async () => (await row("Options")).row.description === undefined);
    assert.equal(bench.sandbox.options.get().tokenLifetimeSeconds, 3600);
  });

  it("refuses a number outside an option's range", async () => {
    const input = new ScriptedInput("Latency", "60001", "1.5", "", undefined);
    const restoreInput = replaceMethods<QuickInput>(bench.quickInput, input);
    await bench.run("changeSandboxOption");
    restoreInput();
    assert.deepEqual(input.refusals, Array(3).fill("Enter a whole number from 0 to 60000."));
    assert.equal(bench.sandbox.options.get().latencyMs, 0);
  });

  it("adds a fault for the next requests, shows it, and clears all faults", async () => {
    await run("addFault", undefined, ["FortiToken Cloud", "Operation", "listRealms", "Status", "429", "Add fault"]);
    const fault = await row("Faults", "listRealms");
    assert.equal(fault.row.description, "FortiToken Cloud · HTTP 429 · next request");
    await assert.rejects(application("GET", "realm"), /injected/);
    await until(async () => (await row("Faults")).row.description === "none");

    await run("addFault", undefined, ["FortiCNP", "Effect", "No response", "Requests", "3", "Add fault"]);
    const drop = await row("Faults", "any operation");
    assert.equal(drop.row.description, "FortiCNP · connection lost · next 3 requests");
    await run("clearFaults");
    assert.equal(bench.sandbox.faults.size, 0);
  });

  it("resets the sandbox after confirmation", async () => {
    await makeUser("view-gone", "Email");
    dialogs.answer = false;
    await run("resetSandbox");
    assert.equal((await application<unknown[]>("GET", "user?username=view-gone")).length, 1);
    dialogs.answer = true;
    await run("resetSandbox");
    assert.ok(dialogs.questions[0]?.message.includes(bench.sandbox.fortitokenUrl));
    assert.equal((await application<unknown[]>("GET", "user?username=view-gone")).length, 0);
  });
});

describe("Sandbox view of a sandbox in this window", () => {
  const settings = ["forticloud.sandbox.fortitokenPort", "forticloud.sandbox.forticnpPort"];
  const configure = async (values: (number | undefined)[]) => {
    for (const [index, value] of values.entries()) {
      await vscode.workspace.getConfiguration().update(settings[index]!, value, vscode.ConfigurationTarget.Global);
    }
  };
  let app: App;
  let restore: () => void;

  before(async () => {
    app = (await vscode.extensions.getExtension<App>(extensionId)?.activate()) as App;
    restore = replaceMethods(app.dialogs, new FakeDialogs());
    await configure([await freePort(), await freePort()]);
    await vscode.commands.executeCommand("forticloud.sandbox.focus");
  });
  after(async () => {
    await vscode.commands.executeCommand("forticloud.stopSandbox");
    await configure([undefined, undefined]);
    restore();
  });

  it("is empty until a sandbox starts, shows its state, and shows the next sandbox after a stop", async () => {
    const shows = (what: "running" | "absent") =>
      until(async () => {
        const { length } = await app.sandboxShell.getChildren();
        return length > 0 === (what === "running") && app.contextKeys.get("forticloud.sandbox.state") === what;
      });
    await shows("absent");
    for (let round = 0; round < 2; round++) {
      await vscode.commands.executeCommand("forticloud.startSandbox");
      await shows("running");
      await vscode.commands.executeCommand("forticloud.stopSandbox");
      await shows("absent");
    }
  });
});
