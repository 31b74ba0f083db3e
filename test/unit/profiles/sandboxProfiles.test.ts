import assert from "node:assert/strict";
import { startSandbox, type Sandbox } from "../../../src/sandbox";
import { localSandbox } from "../../../src/profiles/sandboxAddress";
import { addressesIn } from "../../../src/sandboxHost/findSandbox";
import type { SandboxAddresses } from "../../../src/sandboxHost/sandboxSettings";
import { SandboxProfiles } from "../../../src/sandboxHost/sandboxProfiles";
import { profileBench } from "./profileBench";

describe("sandbox profiles", () => {
  let running: Sandbox;
  let sandbox: SandboxAddresses;
  before(async () => {
    running = await startSandbox({ fortitokenPort: 0, forticnpPort: 0 });
    sandbox = addressesIn(running)!;
  });
  after(() => running.stop());

  function setUp() {
    const { store, keeper, check } = profileBench();
    return { store, profiles: new SandboxProfiles(store, keeper, check) };
  }

  it("are added once, and get the new address when the sandbox moves", async () => {
    const { store, profiles } = setUp();
    const { signal } = new AbortController();
    await profiles.add(sandbox, signal);
    await profiles.add(sandbox, signal);
    assert.deepEqual(
      store.list().map(({ service }) => service),
      ["fortitoken", "forticnp"],
    );
    await profiles.move({ fortitokenUrl: localSandbox(1), forticnpUrl: localSandbox(2) });
    assert.deepEqual(
      store.list().map(({ host }) => host),
      ["http://127.0.0.1:1", "http://127.0.0.1:2"],
    );
  });

  it("are added once when two windows add them at the same time", async () => {
    const lists = await Promise.all(
      [setUp(), setUp()].map(async ({ store, profiles }) => {
        await profiles.add(sandbox, new AbortController().signal);
        await profiles.addManagement(sandbox);
        return store.list();
      }),
    );
    assert.deepEqual(lists[0], lists[1]);
    assert.equal(new Set(lists.flat().map(({ id }) => id)).size, 3);
  });

  it("are not added at all when adding is cancelled", async () => {
    const { store, profiles } = setUp();
    await assert.rejects(profiles.add(sandbox, AbortSignal.abort()));
    assert.deepEqual(store.list(), []);
  });
});
