import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { FilterEditor } from "../../../src/browse/filterEditor";
import { FilterStore } from "../../../src/explorer/filters/filterStore";
import { alertCriteria, alertQuery } from "../../../src/explorer/filters/alertFilter";
import { userCriteria } from "../../../src/explorer/filters/userFilter";
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

  const usersStore = () => new FilterStore(memento, "users", userCriteria(realms));
  const alertsStore = () =>
    new FilterStore(
      memento,
      "alerts",
      alertCriteria(() => ["Compliance"], values),
    );

  it("applies a chosen value at once and keeps it for the next window", async () => {
    await edit(usersStore(), "Status", "disabled");
    await edit(usersStore(), "Realm", "office");
    assert.deepEqual(usersStore().value, { status: ["disabled"], realm: ["office"] });
    assert.equal(usersStore().words, "office, disabled");
  });

  it("changes nothing when it is cancelled at any step", async () => {
    const store = usersStore();
    let changes = 0;
    store.onDidChange(() => changes++);
    await edit(store, undefined);
    await edit(store, "Status", undefined);
    await edit(store, "Username", back, undefined);
    assert.equal(changes, 0);
    assert.deepEqual(store.value, {});
  });

  it("explains that the service matches a text exactly, and removes the filter of an emptied text", async () => {
    const store = usersStore();
    const input = await edit(store, "Username", " mlund ");
    const question = input.asked.at(-1) as { prompt?: string };
    assert.match(question.prompt ?? "", /exactly/);
    assert.deepEqual(store.value, { username: ["mlund"] });
    await edit(store, "Username", "  ");
    assert.equal(store.isSet, false);
  });

  it("shows the set filters and removes one by its button or all at once", async () => {
    const store = usersStore();
    await store.set({ status: ["locked"], method: ["FTK"] });
    const rows = (await edit(store, undefined)).rows();
    assert.equal(rows.find(({ label }) => label.includes("Authentication"))?.description, "FTK");
    assert.match(rows.find(({ label }) => label.includes("Status"))?.description ?? "", /loaded users/);
    const remove = rows.find(({ label }) => label.includes("Status"))?.buttons?.[0];
    assert.equal(remove?.tooltip, "Remove");
    await edit(store, "Clear filter");
    assert.equal(store.isSet, false);
  });

  it("applies several values together after confirmation", async () => {
    const store = alertsStore();
    await edit(store, "Severity", "Critical", "Warning", "Critical", "Alert", "Apply");
    assert.deepEqual(store.value, { severity: ["Warning", "Alert"] });
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
    );
    assert.deepEqual(input.refusals, [
      "Enter it as 2026-03-01 08:00 to 2026-03-31 18:00.",
      "The end is before the start.",
      "Enter it as 2026-03-01 08:00 to 2026-03-31 18:00.",
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
    await edit(store, "Time range", "From", "2026-03-01");
    const now = new Date(2026, 5, 1).getTime();
    assert.deepEqual(alertQuery(store.value, now), { startTime: new Date(2026, 2, 1).getTime(), endTime: now });
    assert.equal(store.words, "since 2026-03-01");
    const again = await edit(store, "Time range", "From", undefined);
    assert.equal((again.asked.at(-1) as { value?: string }).value, "2026-03-01");
  });

  it("offers the values that the service lists, and accepts other values as text", async () => {
    const store = alertsStore();
    await edit(store, "Country", "Brazil", "Finland", "Apply");
    await edit(store, "$(law) Policy", "FC-ACT-901, FC-ACT-902,");
    assert.equal(store.words, "FC-ACT-901, FC-ACT-902, Brazil, Finland");
    const { countryList, policyCodeList } = alertQuery(store.value, 0);
    assert.deepEqual(
      [countryList, policyCodeList],
      [
        ["BR", "FI"],
        ["FC-ACT-901", "FC-ACT-902"],
      ],
    );
    await edit(store, "Country", "Type another", "SE");
    assert.deepEqual(alertQuery(store.value, 0).countryList, ["SE"]);
    await edit(store, "Country", "SE", "Finland", "Apply");
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
    await edit(alertsStore(), "Severity", "Critical", "Apply");
    await edit(alertsStore(), "Save filter", " Urgent ");
    await edit(alertsStore(), "Clear filter");
    await edit(alertsStore(), "Saved filters", "Urgent");
    assert.deepEqual(alertsStore().value, { severity: ["Critical"] });
    const press = (tooltip: string, row: string, ...answers: Answer[]) =>
      edit(alertsStore(), "Saved filters", { button: tooltip, row }, ...answers);
    await alertsStore().set({ cloud: ["AWS"] });
    await press("Replace", "Urgent", undefined);
    assert.deepEqual(alertsStore().saved.list, [{ name: "Urgent", filter: { cloud: ["AWS"] } }]);
    await press("Rename", "Urgent", "In AWS", undefined);
    assert.deepEqual(
      alertsStore().saved.list.map(({ name }) => name),
      ["In AWS"],
    );
    await alertsStore().set({});
    confirms = false;
    await press("Delete", "In AWS", back, undefined);
    assert.equal(alertsStore().saved.list.length, 1);
    confirms = true;
    const input = await press("Delete", "In AWS", undefined);
    assert.deepEqual(alertsStore().saved.list, []);
    assert.ok(!input.rows().some(({ label }) => label.includes("Saved filters")), "not back where filters are set");
  });
});
