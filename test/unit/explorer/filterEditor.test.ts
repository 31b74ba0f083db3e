import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { FilterEditor } from "../../../src/explorer/filters/filterEditor";
import { FilterStore } from "../../../src/explorer/filters/filterStore";
import { alertCriteria } from "../../../src/explorer/filters/alertFilter";
import { userCriteria } from "../../../src/explorer/filters/userFilter";
import { back } from "../../../src/ui/quickInput";
import { FakeMemento } from "../profiles/fakeStorage";
import { ScriptedInput, type Answer } from "../ui/scriptedInput";

describe("filter editor", () => {
  const dialogs = {
    withProgress: <T>(_: string, work: (signal: AbortSignal) => Promise<T>) => work(new AbortController().signal),
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
      alertCriteria(() => ["Compliance"]),
    );

  it("applies a chosen value at once and keeps it for the next window", async () => {
    await edit(usersStore(), "Status", "disabled");
    await edit(usersStore(), "Realm", "office");
    assert.deepEqual(usersStore().value, { status: ["disabled"], realm: ["office"] });
    assert.equal(usersStore().words, "office, disabled");
  });

  it("changes nothing when left at any step", async () => {
    const store = usersStore();
    let changes = 0;
    store.onDidChange(() => changes++);
    await edit(store, undefined);
    await edit(store, "Status", undefined);
    await edit(store, "Username", back, undefined);
    assert.equal(changes, 0);
    assert.deepEqual(store.value, {});
  });

  it("says of a text that the service compares it exactly, and takes an emptied one out", async () => {
    const store = usersStore();
    const input = await edit(store, "Username", " mlund ");
    const question = input.asked.at(-1) as { prompt?: string };
    assert.match(question.prompt ?? "", /exactly/);
    assert.deepEqual(store.value, { username: ["mlund"] });
    await edit(store, "Username", "  ");
    assert.equal(store.isSet, false);
  });

  it("shows what is set and removes it by its button or all at once", async () => {
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

  it("ticks several values before they apply", async () => {
    const store = alertsStore();
    await edit(store, "Severity", "Critical", "Warning", "Critical", "Alert", "Apply");
    assert.deepEqual(store.value, { severity: ["Warning", "Alert"] });
  });
});
