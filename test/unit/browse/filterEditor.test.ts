import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { FilterEditor } from "../../../src/browse/filterEditor";
import { FilterStore } from "../../../src/explorer/filters/filterStore";
import { alertCriteria, alertPresets, alertQuery, openAlerts } from "../../../src/explorer/filters/alertFilter";
import { userCriteria, userPresets } from "../../../src/explorer/filters/userFilter";
import type { FilterChoice } from "../../../src/explorer/filters/filter";
import type { AlertValues } from "../../../src/explorer/filters/referenceChoices";
import { back } from "../../../src/ui/quickInput";
import { FakeMemento } from "../profiles/fakeStorage";
import { ScriptedInput, type Answer } from "../ui/scriptedInput";

describe("the filter picker", () => {
  let confirms = true;
  const dialogs = {
    confirm: () => Promise.resolve(confirms),
    withProgress: <T>(_: string, work: (signal: AbortSignal, report: () => void) => Promise<T>) =>
      work(new AbortController().signal, () => undefined),
  };
  const choices = (...list: FilterChoice[]) => ({
    load: () => Promise.resolve(list),
    words: (value: string) => list.find((choice) => choice.value === value)?.label ?? value,
  });
  const values: AlertValues = {
    accounts: choices({ value: "100000000017", label: "shop" }),
    events: choices({ value: "LOGIN_FAILED", label: "Login Failed" }),
    policies: choices(),
    countries: choices({ value: "FI", label: "Finland" }, { value: "BR", label: "Brazil" }),
  };
  const realms = () => Promise.resolve(["branch-lab", "office"]);
  let memento: vscode.Memento;

  beforeEach(() => (memento = new FakeMemento()));

  async function edit(store: FilterStore, ...answers: Answer[]): Promise<ScriptedInput> {
    const input = new ScriptedInput(...answers);
    await new FilterEditor(input, dialogs).edit("Filter", store);
    assert.equal(input.left, 0);
    return input;
  }

  const usersStore = () => new FilterStore(memento, "users", userCriteria(realms), { presets: userPresets() });
  const alertsStore = () =>
    new FilterStore(
      memento,
      "alerts",
      alertCriteria(() => ["Compliance"], values),
      { initial: openAlerts, presets: alertPresets() },
    );
  const time = { range: ["30d"] };

  it("applies several values with one reload and keeps them for the next window", async () => {
    const store = usersStore();
    let changes = 0;
    store.onDidChange(() => changes++);
    const input = await edit(store, "Status", "disabled", "Realm", "office", "Apply");
    assert.equal(changes, 1);
    assert.deepEqual(usersStore().value, { status: ["disabled"], realm: ["office"] });
    assert.equal(usersStore().words, "office · disabled");
    assert.equal(input.rows()[0]?.description, "office · disabled");
    assert.ok(!input.rows(0).some(({ label }) => label.includes("Apply")), "nothing to apply yet");
  });

  it("shows the default of a criterion, and the values that the view starts with", async () => {
    const rows = (await edit(alertsStore(), undefined)).rows();
    const shown = (label: string) => rows.find((row) => row.label.endsWith(label))?.description;
    assert.deepEqual(
      [shown("Time range"), shown("State"), shown("Severity")],
      ["30 days (default)", "Open", undefined],
    );
    assert.equal(alertsStore().words, "Open · 30 days");
    assert.equal(alertsStore().isSet, false);
  });

  it("says what a preset filters by, unless its name says it", async () => {
    const users = (await edit(usersStore(), undefined)).rows();
    const alerts = (await edit(alertsStore(), undefined)).rows();
    const preset = (rows: typeof users, name: string) => rows.find(({ label }) => label.endsWith(name))?.description;
    assert.deepEqual([preset(users, "Locked"), preset(users, "Pending")], ["", "token not activated"]);
    assert.equal(preset(alerts, "Open Critical"), "Open · 30 days · Critical");
  });

  it("applies a preset at once", async () => {
    await edit(alertsStore(), "New since Yesterday");
    assert.equal(alertsStore().words, "Open · since yesterday");
    const noon = new Date(2026, 2, 10, 12).getTime();
    assert.equal(alertQuery(alertsStore().value, noon).startTime, new Date(2026, 2, 9).getTime());
    await edit(alertsStore(), "Open Critical");
    assert.equal(alertsStore().words, "Open · 30 days · Critical");
  });

  it("always has a time range of alerts, so that the view says which", async () => {
    const store = alertsStore();
    await store.set({ severity: ["Critical"] });
    assert.equal(store.words, "30 days · Critical");
  });

  it("changes nothing when it is cancelled at any step", async () => {
    const store = usersStore();
    let changes = 0;
    store.onDidChange(() => changes++);
    await edit(store, undefined);
    await edit(store, "Status", undefined);
    await edit(store, "Status", "disabled", undefined);
    await edit(store, "Username", back, undefined);
    await edit(alertsStore(), "Severity", undefined);
    assert.equal(changes, 0);
    assert.deepEqual(store.value, {});
  });

  it("explains that the service matches a text exactly, and removes the filter of an emptied text", async () => {
    const store = usersStore();
    const input = await edit(store, "Username", " mlund ", "Apply");
    const question = input.asked.at(-2) as { prompt?: string };
    assert.match(question.prompt ?? "", /exactly/);
    assert.deepEqual(store.value, { username: ["mlund"] });
    await edit(store, "Username", "  ", "Apply");
    assert.equal(store.isSet, false);
  });

  it("shows the set filters and removes one by its button or all at once", async () => {
    const store = usersStore();
    await store.set({ status: ["locked"], method: ["FTK"] });
    const rows = (await edit(store, undefined)).rows();
    assert.equal(rows.find(({ label }) => label.includes("Authentication"))?.description, "FTK");
    assert.equal(rows.find(({ label }) => label.includes("Status"))?.description, "locked");
    await edit(store, { row: "Status", button: "Remove" }, "Apply");
    assert.deepEqual(store.value, { method: ["FTK"] });
    await edit(store, "Authentication", "Any", "Apply");
    assert.equal(store.isSet, false);
    await store.set({ status: ["locked"] });
    await edit(store, "Clear Filter", "Apply");
    assert.equal(store.isSet, false);
  });

  it("selects the values of a criterion with check boxes", async () => {
    const store = alertsStore();
    await edit(store, "Severity", { click: ["Warning", "Critical"] }, "State", { click: ["Open"] }, "Apply");
    assert.deepEqual(store.value, { ...time, severity: ["Critical", "Warning"] });
    await edit(store, "Severity", { click: ["Alert", "Critical"] }, "Apply");
    assert.deepEqual(store.value, { ...time, severity: ["Alert", "Warning"] });
  });

  it("accepts a time range in local time, and explains what is wrong with a text", async () => {
    const store = alertsStore();
    const input = await edit(
      store,
      "Time range",
      "From",
      "yesterday",
      "2026-03-31 to 2026-03-01",
      "2026-02-30",
      "2026-03-01 08:00 to 2026-03-31",
      "Apply",
    );
    assert.deepEqual(input.refusals, [
      "Enter a range such as 2026-03-01 08:00 to 2026-03-31 18:00.",
      "The end is before the start.",
      "Enter a range such as 2026-03-01 08:00 to 2026-03-31 18:00.",
    ]);
    const { startTime, endTime } = alertQuery(store.value, 0);
    assert.equal(startTime, new Date(2026, 2, 1, 8, 0).getTime());
    assert.equal(endTime, new Date(2026, 3, 1).getTime() - 1);
    assert.equal(alertsStore().words, store.words);
    const again = await edit(store, "Time range", "From", undefined);
    assert.equal((again.asked.at(-1) as { value?: string }).value, "2026-03-01 08:00 to 2026-03-31");
  });

  it("treats a time range without an end as lasting until now", async () => {
    const store = alertsStore();
    await edit(store, "Time range", "From", "2026-03-01", "Apply");
    const now = new Date(2026, 5, 1).getTime();
    const { startTime, endTime } = alertQuery(store.value, now);
    assert.deepEqual([startTime, endTime], [new Date(2026, 2, 1).getTime(), now]);
    assert.equal(store.words, "Open · since 2026-03-01");
    const again = await edit(store, "Time range", "From", undefined);
    assert.equal((again.asked.at(-1) as { value?: string }).value, "2026-03-01");
  });

  it("offers the values that the service lists, and accepts other values as text", async () => {
    const store = alertsStore();
    await store.set(time);
    await edit(store, "Country", { click: ["Brazil", "Finland"] }, "Apply");
    await edit(store, "$(law) Policy", "FC-ACT-901, FC-ACT-902,", "Apply");
    assert.equal(store.words, "30 days · FC-ACT-901, FC-ACT-902 · Finland, Brazil");
    const { countryList, policyCodeList } = alertQuery(store.value, 0);
    assert.deepEqual(
      [countryList, policyCodeList],
      [
        ["FI", "BR"],
        ["FC-ACT-901", "FC-ACT-902"],
      ],
    );
    await edit(store, "Country", { click: ["Brazil"], other: true }, "SE", { click: [] }, "Apply");
    assert.deepEqual(alertQuery(store.value, 0).countryList, ["SE", "FI"]);
    await edit(store, "Country", { click: ["SE"] }, "Apply");
    assert.deepEqual(alertQuery(store.value, 0).countryList, ["FI"]);
  });

  it("sends every documented filter of alerts", () => {
    const store = alertsStore();
    const filter = Object.fromEntries(store.criteria.map(({ id }) => [id, id === "range" ? ["7d"] : [id]]));
    const members = Object.keys(alertQuery({ ...filter, objectId: ["a"] }, 0));
    const several = Object.keys(alertQuery({ objectId: ["a", "b"] }, 0));
    assert.deepEqual(
      [...new Set([...members, ...several])].sort(),
      [
        ...["accountID", "activity", "activityType", "alertState", "alertType", "city", "countryList", "endTime"],
        ...["idList", "objectId", "objectIdList", "objectName", "policyCategories", "policyCodeList"],
        ...["serviceList", "severity", "startTime", "user"],
      ].sort(),
    );
  });

  it("saves filters under names for the next window, and renames, replaces and deletes them", async () => {
    await edit(alertsStore(), "Severity", { click: ["Critical"] }, "Save Filter", " Urgent ", undefined);
    assert.equal(alertsStore().isSet, false, "saving does not apply");
    await edit(alertsStore(), "Urgent");
    assert.deepEqual(alertsStore().value, { ...openAlerts, severity: ["Critical"] });
    const press = (button: string, row: string, ...answers: Answer[]) =>
      edit(alertsStore(), { button, row }, ...answers);
    await alertsStore().set({ ...time, cloud: ["AWS"] });
    await press("Replace", "Urgent", undefined);
    assert.deepEqual(alertsStore().saved.list, [{ name: "Urgent", filter: { cloud: ["AWS"], ...time } }]);
    await press("Rename", "Urgent", "In AWS", undefined);
    assert.deepEqual(
      alertsStore().saved.list.map(({ name }) => name),
      ["In AWS"],
    );
    await alertsStore().clear();
    confirms = false;
    await press("Delete", "In AWS", undefined);
    assert.equal(alertsStore().saved.list.length, 1);
    confirms = true;
    const input = await press("Delete", "In AWS", undefined);
    assert.deepEqual(alertsStore().saved.list, []);
    assert.ok(!input.rows().some(({ label }) => label.includes("In AWS")), "still shown");
  });
});
