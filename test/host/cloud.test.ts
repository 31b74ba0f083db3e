import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { operations } from "../../src/contract";
import { openAlerts } from "../../src/explorer/filters/alertFilter";
import { noFilter } from "../../src/explorer/filters/filter";
import type { TreeNode } from "../../src/explorer/tree/node";
import type { ViewName } from "../../src/manifest/views";
import { descriptionOf, ExplorerBench, iconOf, isRecord, labelOf, tooltipOf, type RecordRow } from "./explorerBench";
import { commandsOnRow } from "./rowMenus";
import { until } from "./until";
import { itemOf } from "../itemOf";

type Value = Readonly<Record<string, unknown>>;

describe("cloud views", () => {
  let bench: ExplorerBench;

  before(async () => {
    bench = await ExplorerBench.start();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await bench.clear();
  });
  after(() => bench.stop());

  const asked = (operation: keyof typeof operations.forticnp) => bench.sandbox.requests.count("forticnp", operation);
  const view = (name: ViewName) => bench.explorer.views[name];
  const notOffered = (...names: (keyof typeof operations.forticnp)[]) =>
    void bench.sandbox.options.set({ notOffered: names });
  const records = async (name: ViewName, under?: TreeNode) =>
    (await bench.rows(name, under)).filter(isRecord) as RecordRow<Value>[];
  const conditionOf = async (name: ViewName, under?: TreeNode) => {
    const [row, ...others] = await bench.rows(name, under);
    assert.equal(others.length, 0);
    return itemOf(row!).contextValue;
  };
  /** The parsed JSON document of the record. */
  const json = async (row: TreeNode): Promise<Value> => {
    await bench.run("openAsJson", row);
    return JSON.parse(vscode.window.activeTextEditor?.document.getText() ?? "") as Value;
  };
  /** Answers a command's questions with labels of rows or typed texts. */
  const answering = (answers: string[], run: () => Promise<unknown>) => bench.answering(answers, run);

  describe("Resources", () => {
    const typeRow = async (cloud: string, type: string) =>
      bench.row("resources", type, await bench.row("resources", cloud));

    it("lists no resources before a type is opened, then lists its resources by descending risk", async () => {
      await bench.addForticnp();
      const clouds = (await bench.rows("resources")).filter((row) => !isRecord(row));
      assert.deepEqual(clouds.map(labelOf), ["AWS", "Azure", "Google Cloud"]);
      const aws = await bench.row("resources", "AWS");
      assert.deepEqual((await bench.rows("resources", aws)).map(labelOf), ["EC2 Instance", "S3 Bucket"]);
      assert.equal(asked("listResources"), 0);
      const type = await typeRow("AWS", "S3 Bucket");
      const rows = await records("resources", type);
      assert.ok(rows.length > 1);
      const scores = rows.map(({ record }) => Number(record.value["riskScore"]));
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
      assert.equal(asked("listResources"), 1);
      assert.match(descriptionOf(type), /^\d+/);
      const high = rows.find(({ record }) => record.value["riskLevel"] === "High");
      assert.equal(high && iconOf(high), "flame");
    });

    it("shows a resource's findings and policies under it, and each as a record", async () => {
      await bench.addForticnp();
      await view("resources").filter.set({ period: ["1y"] });
      const [resource] = await records("resources", await typeRow("AWS", "S3 Bucket"));
      const groups = await bench.rows("resources", resource);
      assert.deepEqual(groups.map(labelOf), ["Findings", "Failed Policies", "All Policies"]);
      const [findings, failed, all] = await Promise.all(groups.map((group) => records("resources", group)));
      assert.ok(findings!.length > 0 && failed!.length > 0 && all!.length > failed!.length);
      assert.ok(failed!.every(({ record }) => record.value["status"] === "FAILED"));
      assert.equal(descriptionOf(groups[0]!), String(findings!.length));
      assert.equal((await json(resource!))["name"], labelOf(resource!));
      assert.equal((await json(findings![0]!))["id"], findings![0]!.record.id);
      assert.equal((await json(failed![0]!))["policyName"], labelOf(failed![0]!));
      assert.deepEqual([asked("getResourceDetail"), asked("listFindings"), asked("getResourceConfig")], [1, 2, 3]);
      await bench.run("copyId", findings![0]);
      assert.equal(await vscode.env.clipboard.readText(), findings![0]!.record.id);
    });

    it("lists findings of the last 30 days by default", async () => {
      await bench.addForticnp();
      const [resource] = await records("resources", await typeRow("AWS", "S3 Bucket"));
      const month = await records("resources", await bench.row("resources", "Findings", resource));
      const since = Date.now() - 30 * 86_400_000;
      assert.ok(month.every(({ record }) => Number(record.value["createTime"]) >= since - 60_000));
      await view("resources").filter.set({ period: ["1y"] });
      const [again] = await records("resources", await typeRow("AWS", "S3 Bucket"));
      const year = await records("resources", await bench.row("resources", "Findings", again));
      assert.ok(year.length > month.length);
    });

    it("filters by cloud, type, deletion and text, and sorts by another field", async () => {
      await bench.addForticnp();
      const { filter } = view("resources");
      await filter.set({ cloud: ["AWS", "Azure"], type: ["S3 Bucket"] });
      const roots = await bench.rows("resources");
      assert.ok(roots.filter(isRecord).every((row) => /^(AWS|Azure):/.test(row.ref.id)));
      assert.deepEqual(roots.filter((row) => !isRecord(row)).map(labelOf), ["AWS"]);
      const aws = await bench.row("resources", "AWS");
      assert.deepEqual((await bench.rows("resources", aws)).map(labelOf), ["S3 Bucket"]);
      const living = (await records("resources", await typeRow("AWS", "S3 Bucket"))).map(({ ref }) => ref.id);
      await filter.set({ order: ["region-dsc"] });
      const regions = (await records("resources", await typeRow("AWS", "S3 Bucket"))).map(({ record }) =>
        String(record.value["region"]),
      );
      assert.deepEqual(regions, [...regions].sort().reverse());
      await filter.set({ deleted: ["deleted"] });
      const gone = (await records("resources", await typeRow("AWS", "S3 Bucket"))).map(({ ref }) => ref.id);
      assert.ok(gone.every((id) => !living.includes(id)));
      await filter.set({ text: ["no such resource"] });
      assert.equal(await conditionOf("resources", await typeRow("AWS", "S3 Bucket")), "message filteredEmpty");
    });

    it("lists a resource type that the user enters, remembers it and removes it on request", async () => {
      await bench.addForticnp();
      await answering(["AWS", "IAM Role"], () => bench.run("resources.addType"));
      const added = await typeRow("AWS", "IAM Role");
      assert.ok((await records("resources", added)).length > 0);
      assert.deepEqual(commandsOnRow(itemOf(added).contextValue ?? "", "menu"), [
        ...["refreshRow", "resources.removeType", "export"],
      ]);
      assert.ok(
        !commandsOnRow(itemOf(await typeRow("AWS", "S3 Bucket")).contextValue ?? "", "menu").includes(
          "resources.removeType",
        ),
      );
      await answering(["Azure", "Key Vault"], () => bench.run("resources.addType"));
      await answering(["Key Vault"], () => bench.run("resources.removeType"));
      await bench.run("resources.removeType", added);
      const aws = await bench.row("resources", "AWS");
      assert.deepEqual((await bench.rows("resources", aws)).map(labelOf), ["EC2 Instance", "S3 Bucket"]);
    });

    it("shows under a type that the tenant does not offer resources", async () => {
      await bench.addForticnp();
      notOffered("listResources");
      const type = await typeRow("AWS", "S3 Bucket");
      assert.equal(await conditionOf("resources", type), "message notOffered");
      assert.equal(descriptionOf(type), "not available");
      await bench.rows("resources", type);
      assert.equal(asked("listResources"), 1);
    });
  });

  describe("Cloud accounts in Resources", () => {
    it("shows health, risk, usage and age of each account, and its detail as a record", async () => {
      await bench.addForticnp();
      const rows = await records("resources");
      assert.ok(rows.length > 3);
      const leaving = rows.find(({ record }) => record.value["appStatus"] === "DELETE_PENDING")!;
      assert.match(descriptionOf(leaving), /delete pending/);
      const [first] = rows;
      assert.match(descriptionOf(first!), /^(No|Low|Medium|High) Risk · AWS · updated /);
      assert.match(tooltipOf(first!), /Virtual machines: \d+\nWorkload licences used: \d+\nStorage used: [\d,]+/);
      const detail = await json(first!);
      assert.equal((detail["applicationInfo"] as Value)["name"], labelOf(first!));
      assert.deepEqual([asked("listStatus"), asked("getAccountSeverity"), asked("getStatusDetail")], [1, 1, 1]);
      await bench.run("copyId", first);
      assert.equal(await vscode.env.clipboard.readText(), first!.record.value["serviceId"]);
    });

    it("shows the accounts without risks if the tenant does not offer risks", async () => {
      await bench.addForticnp();
      notOffered("getAccountSeverity");
      const rows = await records("resources");
      assert.doesNotMatch(rows.map(descriptionOf).join(), /Risk/);
      assert.equal(iconOf(rows[0]!), "cloud");
    });

    it("shows the clouds of a tenant that does not offer accounts, and requests them only once until a refresh", async () => {
      await bench.addForticnp();
      notOffered("listStatus");
      assert.deepEqual((await bench.rows("resources")).map(labelOf), ["AWS", "Azure", "Google Cloud"]);
      await bench.rows("resources");
      assert.equal(asked("listStatus"), 1);
      notOffered();
      await bench.run("resources.refresh");
      assert.ok((await records("resources")).length > 0);
    });

    it("shows under an account only its own resources, and reads one list for all accounts of a cloud", async () => {
      await bench.addForticnp();
      const accounts = (await records("resources")).filter(({ ref }) => ref.id.startsWith("AWS:"));
      assert.ok(accounts.length > 1);
      const names = new Set<string>();
      for (const account of accounts) {
        const type = await bench.row("resources", "S3 Bucket", account);
        const rows = await records("resources", type);
        for (const { record } of rows) {
          const { accountNumber } = record.value["account"] as Value;
          assert.equal(accountNumber, account.record.value["serviceId"]);
          names.add(record.id);
        }
        assert.equal(descriptionOf(type), String(rows.length));
      }
      assert.equal(asked("listResources"), 1);
      const all = await records(
        "resources",
        await bench.row("resources", "S3 Bucket", await bench.row("resources", "AWS")),
      );
      assert.equal(names.size, all.length);
    });
  });

  describe("Reference", () => {
    it("requests each list when it is opened, and opens each entry as a record", async () => {
      await bench.addForticnp();
      notOffered();
      const groups = await bench.rows("reference");
      assert.equal(bench.sandbox.requests.count(), 0);
      assert.deepEqual(groups.map(labelOf), [...["Severities", "Events", "Policies"]]);
      for (const group of groups) {
        const [row] = await records("reference", group);
        assert.equal((await json(row!))["id"], row!.record.value["id"]);
      }
    });

    it("shows that the tenant does not offer a list, and does not request it again", async () => {
      await bench.addForticnp();
      const policies = await bench.row("reference", "Policies");
      assert.equal(await conditionOf("reference", policies), "message notOffered");
      assert.equal(descriptionOf(policies), "not available");
      await bench.rows("reference", policies);
      assert.equal(asked("listAlertPolicies"), 1);
    });
  });

  describe("Show Alerts", () => {
    const filterAfter = async (command: string, row?: TreeNode) => {
      await bench.run(command, row);
      return view("alerts").filter.value;
    };

    it("filters the alerts by the selected row and keeps the time range", async () => {
      await bench.addForticnp();
      notOffered();
      const overview = await bench.row("alerts", "Overview");
      const [count] = await records("alerts", await bench.row("alerts", "Open Alerts by Severity", overview));
      await view("alerts").filter.set({ range: ["1y"], city: ["Oslo"] });
      const range = { range: ["1y"] };
      const [policy] = await records("reference", await bench.row("reference", "Policies"));
      assert.deepEqual(await filterAfter("showAlertsOfPolicy", policy), { ...range, policy: [policy!.ref.id] });
      assert.equal(view("alerts").filter.words, `1 year · ${labelOf(policy!)}`);
      for (const group of await bench.alertRows()) {
        const rows = await records("alerts", group);
        assert.ok(rows.every(({ record }) => record.value["policyCode"] === policy!.ref.id));
      }
      const [country] = await records("countries");
      assert.deepEqual(await filterAfter("showAlerts", country), { ...range, country: [country!.ref.id] });
      const critical = { ...range, severity: ["Critical"], state: ["Open"] };
      assert.deepEqual(await filterAfter("showAlerts", count), critical);
      const [event] = await records("reference", await bench.row("reference", "Events"));
      const activity = { ...range, activity: [String(event!.record.value["value"])] };
      assert.deepEqual(await filterAfter("showAlerts", event), activity);
      const [account] = await records("resources");
      const id = String(account!.record.value["serviceId"]);
      assert.deepEqual(await filterAfter("showAlerts", account), { ...range, account: [id] });
    });

    it("asks for the filter value if no suitable row is selected", async () => {
      await bench.addForticnp();
      await answering(["Country", "Finland", "Apply"], () => bench.run("showAlerts"));
      assert.deepEqual(view("alerts").filter.value, { ...openAlerts, country: ["FI"] });
    });

    it("is offered on rows of policies, countries, counts, events and accounts", () => {
      assert.ok(commandsOnRow("record policy", "menu").includes("showAlertsOfPolicy"));
      assert.ok(commandsOnRow("record policyViolation", "inline").includes("showAlertsOfPolicy"));
      assert.ok(commandsOnRow("record country", "menu").includes("showAlerts"));
      assert.ok(!commandsOnRow("record user writable", "menu").some((command) => command.startsWith("showAlerts")));
    });
  });

  describe("Switch Company", () => {
    it("changes the company of the profile and reloads its views", async () => {
      const { twoCompanies } = await import("../../src/sandbox").then((m) => m.forticnpCredentials);
      await bench.app.vault.store(await bench.addForticnp({ roleId: "771388" }), twoCompanies);
      const before = await records("alerts", (await bench.alertRows())[0]);
      await answering(["Clínica"], () => bench.run("switchCompany"));
      const profile = bench.app.profiles.get("cnp-1");
      assert.deepEqual(profile?.company, { id: "771390", name: "Clínica Ejemplo" });
      const after = await records("alerts", (await bench.alertRows())[0]);
      assert.ok(after.length > 0 && after.every(({ ref }) => !before.some((known) => known.ref.id === ref.id)));
      await bench.app.vault.remove("cnp-1");
    });

    it("is only in the menu of FortiCNP profiles", () => {
      assert.ok(commandsOnRow("profile forticnp signedIn writable", "menu").includes("switchCompany"));
      assert.ok(!commandsOnRow("profile fortitoken signedIn writable web", "menu").includes("switchCompany"));
    });
  });

  it("shows company, role, claims and both expiry times in a profile's tooltip, without a request", async () => {
    await bench.addForticnp();
    await bench.addForticnp({ id: "cnp-2", label: "Second" });
    const [first] = await bench.rows("countries");
    const tooltip = async () => {
      const token = new vscode.CancellationTokenSource().token;
      const item = await view("countries").resolveTreeItem(view("countries").getTreeItem(first!), first!, token);
      assert.equal(typeof item.tooltip, "string");
      return item.tooltip as string;
    };
    assert.match(await tooltip(), /Company: Example Retail\nRole: 771204/);
    assert.doesNotMatch(await tooltip(), /valid until/);
    assert.equal(bench.sandbox.requests.count(), 0);
    await bench.rows("countries", first);
    const requests = bench.sandbox.requests.count();
    assert.match(await tooltip(), /Token issued by: .+\nAccount: analyst@example\.net\nScope: API\nProducts: FCWP\n/);
    assert.match(await tooltip(), /Token valid until: .+\nRefresh token valid until: /);
    assert.equal(bench.sandbox.requests.count(), requests);
  });

  it("renews the token with the refresh token instead of the credential", async () => {
    await bench.addForticnp();
    bench.sandbox.options.set({ accessLifetimeMs: 31_000 });
    await bench.rows("countries");
    await until(async () => {
      await bench.run("countries.refresh");
      assert.ok((await bench.rows("countries")).length > 20);
      return asked("refreshToken") > 0;
    });
    assert.equal(asked("getCredentialsToken"), 1);
  });

  it("saves filters under names in every view", async () => {
    await bench.addForticnp();
    const { filter } = view("resources");
    await filter.set({ cloud: ["Azure"] });
    await answering(["Save Filter", "My Azure"], () => bench.run("resources.filter"));
    await filter.set(noFilter);
    await answering(["My Azure"], () => bench.run("resources.filter"));
    assert.deepEqual(filter.value, { cloud: ["Azure"] });
    await filter.saved.remove("My Azure");
    assert.deepEqual(filter.saved.list, []);
  });
});
