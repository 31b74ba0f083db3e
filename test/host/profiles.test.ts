import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import type { App } from "../../src/app";
import { fortitokenCredentials, type Sandbox } from "../../src/sandbox";
import { startSandbox } from "./seenOperations";
import { back, type QuickInput } from "../../src/ui/quickInput";
import { FakeDialogs } from "../unit/profiles/fakeDialogs";
import { ScriptedInput, type Answer } from "../unit/ui/scriptedInput";
import { freePort } from "./freePort";
import { replaceMethods } from "./replaceMethods";
import { until } from "./until";

const { webApp } = fortitokenCredentials;
const provider = "forticloud-fortitoken";

describe("profiles in the editor", () => {
  let app: App;
  let sandbox: Sandbox;
  let dialogs: FakeDialogs;
  let restore: () => void;

  before(async () => {
    const extension = vscode.extensions.getExtension<App>("forticloud-explorer.forticloud-explorer")!;
    app = await extension.activate();
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, requestsPerMinute: 0 });
  });
  after(() => sandbox.stop());

  beforeEach(() => {
    dialogs = new FakeDialogs();
    restore = replaceMethods(app.dialogs, dialogs);
  });
  afterEach(async () => {
    restore();
    for (const { id } of app.profiles.list()) {
      await app.vault.remove(id);
      await app.profiles.remove(id);
    }
  });

  /** Runs a command with a user who gives these answers. */
  async function run(command: string, answers: Answer[] = [], ...args: unknown[]): Promise<void> {
    const input = new ScriptedInput(...answers);
    const restoreInput = replaceMethods<QuickInput>((await app.features()).quickInput, input);
    try {
      await vscode.commands.executeCommand(`forticloud.${command}`, ...args);
    } finally {
      restoreInput();
    }
    assert.deepEqual([input.left, dialogs.errors], [0, []]);
  }

  const addAnswers = () => [sandbox.fortitokenUrl, webApp.clientId, webApp.clientSecret, "Check", "Add Profile"];
  const accounts = async () => (await vscode.authentication.getAccounts(provider)).map(({ label }) => label);

  it("are listed as accounts in the Accounts menu while they are signed in", async () => {
    const events: string[] = [];
    const listening = vscode.authentication.onDidChangeSessions((event) => events.push(event.provider.id));
    await run("addProfile", addAnswers(), "fortitoken");
    await run("addProfile", addAnswers(), "fortitoken");
    const [first, second] = app.profiles.list();
    assert.ok(first && second && dialogs.questions.length === 1);
    assert.deepEqual(await accounts(), [first.label, second.label]);
    assert.ok(events.includes(provider));

    await run("signOut", [], first.id);
    await until(async () => (await accounts()).length === 1);
    assert.deepEqual(await accounts(), [second.label]);
    assert.deepEqual(app.profiles.list(), [{ ...first, signedOut: true }, second]);

    await run("signIn", [webApp.clientSecret], { profileId: first.id });
    await until(async () => (await accounts()).length === 2);
    listening.dispose();
  });

  it("keep their secret in the editor's secret storage and use it for their client", async () => {
    await run("addProfile", addAnswers(), "fortitoken");
    const [profile] = app.profiles.list();
    assert.equal(await app.vault.read(profile!), webApp.clientSecret);
    assert.ok((await (await app.connections.fortitoken(profile!.id)).realms()).length > 0);
    assert.equal(app.connections.state(profile!.id), "signedIn");
    await run("removeProfile", [], profile!.id);
    assert.equal(await app.vault.read(profile!), undefined);
    assert.deepEqual(await accounts(), []);
  });

  it("report a command's failure with its remedy and the log", async () => {
    await vscode.commands.executeCommand("forticloud.editProfile", "no-such-profile");
    await until(() => dialogs.errors.length > 0);
    assert.match(dialogs.errors[0]!.message, /no longer exists/);
    assert.deepEqual(dialogs.errors[0]!.buttons, ["Show Log"]);
  });
});

