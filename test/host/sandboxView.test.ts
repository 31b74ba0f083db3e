import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { SandboxNode } from "../../src/sandboxHost/view/sandboxView";
import type { QuickInput } from "../../src/ui/quickInput";
import { fortitokenCredentials } from "../../src/sandbox";
import { FakeDialogs } from "../unit/profiles/fakeDialogs";
import { ScriptedInput, type Answer } from "../unit/ui/scriptedInput";
import { ExplorerBench, until } from "./explorerBench";
import { replaceMethods } from "./replaceMethods";

const setting = "forticloud.sandbox.connectTo";

describe("Sandbox view", () => {
  let bench: ExplorerBench;
  let dialogs: FakeDialogs;
  let restore: () => void;

  before(async () => {
    bench = await ExplorerBench.start();
    await connectTo({ fortitokenUrl: bench.sandbox.fortitokenUrl, forticnpUrl: bench.sandbox.forticnpUrl });
    await vscode.commands.executeCommand("forticloud.sandbox.focus");
    await until(async () => (await rows()).length > 0);
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

  /** The row with this label, once it is there. */
  async function row(label: string, under?: SandboxNode): Promise<SandboxNode> {
    let found: SandboxNode | undefined;
    await until(async () => {
      found = (await rows(under)).find((node) => node.row.label === label);
      return found !== undefined;
    });
    return found!;
  }

  async function below(...labels: string[]): Promise<SandboxNode[]> {
    let node: SandboxNode | undefined;
    for (const label of labels) node = await row(label, node);
    return rows(node);
  }

  /** Runs a command as a person does who answers like this. */
  async function run(command: string, argument?: unknown, answers: Answer[] = []): Promise<void> {
    const input = new ScriptedInput(...answers);
    const restoreInput = replaceMethods<QuickInput>(bench.app.quickInput, input);
    try {
      await bench.run(command, ...(argument === undefined ? [] : [argument]));
    } finally {
      restoreInput();
    }
    assert.equal(input.left, 0, "not all was asked");
  }

  /** Asks for an authentication as an application that signs a user in does. */
  async function authenticate(username: string, realm: string, code?: string): Promise<Response> {
    const call = (path: string, body: object, bearer?: string) =>
      fetch(`${bench.sandbox.fortitokenUrl}/api/v1/${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      });
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const login = await call("login", { client_id: clientId, client_secret: clientSecret });
    const { access_token } = (await login.json()) as { access_token: string };
    return call("auth", { username, realm, ...(code === undefined ? {} : { token: code }) }, access_token);
  }

  it("shows addresses, sign-ins, options and requests of a sandbox that runs elsewhere", async () => {
    const addresses = await below("Addresses");
    assert.deepEqual(
      addresses.map(({ row }) => row.description),
      [bench.sandbox.fortitokenUrl, bench.sandbox.forticnpUrl],
    );
    assert.equal(tree().description, new URL(bench.sandbox.fortitokenUrl).host);
    assert.ok((await below("Sign-Ins")).some(({ row }) => row.label === "Management application"));
    assert.equal(bench.explorer.contextKeys.get("forticloud.sandbox.state"), "running");
  });
});
