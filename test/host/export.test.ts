import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import type { TreeNode } from "../../src/explorer/tree/node";
import { fortitokenCredentials } from "../../src/sandbox";
import { readUserFile } from "../../src/userFile/userFile";
import type { MessageButton } from "../../src/userFacingError";
import { ExplorerBench, isRecord, labelOf, type RecordRow } from "./explorerBench";

type Value = Readonly<Record<string, unknown>>;

describe("export", () => {
  let bench: ExplorerBench;
  let folder: string;
  /** The file that the user chooses in the save dialog. */
  let saveTo: string;
  let proposals: string[];
  let messages: { text: string; buttons: readonly string[] }[];
  let progress: string[];
  /** Called after each report of the progress. */
  let onProgress: (cancel: () => void) => void;

  before(async () => {
    bench = await ExplorerBench.start({ users: 250, alerts: 2000 });
    const tell = (text: string, ...buttons: MessageButton[]) =>
      Promise.resolve(void messages.push({ text, buttons: buttons.map(({ title }) => title) }));
    Object.assign(bench.app.dialogs, {
      saveTarget: (proposal: vscode.Uri) => {
        proposals.push(path.posix.basename(proposal.path));
        return Promise.resolve(vscode.Uri.file(path.join(folder, saveTo)));
      },
      info: tell,
      warn: tell,
      error: tell,
      withProgress: (_: string, work: (signal: AbortSignal, report: (text: string) => void) => Promise<unknown>) => {
        const controller = new AbortController();
        return work(controller.signal, (text) => {
          progress.push(text);
          onProgress(() => controller.abort());
        });
      },
    });
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "forticloud-export-"));
    saveTo = "list.json";
    [proposals, messages, progress] = [[], [], []];
    onProgress = () => undefined;
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    await bench.clear();
  });
  after(async () => {
    for (const name of ["saveTarget", "info", "warn", "error", "withProgress"]) {
      Reflect.deleteProperty(bench.app.dialogs, name);
    }
    await bench.stop();
  });

  const text = () => readFile(path.join(folder, saveTo), "utf8");
  const json = async () => JSON.parse(await text()) as Value[];
  const records = async (view: Parameters<ExplorerBench["rows"]>[0], under?: TreeNode) =>
    (await bench.rows(view, under)).filter(isRecord) as RecordRow<Value>[];
  const confirming = async (run: () => Promise<unknown>) => {
    const questions: string[] = [];
    Object.assign(bench.app.dialogs, {
      confirm: ({ message }: { message: string }) => Promise.resolve(questions.push(message) > 0),
    });
    try {
      await run();
    } finally {
      Reflect.deleteProperty(bench.app.dialogs, "confirm");
    }
    return questions;
  };

  it("of a view contains all users that match the filter, in as few requests as possible", async () => {
    await bench.addFortitoken();
    await bench.explorer.views.users.filter.set({ method: ["SMS"] });
    bench.sandbox.requests.clear();
    await bench.run("exportList", "users");
    const users = await json();
    const all = (await (await bench.client()).findUsers({})).map(({ value }) => value as Value);
    const wanted = all.filter((user) => user["auth_method"] === "SMS");
    assert.ok(wanted.length > 0 && wanted.length < all.length);
    assert.equal(users.length, wanted.length);
    assert.deepEqual(new Set(users.map(({ id }) => id)), new Set(wanted.map(({ id }) => id)));
    assert.equal(bench.sandbox.requests.count("fortitoken", "pageUsers"), 1);
    assert.equal(messages[0]?.text, `Exported ${wanted.length} users to list.json.`);
    assert.match(proposals[0]!, /^users-SMS-Sandbox-Tokens-\d{4}-\d\d-\d\d\.csv$/);
  });

  it("of 2,000 alerts reads long pages and tells how far it is", async () => {
    await bench.addForticnp();
    await bench.explorer.views.alerts.filter.set({ range: ["2020-01-01T00:00/"] });
    bench.sandbox.requests.clear();
    await bench.run("exportList", "alerts");
    const ids = (await json()).map(({ id }) => id);
    assert.equal(new Set(ids).size, 2000);
    assert.equal(ids.length, 2000);
    assert.ok(bench.sandbox.requests.count("forticnp", "listAlerts") <= 3);
    assert.deepEqual([progress[0], progress.at(-1)], ["1,000 of 2,000 alerts", "2,000 of 2,000 alerts"]);
    assert.deepEqual(messages, [{ text: "Exported 2,000 alerts to list.json.", buttons: ["Open"] }]);
  });

  it("leaves nothing after a cancellation, and an existing file as it was", async () => {
    await bench.addForticnp();
    await bench.explorer.views.alerts.filter.set({ range: ["2020-01-01T00:00/"] });
    onProgress = (cancel) => cancel();
    await bench.run("exportList", "alerts");
    assert.deepEqual(await readdir(folder), []);
    await writeFile(path.join(folder, saveTo), "before");
    await bench.run("exportList", "alerts");
    assert.deepEqual(await readdir(folder), [saveTo]);
    assert.equal(await text(), "before");
    assert.deepEqual(messages, []);
  });

  it("leaves nothing after a failure in the middle, and says so", async () => {
    await bench.addForticnp();
    await bench.explorer.views.alerts.filter.set({ range: ["2020-01-01T00:00/"] });
    await writeFile(path.join(folder, saveTo), "before");
    onProgress = () =>
      bench.sandbox.faults.add({ service: "forticnp", operation: "listAlerts", status: 400, times: 1 });
    await bench.run("exportList", "alerts");
    assert.deepEqual(await readdir(folder), [saveTo]);
    assert.equal(await text(), "before");
    assert.equal(progress.length, 1);
    assert.match(messages[0]!.text, /^The export failed; no file was written\. \S/);
  });

  it("of a list that changed while it was read is not called complete", async () => {
    await bench.addForticnp();
    await bench.explorer.views.alerts.filter.set({ range: ["2020-01-01T00:00/"] });
    onProgress = () =>
      bench.sandbox.faults.add({
        service: "forticnp",
        operation: "listAlerts",
        status: 200,
        body: { totalCount: 2000, data: [] },
        times: 1,
      });
    await bench.run("exportList", "alerts");
    assert.equal((await json()).length, 1000);
    assert.match(messages[0]!.text, /^Exported 1,000 alerts to list\.json\. The list changed while it was read, /);
    bench.sandbox.faults.clear();
  });

  it("of selected rows needs no request", async () => {
    await bench.addFortitoken();
    const chosen = (await records("users")).slice(2, 5);
    bench.sandbox.requests.clear();
    await bench.run("export", chosen[0], chosen);
    assert.deepEqual(
      (await json()).map(({ username }) => username),
      chosen.map(({ record }) => record.value["username"]),
    );
    assert.equal(bench.sandbox.requests.count(), 0);
    assert.equal(messages[0]?.text, "Exported 3 users to list.json.");
  });

  it("of a group contains its list, and of two groups both", async () => {
    await bench.addForticnp();
    await bench.explorer.views.alerts.filter.set({ range: ["1y"] });
    const [critical, high] = [await bench.row("alerts", "Critical"), await bench.row("alerts", "Warning")];
    const severities = async () => [...new Set((await json()).map(({ severity }) => String(severity)))].sort();
    await bench.run("export", critical, [critical]);
    assert.deepEqual(await severities(), ["Critical"]);
    await bench.run("export", critical, [critical, high]);
    assert.deepEqual(await severities(), ["Critical", "Warning"]);
  });

  it("of a realm's row asks whether its users or the realm is meant", async () => {
    await bench.addFortitoken();
    const realm = (await records("realms")).find((row) => row.record.value["name"] !== undefined)!;
    await bench.answering(["Users"], () => bench.run("export", realm, [realm]));
    assert.ok((await json()).every(({ realm_id }) => realm_id === realm.ref.id));
    await bench.answering(["1 realm"], () => bench.run("export", realm, [realm]));
    assert.deepEqual(await json(), [realm.record.value]);
  });

  it("of several lists asks which one", async () => {
    await bench.addForticnp();
    await bench.answering(["Severities"], () => bench.run("exportList", "reference"));
    assert.ok((await json()).some(({ name }) => name === "Critical"));
    assert.match(proposals[0]!, /^severities-/);
  });

  it("of every view can be made", async () => {
    await bench.addFortitoken();
    await bench.addForticnp();
    for (const [view, answers] of [
      ["realms", []],
      ["users", []],
      ["tokens", ["Tokens"]],
      ["tokens", ["Licence"]],
      ["tokens", ["Usage"]],
      ["alerts", []],
      ["resources", ["Cloud Accounts"]],
      ["resources", ["Resources"]],
      ["countries", []],
      ["reference", ["Events"]],
    ] as const) {
      saveTo = `${view}.csv`;
      await bench.answering(answers, () => bench.run("exportList", view));
      const lines = (await text()).split("\r\n").length - 2;
      assert.ok(lines > 0, view);
      assert.match(messages.at(-1)!.text, new RegExp(`^Exported .* to ${saveTo}\\.$`));
    }
  });

  it("of alerts is one list, however they are grouped, with the filter of the view, which the file's name tells", async () => {
    await bench.addForticnp();
    const found: number[] = [];
    for (const grouping of ["severity", "none"] as const) {
      await bench.explorer.alertArrangement.groupBy(grouping);
      await bench.run("exportList", "alerts");
      const alerts = await json();
      found.push(alerts.length);
      assert.deepEqual([...new Set(alerts.map(({ state }) => state))], ["Open"]);
    }
    assert.ok(found[0]! > 0 && found[0] === found[1], String(found));
    assert.match(proposals[0]!, /^alerts-open-30-days-Sandbox-Cloud-\d{4}-/i);
  });

  it("of a cloud account or a type contains the resources under it, and takes none from the view", async () => {
    await bench.addForticnp();
    const account = (await records("resources"))[0]!;
    const number = account.record.value["serviceId"];
    const types = await bench.rows("resources", account);
    const shown = await Promise.all(types.map((type) => records("resources", type)));
    await bench.answering(["Resources"], () => bench.run("export", account, [account]));
    const resources = await json();
    assert.ok(resources.length > 0);
    const numberOf = ({ account: own }: Value) => (own as Value)["accountNumber"];
    assert.deepEqual([...new Set(resources.map(numberOf))], [number]);
    await bench.run("export", types[0], [types[0]]);
    const ofType = (await json()).map(({ id }) => id);
    assert.deepEqual(
      ofType,
      resources.slice(0, ofType.length).map(({ id }) => id),
    );
    const after = await Promise.all(types.map((type) => records("resources", type)));
    assert.deepEqual(
      after.map(({ length }) => length),
      shown.map(({ length }) => length),
    );
  });

  it("of a view's title is the whole list of that view, not its selected rows", async () => {
    await bench.addFortitoken();
    await bench.addForticnp();
    const [user] = await records("users");
    await bench.run("exportList", user);
    assert.equal((await json()).length, 250);
    // No row has the focus, and no view is visible.
    await bench.answering(["Countries"], () => bench.run("exportList"));
    assert.match(messages.at(-1)!.text, /countries/);
  });

  it("of a view contains only the profiles that it shows", async () => {
    const acme = await bench.addFortitoken({ label: "Acme" });
    await bench.addFortitoken({ id: "token-2", label: "Other" });
    await bench.explorer.shown.choose("fortitoken", acme);
    await bench.run("exportList", "users");
    assert.equal((await json()).length, 250);
    assert.match(proposals[0]!, /^users-Acme-/);
  });

  it("of the realm quotas of a management application is offered beside its tokens and licence", async () => {
    await bench.addFortitoken({ clientId: fortitokenCredentials.management.clientId });
    // Its type is known after it has listed users.
    await bench.rows("users");
    await bench.answering(["Quotas"], () => bench.run("exportList", "tokens"));
    assert.ok((await json()).every(({ realm_id, realm_quota }) => realm_id && realm_quota !== undefined));
  });

  it("of all profiles names the profile in each row", async () => {
    await bench.addFortitoken({ label: "Acme" });
    await bench.addFortitoken({ id: "token-2", label: "Other" });
    saveTo = "users.csv";
    await bench.answering(["All Profiles"], () => bench.run("exportList", "users"));
    const [head, ...lines] = (await text()).split("\r\n");
    assert.match(head!, /^\ufeffprofile,username,realm,/);
    assert.deepEqual([...new Set(lines.map((line) => line.split(",")[0]))], ["Acme", "Other", ""]);
  });

  it("of users can be imported again: every row is valid and no column is unclear", async () => {
    await bench.addFortitoken();
    saveTo = "users.csv";
    await bench.run("exportList", "users");
    const file = await readUserFile("users.csv", (await text()).slice(1));
    assert.equal(file.users.length, 250);
    assert.deepEqual([file.problems, file.lookAlikes, file.unused], [[], [], []]);
    const names = (await (await bench.client()).realms()).map(({ value }) => value.name);
    assert.ok(file.users.every(({ realm }) => realm !== undefined && names.includes(realm)));
  });

  it("adds .csv to a name without a known extension, and asks before it replaces that file", async () => {
    await bench.addForticnp();
    await writeFile(path.join(folder, "list.csv"), "before");
    saveTo = "list";
    const questions = await confirming(() => bench.run("exportList", "countries"));
    assert.deepEqual(questions, ["Replace the file list.csv?"]);
    assert.match(await readFile(path.join(folder, "list.csv"), "utf8"), /^\ufeffCountry,Code\r\n/);
  });

  it("copies selected rows as names, CSV, Markdown and JSON", async () => {
    await bench.addFortitoken();
    const rows = (await records("users")).slice(0, 2);
    const copied = async (format: string, chosen = rows) => {
      await bench.answering([format], () => bench.run("copyAs", chosen[0], chosen));
      return vscode.env.clipboard.readText();
    };
    const values = rows.map(({ record }) => record.value);
    assert.match(await copied("CSV"), /^username,realm,state,email,/);
    assert.match(await copied("Markdown Table"), /^\| username \| /);
    assert.deepEqual(JSON.parse(await copied("JSON")), values);
    assert.deepEqual(JSON.parse(await copied("JSON", rows.slice(0, 1))), values[0]);
    await bench.run("copy", rows[0], rows);
    assert.equal(await vscode.env.clipboard.readText(), rows.map(labelOf).join("\n"));
  });
});
