import assert from "node:assert/strict";
import type { Profile } from "../../../src/profiles/profile";
import { fortitokenCredentials, startSandbox, type Sandbox } from "../../../src/sandbox";
import { profileBench } from "./profileBench";

const { webApp } = fortitokenCredentials;

describe("connections", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0 });
  });
  after(() => sandbox.stop());
  beforeEach(() => sandbox.reset());

  async function withFortitoken() {
    const bench = profileBench();
    const profile: Profile = {
      id: "p1",
      service: "fortitoken",
      label: "Lab",
      host: sandbox.fortitokenUrl,
      readOnly: false,
      sandbox: false,
      clientId: webApp.clientId,
    };
    await bench.keeper.keep(profile, webApp.clientSecret);
    return { ...bench, profile };
  }

  it("keep one client per profile, and replace it when profile, secret or settings change", async () => {
    const { connections, keeper, profile, settingsChanged, store } = await withFortitoken();
    const [first, same] = await Promise.all([connections.fortitoken("p1"), connections.fortitoken("p1")]);
    assert.equal(first, same);
    await store.save({ ...profile, id: "p2", label: "Other" });
    assert.equal(await connections.fortitoken("p1"), first);
    const made = [first];
    const changes: (() => unknown)[] = [
      () => keeper.keep({ ...profile, readOnly: true }),
      () => keeper.keep(profile, webApp.clientSecret),
      () => {
        settingsChanged.fire();
      },
    ];
    for (const change of changes) {
      await change();
      const client = await connections.fortitoken("p1");
      assert.ok(!made.includes(client));
      made.push(client);
    }
  });

  it("finish running requests when a setting changes, but cancel them when the secret changes", async () => {
    const { connections, profile, settingsChanged, vault } = await withFortitoken();
    sandbox.faults.add({ service: "fortitoken", operation: "login", delayMs: 300, times: 1 });
    const client = await connections.fortitoken("p1");
    const realms = client.realms();
    settingsChanged.fire();
    assert.ok((await realms).length > 0);
    const users = client.findUsers({});
    await vault.store(profile, webApp.clientSecret);
    await assert.rejects(users, { category: "cancelled" });
  });

  it("mark cancelled requests as worth a retry, even before the first sign-in has its response", async () => {
    const { connections, keeper, profile, vault } = await withFortitoken();
    const changed: string[] = [];
    connections.onDidChangeState((id) => changed.push(id));
    const changes = [
      () => vault.store(profile, webApp.clientSecret),
      () => keeper.keep({ ...profile, readOnly: true }),
    ];
    for (const change of changes) {
      sandbox.faults.add({ service: "fortitoken", operation: "login", delayMs: 10_000, times: 1 });
      const realms = (await connections.fortitoken("p1")).realms();
      assert.equal(connections.state("p1"), "unknown");
      const cancelled = assert.rejects(realms, { category: "cancelled" });
      await change();
      await cancelled;
      assert.deepEqual(changed.splice(0), ["p1"]);
    }
    await vault.store(profile, webApp.clientSecret);
    assert.deepEqual(changed, []);
  });

  for (const [what, leave] of [
    ["removed", (bench: Awaited<ReturnType<typeof withFortitoken>>) => bench.keeper.forget("p1")],
    ["signed out", (bench: Awaited<ReturnType<typeof withFortitoken>>) => bench.keeper.signOut(bench.profile)],
  ] as const) {
    it(`show no sign-in prompt while a profile is ${what}, even if a view reloads at once`, async () => {
      const bench = await withFortitoken();
      const asked: string[] = [];
      bench.connections.onDidFailSignIn(({ profileId }) => asked.push(profileId));
      const reading: Promise<unknown>[] = [];
      const readAgain = () => reading.push(bench.connections.fortitoken("p1").catch(() => undefined));
      bench.vault.onDidChange(readAgain);
      bench.store.onDidChange(readAgain);
      await leave(bench);
      await Promise.all(reading);
      assert.ok(reading.length > 1);
      assert.deepEqual(asked, []);
      bench.connections.dispose();
    });
  }

  it("learn from failed requests that a sign-in is refused", async () => {
    const { connections, profile, vault } = await withFortitoken();
    const states: string[] = [];
    connections.onDidChangeState((id) => states.push(connections.state(id)));
    await vault.store(profile, "wrong-secret");
    await assert.rejects((await connections.fortitoken("p1")).realms());
    assert.deepEqual([connections.state("p1"), states.at(-1)], ["refused", "refused"]);
  });

  it("sign sandbox profiles in with the public credentials of their client id", async () => {
    const { connections, store, profile } = await withFortitoken();
    await store.save({ ...profile, id: "p2", sandbox: true });
    assert.ok((await (await connections.fortitoken("p2")).realms()).length > 0);
    await store.save({ ...profile, id: "p3", sandbox: true, clientId: "own" });
    await assert.rejects(connections.fortitoken("p3"), { category: "signedOut" });
  });
});
