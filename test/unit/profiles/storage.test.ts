import assert from "node:assert/strict";
import type { Profile } from "../../../src/profiles/profile";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { profileBench } from "./profileBench";

const lab: Profile = {
  id: "5a0f6a9e-0d0b-4c6e-9a4e-3f0d5b7c1a01",
  service: "fortitoken",
  label: "Lab",
  host: "https://ftc.example.net:9696",
  readOnly: false,
  sandbox: false,
  clientId: "client-1",
};
const company: Profile = {
  id: "5a0f6a9e-0d0b-4c6e-9a4e-3f0d5b7c1a02",
  service: "forticnp",
  label: "Example Co",
  host: "https://cnp.example.net",
  readOnly: true,
  sandbox: false,
  company: { id: "771205", name: "Example Co" },
  roleId: "771204",
};
const key = "forticloud.profiles";

describe("profile store", () => {
  it("keeps profiles in order, replaces one in place and tells each change", async () => {
    const { store } = profileBench();
    let changes = 0;
    store.onDidChange(() => changes++);
    await store.save(lab);
    await store.save(company);
    await store.save({ ...lab, label: "Lab 2" });
    assert.deepEqual(store.list(), [{ ...lab, label: "Lab 2" }, company]);
    assert.deepEqual(store.list("forticnp"), [company]);
    await store.remove(lab.id);
    assert.equal(store.get(lab.id), undefined);
    assert.equal(changes, 4);
    await store.remove(lab.id);
    assert.equal(changes, 4);
  });

  it("tells once of what another window changed, and writes beside it", async () => {
    const { store, memento } = profileBench({ [key]: [lab] });
    let changes = 0;
    store.onDidChange(() => changes++);
    await store.lookAgain();
    assert.equal(changes, 0);
    const other = new ProfileStore(memento);
    await other.save(company);
    await store.lookAgain();
    await store.lookAgain();
    assert.equal(changes, 1);
    await other.remove(lab.id);
    await store.save({ ...company, label: "Renamed" });
    assert.deepEqual(store.list(), [{ ...company, label: "Renamed" }]);
    await store.lookAgain();
    assert.equal(changes, 2);
  });

  it("reads a damaged list leniently, and moves what it cannot read aside, once", async () => {
    const broken = [
      null,
      7,
      "x",
      { id: 1 },
      { ...lab, id: "a/b" },
      { ...lab, service: "other" },
      { ...lab, host: "no url" },
    ];
    const { store, memento } = profileBench({ [key]: [lab, ...broken, { ...lab, label: "same id" }, company] });
    assert.deepEqual(store.list(), [lab, company]);
    assert.equal(await store.setDamagedAside(), 8);
    assert.equal(await store.setDamagedAside(), 0);
    assert.deepEqual(new ProfileStore(memento).list(), [lab, company]);
    assert.deepEqual(memento.get("forticloud.profiles.damaged"), [...broken, { ...lab, label: "same id" }]);
  });

  it("moves an entry aside that another window or version wrote, once", async () => {
    const { store, memento } = profileBench();
    await store.save(lab);
    const entries = memento.get("forticloud.profileEntries") as unknown[];
    const unknown = { id: "new", revision: 1, value: { id: "new", service: "other" } };
    await memento.update("forticloud.profileEntries", [...entries, unknown, 7]);
    assert.deepEqual(store.list(), [lab]);
    assert.equal(await store.setDamagedAside(), 2);
    assert.equal(await store.setDamagedAside(), 0);
    assert.deepEqual(memento.get("forticloud.profiles.damaged"), [7, unknown.value]);
    assert.deepEqual(store.list(), [lab]);
  });

  it("takes a list that is none as one damaged entry, and saving still keeps it", async () => {
    const { store, memento } = profileBench({ [key]: { old: "shape" } });
    assert.deepEqual(store.list(), []);
    await store.save(lab);
    assert.deepEqual(memento.get("forticloud.profiles.damaged"), [{ old: "shape" }]);
    assert.deepEqual(store.list(), [lab]);
  });

  it("never opens a profile for writing because its flag cannot be read", () => {
    const { store } = profileBench({ [key]: [{ ...lab, readOnly: "yes" }] });
    assert.equal(store.get(lab.id)?.readOnly, true);
  });

  it("names the profile of a host when it is the only one there", async () => {
    const { store } = profileBench({ [key]: [lab, company] });
    assert.equal(store.atHost("ftc.example.net:9696")?.id, lab.id);
    await store.save({ ...lab, id: "other" });
    assert.equal(store.atHost("ftc.example.net:9696"), undefined);
  });
});

describe("secret vault", () => {
  it("keeps secrets apart by profile and tells which one changed", async () => {
    const { vault, secrets } = profileBench();
    const changes: string[] = [];
    vault.onDidChange((id) => changes.push(id));
    await vault.store("a", "s3cret-a");
    await vault.store("b", "s3cret-b");
    await secrets.store("something else", "x");
    await vault.remove("a");
    assert.deepEqual([await vault.read("a"), await vault.read("b")], [undefined, "s3cret-b"]);
    assert.deepEqual(changes, ["a", "b", "a"]);
  });

  it("reads nothing from a locked keyring", async () => {
    const { vault, secrets } = profileBench();
    await vault.store("a", "s3cret");
    secrets.failure = new Error("locked");
    assert.equal(await vault.read("a"), undefined);
  });
});

describe("profile keeper", () => {
  it("saves no profile when its secret cannot be kept", async () => {
    const { keeper, store, secrets } = profileBench();
    secrets.failure = new Error("locked");
    await assert.rejects(keeper.keep(lab, "s3cret"), /locked/);
    assert.deepEqual(store.list(), []);
  });

  it("leaves the old secret, or none, when the profile cannot be saved", async () => {
    const { keeper, vault, memento } = profileBench();
    memento.failure = new Error("disk full");
    await assert.rejects(keeper.keep(lab, "s3cret"), /disk full/);
    assert.equal(await vault.read(lab.id), undefined);
    memento.failure = undefined;
    await keeper.keep(lab, "first");
    memento.failure = new Error("disk full");
    await assert.rejects(keeper.keep({ ...lab, label: "Lab two" }, "second"), /disk full/);
    assert.equal(await vault.read(lab.id), "first");
  });

  it("keeps the profile when its secret cannot be removed, else removes both", async () => {
    const { keeper, store, vault, secrets } = profileBench();
    await keeper.keep(lab, "s3cret");
    secrets.failure = new Error("locked");
    await assert.rejects(keeper.forget(lab.id), /locked/);
    assert.deepEqual(store.list(), [lab]);
    secrets.failure = undefined;
    await keeper.forget(lab.id);
    assert.deepEqual([store.list(), await vault.read(lab.id)], [[], undefined]);
  });

  it("writes no secret next to the profiles", async () => {
    const { keeper, memento } = profileBench();
    await keeper.keep(lab, "canary-s3cret");
    assert.ok(!memento.text.includes("canary-s3cret"));
  });
});
