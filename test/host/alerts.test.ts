import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { operations } from "../../src/contract";
import type { TreeNode } from "../../src/explorer/tree/node";
import { descriptionOf, ExplorerBench, isRecord, labelOf, type RecordRow } from "./explorerBench";
import { itemOf } from "../itemOf";
import { commandsOnRow } from "./rowMenus";
import { until } from "./until";

type Value = Readonly<Record<string, unknown>>;

describe("alert details", () => {
  let bench: ExplorerBench;

  before(async () => {
    bench = await ExplorerBench.start();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await bench.clear();
  });
  after(() => bench.stop());

  const alerts = () => bench.explorer.views.alerts;
  const asked = (operation: keyof typeof operations.forticnp) => bench.sandbox.requests.count("forticnp", operation);
  const records = async (under?: TreeNode) => (await bench.alertRows(under)).filter(isRecord) as RecordRow<Value>[];
  /** Every alert of the view. */
  const all = async () => (await Promise.all((await bench.alertRows()).map((group) => records(group)))).flat();
  const json = async (row: TreeNode): Promise<Value> => {
    await bench.run("openAsJson", row);
    return JSON.parse(vscode.window.activeTextEditor?.document.getText() ?? "") as Value;
  };

  it("opens the page of a listed alert without a request, and the page of its resource with one", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], type: ["Threat Protection"] });
    const alert = (await all()).find(({ record }) => typeof record.value["resourceId"] === "string")!;
    const titles = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    const below = await bench.rows("alerts", alert);
    bench.sandbox.requests.clear();
    await bench.run("openRecord", alert);
    const { object, policyName } = alert.record.value as Record<string, string>;
    await until(() => titles().includes(`${object} – ${policyName}`));
    assert.equal(bench.sandbox.requests.count(), 0);
    await bench.run("openRecord", below.find(isRecord)!);
    await until(() => asked("getResourceDetail") === 1);
    assert.equal(bench.sandbox.requests.count(), 1);
  });

  it("shows policy, user, place, account, events and object under an alert's row", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], type: ["Threat Protection"] });
    const alert = (await all()).find(({ record }) => Array.isArray(record.value["eventIdList"]))!;
    await until(() => asked("listStatus") === 1);
    await until(() => !descriptionOf(alert).endsWith(String(alert.record.value["applicationId"])));
    const facts = await bench.rows("alerts", alert);
    assert.deepEqual(facts.map(labelOf), ["Policy", "User", "Place", "Cloud Account", "Events", "Object"]);
    const { policyName, policyCode, userName, user, object } = alert.record.value as Record<string, string>;
    assert.equal(descriptionOf(facts[0]!), `${policyName} · ${policyCode}`);
    assert.equal(descriptionOf(facts[1]!), `${userName} · ${user}`);
    const account = descriptionOf(alert).split(" · ").at(-1)!;
    assert.ok(descriptionOf(facts[3]!).startsWith(`${account} · `), descriptionOf(facts[3]!));
    assert.notEqual(account, alert.record.value["applicationId"]);
    assert.match(descriptionOf(facts[4]!), /^\S.* · ev-\d+/);
    assert.ok(descriptionOf(facts[5]!).startsWith(object!));
    assert.equal(asked("listEvents"), 1);
    await bench.rows(
      "alerts",
      (await all()).find(({ ref }) => ref.id !== alert.ref.id),
    );
    assert.equal(asked("listEvents"), 1);
  });

  it("shows an alert's resource under it, with the resource's findings and policies", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], type: ["Risk Assessment"] });
    const [alert] = await all();
    const object = await bench.row("alerts", "Object", alert);
    assert.ok(isRecord(object));
    const groups = await bench.rows("alerts", object);
    const findings = await records(groups[0]);
    assert.ok(findings.some(({ record }) => record.value["policyCode"] === alert!.record.value["policyCode"]));
    assert.equal(typeof (await json(object))["resourceType"], "string");
  });

  it("loads a document's detail, violations, activity and permission when each is opened", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], type: ["Data Analysis"] });
    const fileId = ({ record }: RecordRow<Value>) => String(record.value["objectId"]);
    let found = 0;
    for (const alert of (await all()).slice(0, 6)) {
      const document = await bench.row("alerts", "Document", alert);
      assert.equal(descriptionOf(document), alert.record.value["object"]);
      const [detail, violations, activity, permission] = await bench.rows("alerts", document);
      assert.equal((await json(detail!))["fileId"], fileId(alert));
      assert.equal(typeof (await json(permission!))["isPublic"], "boolean");
      const [violation] = await records(violations);
      const [event] = await records(activity);
      if (!violation || !event) continue;
      found++;
      assert.equal((await json(violation))["dataPatternName"], labelOf(violation));
      assert.deepEqual(await json(event), JSON.parse(JSON.stringify(event.record.value)));
    }
    assert.ok(found > 0);
  });

  it("requests the event names once, even if several alerts are opened at the same time", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], type: ["Threat Protection"] });
    const rows = await all();
    await Promise.all(rows.slice(0, 5).map((row) => bench.rows("alerts", row)));
    assert.equal(asked("listEvents"), 1);
  });

  it("shows alerts without event names if the tenant does not offer them", async () => {
    await bench.addForticnp();
    bench.sandbox.options.set({ notOffered: ["listEvents"] });
    await alerts().filter.set({ range: ["1y"], type: ["Threat Protection"] });
    const rows = await all();
    await bench.rows("alerts", rows[0]);
    assert.match(descriptionOf(await bench.row("alerts", "Events", rows[1])), /^\S/);
    assert.equal(asked("listEvents"), 1);
  });

  it("shows the alerts of the same policy, user, account, country and object, from the alert and from its facts", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], type: ["Threat Protection"] });
    const alert = (await all()).find(
      ({ record }) => record.value["user"] && record.value["objectType"] !== "Document" && record.value["policyCode"],
    )!;
    const { policyCode, user, applicationId, geoLocationList, objectId } = alert.record.value;
    const [place] = geoLocationList as { countryCode: string }[];
    const filters = {
      showAlertsOfPolicy: { policy: [policyCode] },
      showAlertsOfActor: { user: [user] },
      showAlertsOfAccount: { account: [applicationId] },
      showAlertsOfCountry: { country: [place!.countryCode] },
      showAlertsOfObject: { objectId: [String(objectId)] },
    };
    const offered = commandsOnRow(itemOf(alert).contextValue ?? "", "menu");
    const facts = await bench.rows("alerts", alert);
    for (const [index, [command, filter]] of Object.entries(filters).entries()) {
      assert.ok(offered.includes(command), command);
      await bench.run(command, alert);
      assert.deepEqual(alerts().filter.value, { range: ["1y"], ...filter });
      const fact = [facts[0], facts[1], facts[3], facts[2]][index];
      if (!fact) continue;
      assert.ok(commandsOnRow(itemOf(fact).contextValue ?? "", "inline").includes(command), command);
      await alerts().filter.set({ range: ["1y"] });
      await bench.run(command, fact);
      assert.deepEqual(alerts().filter.value, { range: ["1y"], ...filter });
    }
    await bench.run("copy", facts[1]);
    assert.equal(await vscode.env.clipboard.readText(), descriptionOf(facts[1]!));
  });

  it("reveals the resource of an alert in the Resources view, even if a filter hides it", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], type: ["Risk Assessment"] });
    const alert = (await all()).find(({ record }) => typeof record.value["resourceId"] === "string")!;
    const resources = bench.explorer.views.resources;
    await resources.filter.set({ cloud: [alert.record.value["service"] === "AWS" ? "Azure" : "AWS"] });
    await bench.run("revealResource", alert);
    await until(() => resources.tree.selection.length === 1);
    const [row] = resources.tree.selection;
    assert.ok(isRecord(row));
    assert.deepEqual([row.ref.kind, row.ref.id], ["resource", alert.record.value["resourceId"]]);
    assert.equal(resources.filter.isSet, false);
  });

  it("shows the first open alerts after three requests: the counts, a page, and the names of the accounts", async () => {
    await bench.addForticnp();
    await until(async () => (await bench.rows("countries")).length > 0);
    bench.sandbox.requests.clear();
    const groups = await bench.alertRows();
    const first = await records(groups[0]);
    assert.ok(first.length > 0 && first.every(({ record }) => record.value["state"] === "Open"));
    await until(() => asked("listStatus") === 1);
    assert.deepEqual([asked("getSeverityAlert"), asked("listAlerts"), bench.sandbox.requests.count()], [1, 1, 3]);
    const ids = first.map(({ record }) => String(record.value["applicationId"]));
    await until(() => first.every((row, index) => !descriptionOf(row).endsWith(` · ${ids[index]}`)));
    assert.equal(descriptionOf(groups[0]!), String(first.length));
    assert.match(String(alerts().tree.description), /^Open · 30 days · \d+ · Sandbox Cloud$/);
    const second = await records(groups[1]);
    assert.equal(asked("listAlerts"), 2);
    assert.equal(descriptionOf(groups[1]!), String(second.length));
  });

  it("has the service's counts in a row above the alerts, which requests each when it is unfolded, not when the filter changes", async () => {
    await bench.addForticnp();
    await bench.rows("alerts");
    await until(() => asked("listStatus") === 1);
    bench.sandbox.requests.clear();
    const [overview] = await bench.rows("alerts");
    assert.equal(labelOf(overview!), "Overview");
    assert.equal(itemOf(overview!).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    const [counts, violations] = await bench.rows("alerts", overview);
    assert.deepEqual([labelOf(counts!), labelOf(violations!)], ["Open Alerts by Severity", "Policy Violations"]);
    assert.equal(bench.sandbox.requests.count(), 0);
    const severities = await records(counts);
    assert.deepEqual(severities.map(labelOf), ["Critical", "Alert", "Warning", "Information"]);
    const policies = await records(violations);
    const numbers = policies.map(({ record }) => Number(record.value["value"]));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );
    for (const row of [severities[0]!, policies[0]!]) assert.equal((await json(row))["id"], row.record.value["id"]);
    bench.sandbox.requests.clear();
    await alerts().filter.set({ severity: ["Warning"] });
    assert.equal((await bench.rows("alerts"))[0], overview);
    assert.deepEqual(await records(counts), severities);
    assert.deepEqual([asked("getPolicyViolation"), asked("getSeverityAlert")], [0, 0], "nothing is counted again");
    await bench.run("showAlertsOfPolicy", policies[0]);
    assert.deepEqual(alerts().filter.value["policy"], [policies[0]!.ref.id]);
    await bench.run("alerts.refresh");
    await records(violations);
    assert.equal(asked("getPolicyViolation"), 1);
  });

  it("says in the overview which counts the tenant does not offer", async () => {
    await bench.addForticnp();
    bench.sandbox.options.set({ notOffered: ["getPolicyViolation"] });
    const overview = await bench.row("alerts", "Overview");
    const violations = await bench.row("alerts", "Policy Violations", overview);
    assert.equal(descriptionOf(violations), "");
    const [message] = await bench.rows("alerts", violations);
    assert.match(itemOf(message!).contextValue ?? "", /^message notOffered/);
    assert.equal(descriptionOf(violations), "not available");
  });

  it("shows the first rows of a filtered view after three requests", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"], cloud: ["AWS"] });
    for (const grouping of ["severity", "state", "cloud", "policy", "account", "none"] as const) {
      await bench.explorer.alertArrangement.groupBy(grouping);
      await bench.rows("countries");
      bench.sandbox.requests.clear();
      const [first] = await bench.alertRows();
      const rows = isRecord(first) ? await records() : await records(first);
      assert.ok(rows.length > 0 && rows.every(({ record }) => record.value["service"] === "AWS"), grouping);
      const names = asked("listStatus");
      assert.ok(bench.sandbox.requests.count() - names <= 3, `${grouping}: ${bench.sandbox.requests.count()} requests`);
    }
  });

  it("counts alerts by a list request if the tenant offers no counts, and asks for the counts once per refresh", async () => {
    await bench.addForticnp();
    bench.sandbox.options.set({ notOffered: ["getSeverityAlert"] });
    await bench.alertRows();
    assert.match(String(alerts().tree.description), /^Open · 30 days · \d+ · /);
    await alerts().filter.set({ state: ["Open"], range: ["90d"] });
    await bench.alertRows();
    assert.equal(asked("getSeverityAlert"), 1);
    await bench.run("alerts.refresh");
    await bench.alertRows();
    assert.equal(asked("getSeverityAlert"), 2);
  });

  it("groups by policy, the most violated first, and by account, and loses no alert", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"] });
    await bench.answering(["Policy"], () => bench.run("alerts.arrange"));
    const policies = await bench.alertRows();
    assert.match(descriptionOf(policies[1]!), /^\d+ violations$/);
    for (const group of policies.slice(0, 2)) {
      const names = (await records(group)).map(({ record }) => record.value["policyName"]);
      assert.ok(names.length > 0 && names.every((name) => name === labelOf(group)));
    }
    assert.equal(labelOf(policies.at(-1)!), "All Policies");
    await bench.rows("alerts", policies.at(-1));
    assert.equal(descriptionOf(policies.at(-1)!), "240");
    await bench.answering(["Cloud Account"], () => bench.run("alerts.arrange"));
    const accounts = await bench.alertRows();
    const [alert] = await records(accounts.find((group) => labelOf(group) === "shop-production"));
    assert.ok(descriptionOf(alert!).endsWith(" · shop-production"), descriptionOf(alert!));
  });

  it("shows ungrouped alerts as one list, which loads more pages", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"] });
    await bench.answering(["No Grouping"], () => bench.run("alerts.arrange"));
    assert.equal((await records()).length, 50);
    await bench.run("loadMore", (await bench.alertRows()).at(-1));
    assert.equal((await records()).length, 100);
    assert.match(String(alerts().tree.description), / · 240 · /);
    await bench.run("alerts.refresh");
    assert.equal((await records()).length, 100);
  });

  it("sorts by severity, the newest first in each, over all pages", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"] });
    await bench.answering(["No Grouping"], () => bench.run("alerts.arrange"));
    await bench.answering(["Highest Severity First"], () => bench.run("alerts.arrange"));
    for (;;) {
      const more = (await bench.alertRows()).at(-1)!;
      if (isRecord(more)) break;
      await bench.run("loadMore", more);
    }
    const ranks = ["Critical", "Alert", "Warning", "Information", "Pass"];
    const keys = (await records()).map(
      ({ record: { value } }) => [ranks.indexOf(String(value["severity"])), -Number(value["createTime"])] as const,
    );
    assert.equal(keys.length, 240);
    assert.deepEqual(
      keys,
      keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
    );
  });

  it("filters alerts on the service by each of their attributes", async () => {
    await bench.addForticnp();
    const range = { range: ["1y"] };
    await alerts().filter.set(range);
    const alert = (await all()).find(
      ({ record }) => record.value["userName"] && record.value["objectType"] !== "Document",
    )!;
    const value = alert.record.value as Record<string, string>;
    const [place] = alert.record.value["geoLocationList"] as { city: string; countryCode: string }[];
    const one = {
      severity: [value["severity"]!],
      state: [value["state"]!],
      type: [value["alertType"]!],
      policy: [value["policyCode"]!],
      policyCategory: [value["contextName"]!],
      activity: [value["violationActivity"]!],
      objectName: [value["object"]!],
      objectId: [String(value["objectId"])],
      id: [value["id"]!],
      cloud: [value["service"]!],
      account: [value["applicationId"]!],
      country: [place!.countryCode],
      city: [place!.city],
      user: [value["user"]!],
    };
    for (const [id, values] of Object.entries(one)) {
      await alerts().filter.set({ ...range, [id]: values });
      const found = await all();
      assert.ok(
        found.some(({ ref }) => ref.id === alert.ref.id),
        id,
      );
    }
    await alerts().filter.set({ ...range, ...one });
    assert.deepEqual(
      (await all()).map(({ ref }) => ref.id),
      [alert.ref.id],
    );
  });

  it("filters by a custom time range", async () => {
    await bench.addForticnp();
    await alerts().filter.set({ range: ["1y"] });
    const times = (await all()).map(({ record }) => Number(record.value["createTime"])).sort((a, b) => a - b);
    const minute = (ms: number) => {
      const date = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
      return date.toISOString().slice(0, 16);
    };
    const middle = times[Math.floor(times.length / 2)]!;
    await alerts().filter.set({ range: [`${minute(times[0]! - 60_000)}/${minute(middle)}`] });
    const shown = (await all()).map(({ record }) => Number(record.value["createTime"]));
    assert.ok(shown.length > 0 && shown.every((time) => time <= middle));
  });

  it("shows that the tenant does not offer alerts", async () => {
    await bench.addForticnp();
    bench.sandbox.options.set({ notOffered: ["listAlerts"] });
    assert.deepEqual(await bench.rows("alerts"), []);
    assert.equal(bench.state("alerts"), "notOffered");
  });
});