describe("sandbox in the editor", () => {
  let app: App;
  let dialogs: FakeDialogs;
  let restore: () => void;
  const settings = ["forticloud.sandbox.fortitokenPort", "forticloud.sandbox.forticnpPort"];
  const configure = async (values: (number | undefined)[]) => {
    for (const [index, value] of values.entries()) {
      await vscode.workspace.getConfiguration().update(settings[index]!, value, vscode.ConfigurationTarget.Global);
    }
  };

  before(async () => {
    app = await vscode.extensions.getExtension<App>("forticloud-explorer.forticloud-explorer")!.activate();
  });
  beforeEach(async () => {
    dialogs = new FakeDialogs();
    restore = replaceMethods(app.dialogs, dialogs);
    await configure([await freePort(), await freePort()]);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("forticloud.stopSandbox");
    for (const { id } of app.profiles.list()) await app.profiles.remove(id);
    await configure([undefined, undefined]);
    restore();
  });
  after(() => configure([undefined, undefined]));

  it("starts, adds one signed-in profile per service, and stops", async () => {
    await vscode.commands.executeCommand("forticloud.addSandboxProfiles");
    await vscode.commands.executeCommand("forticloud.addSandboxProfiles");
    assert.equal(dialogs.errors.length, 0, dialogs.errors[0]?.message);
    const [fortitoken, forticnp] = app.profiles.list();
    assert.ok(fortitoken && forticnp?.company && app.profiles.list().length === 2);
    assert.ok((await (await app.connections.fortitoken(fortitoken.id)).realms()).length > 0);
    assert.ok((await (await app.connections.forticnp(forticnp.id)).reference.countries()).length > 0);

    await vscode.commands.executeCommand("forticloud.stopSandbox");
    assert.match(dialogs.infos.at(-1)!, /^Sandbox stopped/);
    await vscode.commands.executeCommand("forticloud.testConnection", fortitoken.id);
    const failure = dialogs.errors.at(-1)!;
    assert.match(failure.message, /failed at the connection/);
    assert.ok(failure.buttons.includes("Start Sandbox"), failure.buttons.join());
  });

  it("adds the profile of its management application once, beside the other profiles", async () => {
    await vscode.commands.executeCommand("forticloud.addSandboxManagementProfile");
    await vscode.commands.executeCommand("forticloud.addSandboxProfiles");
    await vscode.commands.executeCommand("forticloud.addSandboxManagementProfile");
    assert.equal(dialogs.errors.length, 0, dialogs.errors[0]?.message);
    const [management, web, ...others] = app.profiles.list("fortitoken");
    assert.ok(management && web && others.length === 0);
    const client = await app.connections.fortitoken(management.id);
    assert.ok((await client.licence.quota()).value.total_quota);
    assert.equal(app.clientTypes.get(management), "management");
    await (await app.connections.fortitoken(web.id)).findUsers({ username: "nobody" });
    assert.equal(app.clientTypes.get(web), "web");
    await vscode.commands.executeCommand("forticloud.stopSandbox");
  });

  it("uses a running sandbox instead of starting another one", async () => {
    const other = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, requestsPerMinute: 0 });
    await configure([Number(new URL(other.fortitokenUrl).port)]);
    await vscode.commands.executeCommand("forticloud.startSandbox");
    assert.ok(dialogs.infos.at(-1)!.includes(other.fortitokenUrl), dialogs.infos.at(-1));
    await vscode.commands.executeCommand("forticloud.stopSandbox");
    assert.match(dialogs.infos.at(-1)!, /not started a sandbox/);
    await other.stop();
  });

  it("follows no program on its port to another machine", async () => {
    await vscode.commands.executeCommand("forticloud.addSandboxProfiles");
    await vscode.commands.executeCommand("forticloud.stopSandbox");
    const before = app.profiles.list();
    const named = { fortitokenUrl: "https://collector.evil.example", forticnpUrl: "http://127.0.0.1@evil.example" };
    const server = http.createServer((_, response) =>
      response.end(JSON.stringify({ sandbox: "forticloud-explorer", ...named })),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await configure([(server.address() as AddressInfo).port]);
    for (const command of ["startSandbox", "addSandboxProfiles", "addSandboxManagementProfile"]) {
      dialogs.errors.length = 0;
      await vscode.commands.executeCommand(`forticloud.${command}`);
      await until(() => dialogs.errors.length > 0);
      assert.match(dialogs.errors[0]!.message, /Another program uses port/);
    }
    assert.deepEqual(app.profiles.list(), before);
    server.close();
  });

  it("names the port setting when another program uses the port", async () => {
    const server = http.createServer((_, response) => response.end("<html>")).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    await configure([(server.address() as AddressInfo).port]);
    await vscode.commands.executeCommand("forticloud.startSandbox");
    await until(() => dialogs.errors.length > 0);
    assert.match(dialogs.errors[0]!.message, /Another program uses port.*"forticloud\.sandbox\.fortitokenPort"/);
    server.close();
  });
});

describe("native quick input", () => {
  let quickInput: QuickInput;
  before(async () => {
    const app = await vscode.extensions.getExtension<App>("forticloud-explorer.forticloud-explorer")!.activate();
    quickInput = (await app.features()).quickInput;
  });

  /** Presses a key of the workbench until the question is answered, because the input may appear late. */
  async function press<T>(command: string, answer: Promise<T>): Promise<T> {
    let answered = false;
    void answer.then(() => (answered = true));
    await until(async () => {
      await vscode.commands.executeCommand(command);
      return answered;
    });
    return answer;
  }

  const accept = "workbench.action.acceptSelectedQuickOpenItem";
  const rows = [{ label: "One", value: 1 }, { separator: "then" }, { label: "Two", value: 2 }];

  it("returns the active row of a pick, and undefined after Esc", async () => {
    assert.equal(await press(accept, quickInput.pick({ title: "Pick", rows, active: 2 })), 2);
    assert.equal(await press(accept, quickInput.pick({ title: "Pick", rows })), 1);
    assert.equal(await press("workbench.action.closeQuickOpen", quickInput.pick({ title: "Pick", rows })), undefined);
  });

  it("returns to the previous step with the back command", async () => {
    const question = { title: "Step", step: 2, totalSteps: 2, canGoBack: true };
    assert.equal(await press("workbench.action.quickInputBack", quickInput.pick({ ...question, rows })), back);
    assert.equal(await press("workbench.action.quickInputBack", quickInput.input(question)), back);
  });

  it("does not accept a text that fails validation", async () => {
    let problem: string | undefined = "Not yet.";
    let checks = 0;
    const validate = () => {
      checks++;
      return Promise.resolve(problem);
    };
    let answered = false;
    const answer = quickInput.input({ title: "Text", value: "typed", validate });
    void answer.then(() => (answered = true));
    await until(async () => {
      await vscode.commands.executeCommand(accept);
      return checks > 1;
    });
    assert.equal(answered, false);
    problem = undefined;
    assert.equal(await press(accept, answer), "typed");
  });
});
