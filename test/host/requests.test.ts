import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Operation, operations } from "../../src/contract";
import type { QuickInput } from "../../src/ui/quickInput";
import { FakeDialogs } from "../unit/profiles/fakeDialogs";
import { type Answer, ScriptedInput } from "../unit/ui/scriptedInput";
import { ExplorerBench } from "./explorerBench";
import { replaceMethods } from "./replaceMethods";
import { until } from "./until";

describe("Send Request", () => {
  let bench: ExplorerBench;
  let dialogs: FakeDialogs;
  let restore: () => void;

  before(async () => {
    bench = await ExplorerBench.start();
  });
  beforeEach(async () => {
    await bench.clear();
    await bench.addFortitoken();
    await closeAll();
    dialogs = new FakeDialogs();
    restore = replaceMethods(bench.app.dialogs, dialogs);
  });
  afterEach(() => restore());
  after(async () => {
    await closeAll();
    await bench.stop();
  });

  const closeAll = () =>
    vscode.commands
      .executeCommand("workbench.action.revertAndCloseActiveEditor")
      .then(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  /** Runs a command with a user who gives these answers. */
  async function run(command: string, answers: Answer[] = [], ...args: unknown[]): Promise<ScriptedInput> {
    const input = new ScriptedInput(...answers);
    const restoreInput = replaceMethods<QuickInput>(bench.quickInput, input);
    try {
      await bench.run(command, ...args);
    } finally {
      restoreInput();
    }
    assert.equal(input.left, 0);
    return input;
  }

  function inFront(): vscode.TextDocument {
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document, "an editor is in front");
    return document;
  }

  async function lenses({ uri }: vscode.TextDocument): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri);
    return found.map(({ command }) => command?.title ?? "");
  }

  async function type(text: string): Promise<void> {
    const document = inFront();
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    await vscode.window.activeTextEditor?.edit((edit) => edit.replace(all, text));
  }

  it("sends a read with its parameters and shows the response with status, size and headers", async () => {
    const input = await run("sendRequest", ["Count of a resource", "user", "Send the GET Request"]);
    const document = inFront();
    assert.equal(document.uri.scheme, "forticloud-answer");
    assert.equal(document.languageId, "json");
    assert.equal(typeof (JSON.parse(document.getText()) as { user: unknown }).user, "number");
    const [status, headers, ...others] = await lenses(document);
    assert.match(status ?? "", /200 OK · \d+ ms · \d+ B/);
    assert.deepEqual(others, ["Repeat", "Copy as cURL", "Save As…", "GET /api/v1/count?resource=user"]);
    assert.match(headers ?? "", /^\d+ Headers$/);
    assert.deepEqual(dialogs.questions, []);
    assert.ok(input.rows(0).some(({ label, detail }) => label === "Create a user" && /writes data/.test(detail ?? "")));
  });

  it("offers every current operation except those that issue tokens", async () => {
    const input = await run("sendRequest", [undefined]);
    const labels = input.rows(0).map(({ label }) => label);
    const current = Object.values<Operation>(operations.fortitoken).filter(({ status }) => status === "current");
    assert.equal(labels.length, current.length - 1);
    assert.ok(!labels.includes("Login"));
  });

  it("shows an error response unchanged", async () => {
    await run("sendRequest", ["Get a realm", "no-such-realm", "Send the GET Request"]);
    assert.match((await lenses(inFront()))[0] ?? "", /404 Not Found/);
    assert.deepEqual(dialogs.errors, []);
  });

  it("shows a response unchanged if its formatted text is too long for an editor", async () => {
    let body: unknown = Array<number>(420_000).fill(1);
    for (let level = 0; level < 63; level += 1) body = [body];
    bench.sandbox.faults.add({ service: "fortitoken", operation: "getVersion", status: 200, body, times: 1 });
    await run("sendRequest", ["Service version", "Send the GET Request"]);
    assert.match((await lenses(inFront()))[0] ?? "", /200 OK/);
    assert.equal(inFront().getText(), JSON.stringify(body));
    assert.deepEqual(dialogs.errors, []);
  });

  it("completes and validates a request body by its schema, asks for confirmation, and sends it", async () => {
    await run("sendRequest", ["Create a user"]);
    const document = inFront();
    assert.equal(document.uri.scheme, "forticloud-request");
    assert.deepEqual(JSON.parse(document.getText()), { username: "", email: "" });
    await type('{ "username": "nora", "user_data": "x" }');
    const problems = () => vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
    await until(() => problems().some((message) => /email/.test(message)));
    assert.ok(problems().some((message) => /integer/i.test(message)));
    await type('{ "username": "nora", "email": "nora@example.net",  }');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(0, 50),
    );
    assert.ok(list.items.some(({ label }) => /auth_method/.test(typeof label === "string" ? label : label.label)));

    await type('{ "username": "nora", "email": "nora@example.net", "auth_method": "Email" }');
    dialogs.answer = false;
    await run("sendRequestBody");
    assert.match(dialogs.questions[0]?.message ?? "", /Create a user.*Sandbox Tokens/);
    assert.equal(bench.sandbox.requests.count("fortitoken", "createUser"), 0);
    dialogs.answer = true;
    await run("sendRequestBody");
    assert.equal((JSON.parse(inFront().getText()) as { username: string }).username, "nora");
    await until(() => !document.isDirty);
  });

  it("shows how to correct a body that is not JSON", async () => {
    await run("sendRequest", ["Create a user"]);
    await type("{ oops");
    await run("sendRequestBody");
    assert.match(dialogs.errors[0]?.message ?? "", /not a JSON object/);
    assert.equal(bench.sandbox.requests.count("fortitoken", "createUser"), 0);
  });

  it("refuses a write in a read-only profile without a question", async () => {
    await bench.addFortitoken({ readOnly: true });
    await run("sendRequest", ["Delete a user", "u-1", "Send the DELETE Request"]);
    assert.deepEqual(dialogs.questions, []);
    assert.match(dialogs.errors[0]?.message ?? "", /read-only/);
    assert.equal(bench.sandbox.requests.count("fortitoken", "deleteUser"), 0);
  });

  it("fills in FortiCNP's company and role from the profile, and a period", async () => {
    await bench.addForticnp();
    await run("sendRequest", ["Get Alert by Filter"], "cnp-1");
    await run("sendRequestBody");
    const { data } = JSON.parse(inFront().getText()) as { data: unknown[] };
    assert.ok(data.length > 0);
    await run("copyRequestAsCurl");
    const line = await vscode.env.clipboard.readText();
    for (const part of ["companyId: 771205", "roleId: 771204", '"endTime":', "Bearer $TOKEN"])
      assert.ok(line.includes(part), line);
  });

  it("repeats a request, and opens one of the history with its values but without its one-time code", async () => {
    await run("sendRequest", ["Count of a resource", "realm", "Send the GET Request"]);
    await run("repeatRequest");
    assert.equal(bench.sandbox.requests.count("fortitoken", "getCount"), 2);

    await run("sendRequest", ["Authenticate"]);
    await type('{ "username": "nobody", "token": "004217" }');
    await run("sendRequestBody");
    await closeAll();
    await run("requestHistory", ["Authenticate"]);
    assert.deepEqual(JSON.parse(inFront().getText()), { username: "nobody" });
    const input = await run("requestHistory", ["Count of a resource", undefined]);
    assert.ok(input.rows().some(({ label, description }) => label === "resource" && description === "realm"));
  });

  it("saves a response as a UTF-8 file", async () => {
    await run("sendRequest", ["Service version", "Send the GET Request"]);
    const { tmpdir } = await import("node:os");
    const target = vscode.Uri.joinPath(vscode.Uri.file(tmpdir()), `answer-${process.pid}.json`);
    Object.assign(bench.app.dialogs, { saveTarget: () => Promise.resolve(target) });
    try {
      await run("saveAnswer");
      const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.equal(saved, inFront().getText());
    } finally {
      Reflect.deleteProperty(bench.app.dialogs, "saveTarget");
      await vscode.workspace.fs.delete(target);
    }
  });
});
