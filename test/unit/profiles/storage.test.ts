import assert from "node:assert/strict";
import type { Profile } from "../../../src/profiles/profile";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { SecretVault } from "../../../src/profiles/secretVault";
import { FakeSecrets } from "./fakeStorage";
import { settled } from "../fakeTiming";
import { SharedState } from "./sharedState";
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

describe("the profile store", () => {
  it("keeps profiles in order, replaces one in place and reports each change", async () => {
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

  it("reports a change of another window once, and writes beside it", async () => {
    const { store, memento } = profileBench({ [key]: [lab] });
    let changes = 0;
    store.onDidChange(() => changes++);
    await store.refresh();
    assert.equal(changes, 0);
    const other = new ProfileStore(memento);
    await other.save(company);
    await store.refresh();
    await store.refresh();
    assert.equal(changes, 1);
    await other.remove(lab.id);
    await store.save({ ...company, label: "Renamed" });
    assert.deepEqual(store.list(), [{ ...company, label: "Renamed" }]);
    await store.refresh();
    assert.equal(changes, 2);
  });

  it("reports a change that another window made first, even if it is the same", async () => {
    const { store, memento } = profileBench();
    let changes = 0;
    store.onDidChange(() => changes++);
    const other = new ProfileStore(memento);
    await other.save(lab);
    await store.save(lab);
    assert.deepEqual([changes, store.list()], [1, [lab]]);
    await other.remove(lab.id);
    await store.remove(lab.id);
    assert.deepEqual([changes, store.list()], [2, []]);
    await store.remove(lab.id);
    assert.equal(changes, 2);
  });

  it("returns the last saved value even if the editor briefly returns an older one", async () => {
    const memento = new SharedState().window();
    const store = new ProfileStore(memento);
    const saving = [store.save(lab)];
    await settled();
    memento.deliver("sent");
    saving.push(store.save({ ...lab, clientId: "client-2" }));
    await settled();
    // The window receives its own first change after its second one.
    memento.deliver("heard");
    assert.equal(store.get(lab.id)?.clientId, "client-2");
    while (memento.deliver("sent") || memento.deliver("heard")) await settled();
    await Promise.all(saving);
    assert.equal(new ProfileStore(memento).get(lab.id)?.clientId, "client-2");
  });

  it("reads the valid entries of a damaged list, and sets the unreadable ones aside once", async () => {
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

  it("sets an entry aside once that another window or version wrote", async () => {
    const { store, memento } = profileBench();
    await store.save(lab);
    const entries = memento.get("forticloud.profileEntries") as unknown[];
    const unknown = { id: "new", revision: 1, place: 2, value: { id: "new", service: "other" } };
    await memento.update("forticloud.profileEntries", [...entries, unknown, 7]);
    assert.deepEqual(store.list(), [lab]);
    assert.equal(await store.setDamagedAside(), 2);
    assert.equal(await store.setDamagedAside(), 0);
    assert.deepEqual(memento.get("forticloud.profiles.damaged"), [7, unknown.value]);
    assert.deepEqual(store.list(), [lab]);
  });

  it("treats a value that is no list as one damaged entry, and keeps it on saving", async () => {
    const { store, memento } = profileBench({ [key]: { old: "shape" } });
    assert.deepEqual(store.list(), []);
    await store.save(lab);
    assert.deepEqual(memento.get("forticloud.profiles.damaged"), [{ old: "shape" }]);
    assert.deepEqual(store.list(), [lab]);
  });

  it("makes a profile with an unreadable read-only flag read-only", () => {
    const { store } = profileBench({ [key]: [{ ...lab, readOnly: "yes" }] });
    assert.equal(store.get(lab.id)?.readOnly, true);
  });

  it("finds the profile of a host if it is the only one there", async () => {
    const { store } = profileBench({ [key]: [lab, company] });
    assert.equal(store.atHost("ftc.example.net:9696")?.id, lab.id);
    await store.save({ ...lab, id: "other" });
    assert.equal(store.atHost("ftc.example.net:9696"), undefined);
  });
});

describe("the secret vault", () => {
  const of = (id: string) => ({ id, host: "https://ftc.example.net", clientId: "app" });

  it("stores one secret per profile, and reports which one changed", async () => {
    const { vault, secrets } = profileBench();
    const changes: string[] = [];
    vault.onDidChange((id) => changes.push(id));
    await vault.store(of("a"), "s3cret-a");
    await vault.store(of("b"), "s3cret-b");
    await secrets.store("something else", "x");
    await vault.remove("a");
    assert.deepEqual([await vault.read(of("a")), await vault.read(of("b"))], [undefined, "s3cret-b"]);
    assert.deepEqual(changes, ["a", "b", "a"]);
  });

  it("distinguishes a locked keyring from a missing secret", async () => {
    const { vault, secrets } = profileBench();
    await vault.store(of("a"), "s3cret");
    assert.deepEqual([await vault.read(of("b")), vault.isUnreadable("b")], [undefined, false]);
    secrets.failure = new Error("locked");
    assert.deepEqual([await vault.read(of("a")), vault.isUnreadable("a")], [undefined, true]);
    secrets.failure = undefined;
    assert.deepEqual([await vault.read(of("a")), vault.isUnreadable("a")], ["s3cret", false]);
  });

  it("stops waiting for a slow keyring, and reports its late response", async () => {
    const secrets = new FakeSecrets();
    const failures: unknown[] = [];
    const vault = new SecretVault(secrets, (error) => failures.push(error), 1);
    await new SecretVault(secrets).store(of("a"), "s3cret");
    let open: () => void = () => undefined;
    secrets.gate = new Promise((resolve) => (open = resolve));
    const reported = new Promise((resolve) => vault.onDidChange(resolve));
    assert.deepEqual([await vault.read(of("a")), vault.isUnreadable("a")], [undefined, true]);
    assert.equal(await vault.store(of("b"), "s3cret-b"), "window");
    assert.equal(await vault.read(of("b")), "s3cret-b");
    await assert.rejects(vault.remove("c"), /Unlock your system's keyring/);
    assert.match(String(failures[0]), /does not respond/);
    open();
    await reported;
    assert.deepEqual([await vault.read(of("a")), vault.isUnreadable("a")], ["s3cret", false]);
    assert.equal(await new SecretVault(secrets).read(of("b")), "s3cret-b");
  });
});

describe("a stored secret", () => {
  const of = (change: object = {}) => ({ id: "a", host: "https://ftc.example.net", clientId: "app", ...change });

  it("is returned only for its host and client id", async () => {
    const { vault, secrets } = profileBench();
    await vault.store(of(), "s3cret");
    for (const other of [{ host: "https://ftc.example.org" }, { host: "http://ftc.example.net" }, { clientId: "b" }]) {
      assert.deepEqual([await vault.read(of(other)), vault.isElsewhere("a")], [undefined, true]);
      assert.equal(vault.isUnreadable("a"), false);
    }
    assert.deepEqual([await vault.read(of()), vault.isElsewhere("a")], ["s3cret", false]);
    secrets.failure = new Error("locked");
    await vault.store(of({ host: "https://ftc.example.org" }), "held");
    assert.deepEqual([await vault.read(of()), vault.isElsewhere("a")], [undefined, true]);
    assert.equal(await vault.read(of({ host: "https://ftc.example.org" })), "held");
  });

  it("of an earlier version without a host counts as missing", async () => {
    const { vault, secrets } = profileBench();
    for (const value of [
      "s3cret",
      '"s3cret"',
      "null",
      "{}",
      '{"secret":"s3cret"}',
      '{"host":1,"clientId":"","secret":"x"}',
    ]) {
      secrets.values.set("forticloud.profile.a", value);
      assert.deepEqual(
        [await vault.read(of()), vault.isElsewhere("a"), vault.isUnreadable("a")],
        [undefined, false, false],
      );
    }
  });

  it("is removed from the window after a sign-out, even if the keyring is locked", async () => {
    const { vault, secrets } = profileBench();
    secrets.failure = new Error("locked");
    assert.equal(await vault.store(of(), "s3cret"), "window");
    const reported: string[] = [];
    vault.onDidChange((id) => reported.push(id));
    await assert.rejects(vault.remove("a"), /locked/);
    assert.deepEqual(reported, ["a"]);
    secrets.failure = undefined;
    assert.equal(await vault.read(of()), undefined);
  });
});

describe("the profile keeper", () => {
  it("signs in for the window only if the keyring refuses the secret, reports that, and stores it the next time", async () => {
    const { keeper, store, vault, secrets, dialogs, memento } = profileBench();
    secrets.failure = new Error("locked");
    await keeper.keep(lab, "s3cret");
    assert.deepEqual([store.list(), await vault.read(lab)], [[lab], "s3cret"]);
    assert.equal(dialogs.warnings.length, 1);
    assert.match(dialogs.warnings[0]!, /^Lab is signed in until this window is closed: .*sign in again to keep it\.$/);
    assert.ok(!memento.text.includes("s3cret"));

    secrets.failure = undefined;
    await keeper.keep(lab, "s3cret-2");
    assert.equal(dialogs.warnings.length, 1);
    assert.equal(await new SecretVault(secrets).read(lab), "s3cret-2");
    await new SecretVault(secrets).store(lab, "from another window");
    assert.equal(await vault.read(lab), "from another window");
  });

  it("remembers that the user signed a profile out, until it is signed in again", async () => {
    const { keeper, store, secrets, vault } = profileBench();
    await keeper.keep(lab, "s3cret");
    secrets.failure = new Error("locked");
    await assert.rejects(keeper.signOut(lab), /locked/);
    assert.deepEqual(store.list(), [lab]);
    secrets.failure = undefined;
    await keeper.signOut(lab);
    assert.deepEqual([store.list(), await vault.read(lab)], [[{ ...lab, signedOut: true }], undefined]);
    await keeper.keep({ ...store.get(lab.id)!, label: "Lab two" });
    assert.equal(store.get(lab.id)?.signedOut, true);
    await keeper.keep(store.get(lab.id)!, "s3cret");
    assert.deepEqual(store.list(), [{ ...lab, label: "Lab two" }]);
  });

  it("keeps the old secret, or none, if the profile cannot be saved", async () => {
    const { keeper, vault, memento } = profileBench();
    memento.failure = new Error("disk full");
    await assert.rejects(keeper.keep(lab, "s3cret"), /disk full/);
    assert.equal(await vault.read(lab), undefined);
    memento.failure = undefined;
    await keeper.keep(lab, "first");
    memento.failure = new Error("disk full");
    await assert.rejects(keeper.keep({ ...lab, label: "Lab two" }, "second"), /disk full/);
    assert.equal(await vault.read(lab), "first");
  });

  it("keeps the profile if its secret cannot be removed, and otherwise removes both", async () => {
    const { keeper, store, vault, secrets } = profileBench();
    await keeper.keep(lab, "s3cret");
    secrets.failure = new Error("locked");
    await assert.rejects(keeper.forget(lab.id), /locked/);
    assert.deepEqual(store.list(), [lab]);
    secrets.failure = undefined;
    await keeper.forget(lab.id);
    assert.deepEqual([store.list(), await vault.read(lab)], [[], undefined]);
  });

  it("writes no secret next to the profiles", async () => {
    const { keeper, memento } = profileBench();
    await keeper.keep(lab, "canary-s3cret");
    assert.ok(!memento.text.includes("canary-s3cret"));
  });
});
