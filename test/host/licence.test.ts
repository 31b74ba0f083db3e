import assert from "node:assert/strict";
import * as vscode from "vscode";
import { fortitokenCredentials } from "../../src/sandbox";
import { verySlow } from "../distances";
import { descriptionOf, ExplorerBench, iconOf, isRecord, labelOf, tooltipOf } from "./explorerBench";
import { itemOf } from "../itemOf";

describe("Licence", () => {
  let bench: ExplorerBench;

  before(async () => {
    // The visible Realms view would request quotas too.
    await vscode.commands.executeCommand("workbench.action.closeSidebar");
    bench = await ExplorerBench.start({ users: 30, ...verySlow });
  });
  afterEach(() => bench.clear());
  after(() => bench.stop());

  /** Adds a management application, whose type is known after it has listed users. */
  async function addManagement(): Promise<void> {
    await bench.addFortitoken({ clientId: fortitokenCredentials.management.clientId });
    await bench.rows("users");
  }

  const rowsUnder = async () => bench.rows("tokens", await bench.row("tokens", "Licence and Usage"));
  const lines = async () => (await rowsUnder()).map((row) => `${labelOf(row)}: ${descriptionOf(row)}`);

  it("shows state, end and usage of the licence, and each realm's share to a management application", async () => {
    await addManagement();
    const rows = await lines();
    assert.deepEqual(
      rows.map((row) => row.split(":")[0]),
      ["Licence", "Users", "Realms", "Devices", "Clients", "SMS", "Users by Realm"],
    );
    assert.match(rows[0]!, /^Licence: licensed · expires in \d+ days · 250 users$/);
    assert.match(rows[1]!, /^Users: \d+ of 250 · \d+ %$/);
    assert.equal(bench.sandbox.requests.count("fortitoken", "getQuota"), 1);
    const shares = await bench.rows("tokens", (await rowsUnder()).at(-1));
    assert.ok(shares.every((row) => / realmQuota writable management$/.test(itemOf(row).contextValue ?? "")));
    const lab = shares.find((row) => labelOf(row) === "branch-lab");
    assert.match(descriptionOf(lab!), /^\d+ (of \d+|· no quota of its own)/);
    assert.equal(bench.sandbox.requests.count("fortitoken", "getQuota"), 1, "it came with the rest");
    await bench.run("tokens.refresh");
    await bench.rows("tokens", (await rowsUnder()).at(-1));
    assert.equal(bench.sandbox.requests.count("fortitoken", "getQuota"), 2);
  });

  it("shows no quotas to a web application, and marks data that only administrators may see", async () => {
    await bench.addFortitoken();
    await bench.rows("users");
    const rows = await lines();
    assert.ok(!rows.some((row) => row.startsWith("Users by Realm")));
    assert.ok(rows.includes("Devices: only for global administrators"), rows.join("\n"));
    assert.equal(bench.sandbox.requests.count("fortitoken", "getQuota"), 0);
  });

  it("shows one failed count as a row beside the others, and an error only if all counts fail", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "getBalance", status: 402, times: 9 });
    await bench.addFortitoken();
    const [balance, users] = await rowsUnder();
    assert.equal(labelOf(balance!), "Licence");
    assert.match(itemOf(balance!).contextValue ?? "", /^message error/);
    assert.ok(isRecord(users));
    bench.sandbox.faults.clear();
    await bench.run("retry", balance);
    assert.ok(isRecord((await rowsUnder())[0]));

    await bench.clear();
    await bench.addFortitoken({ clientId: fortitokenCredentials.unsubscribed.clientId });
    const [error, ...others] = await rowsUnder();
    assert.deepEqual(others, []);
    assert.match(itemOf(error!).contextValue ?? "", /^message error/);
  });

  it("warns before the licence ends", async () => {
    const expiration = new Date(Date.now() + 12 * 24 * 3600_000).toISOString().slice(0, 10);
    const body = { balance: 250, trial_status: 1, expiration };
    bench.sandbox.faults.add({ service: "fortitoken", operation: "getBalance", status: 200, body, times: 9 });
    await bench.addFortitoken();
    const [balance] = await rowsUnder();
    assert.match(descriptionOf(balance!), /^trial · expires in 1[123] days · 250 users$/);
    assert.deepEqual(
      itemOf(balance!).iconPath,
      new vscode.ThemeIcon("law", new vscode.ThemeColor("list.warningForeground")),
    );
  });

  it("opens each row as a record", async () => {
    await addManagement();
    const rows = await rowsUnder();
    const quota = rows.at(-1);
    const all = [...rows, ...(await bench.rows("tokens", quota))];
    assert.ok(all.every(isRecord));
    for (const row of [rows[0], rows[1], quota, all.at(-1)].filter(isRecord)) {
      const before = [labelOf(row), descriptionOf(row)];
      await bench.run("refreshRow", row.content ? all.at(-1) : row);
      assert.deepEqual([labelOf(row), descriptionOf(row)], before);
    }
    for (const operation of ["getBalance", "getCount", "getQuota"]) {
      assert.ok(bench.sandbox.requests.count("fortitoken", operation) > 1, operation);
    }
    assert.match(tooltipOf(rows[0]!), /Ends: /);
    assert.equal(iconOf(rows[1]!), "account");
  });
});
