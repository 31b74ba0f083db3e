import assert from "node:assert/strict";
import { fortitokenCredentials } from "../../src/sandbox";
import type { Profile } from "../../src/profiles/profile";
import { FakeDialogs } from "../unit/profiles/fakeDialogs";
import { FakeSecrets } from "../unit/profiles/fakeStorage";
import { ScriptedInput } from "../unit/ui/scriptedInput";
import { descriptionOf, ExplorerBench, labelOf } from "./explorerBench";
import { replaceMethods } from "./replaceMethods";
import { until } from "./until";

const { webApp } = fortitokenCredentials;

describe("a locked keyring", () => {
  let bench: ExplorerBench;
  let dialogs: FakeDialogs;
  let secrets: FakeSecrets;
  let restore: (() => void)[];

  before(async () => {
    bench = await ExplorerBench.start({ users: 20 });
  });
  beforeEach(async () => {
    dialogs = new FakeDialogs();
    secrets = new FakeSecrets();
    const { vault } = bench.app;
    const own = vault["secrets"];
    Object.assign(vault, { secrets });
    restore = [replaceMethods(bench.app.dialogs, dialogs), () => Object.assign(vault, { secrets: own })];
    for (const id of ["acme", "branch"]) await bench.keepSecret(id, webApp.clientSecret);
    // Locked before a visible view can read a secret.
    secrets.failure = new Error("The keyring is locked");
    for (const id of ["acme", "branch"]) {
      await bench.addFortitoken({ id, label: id === "acme" ? "Acme" : "Branch", sandbox: false });
    }
  });
  afterEach(async () => {
    await bench.clear();
    for (const undo of restore) undo();
  });
  after(() => bench.stop());

  const profiles = (): readonly Profile[] => bench.app.profiles.list();
  const rowsOf = async (label: string) => bench.rows("realms", await bench.row("realms", label));

  it("keeps the profiles, is reported once for all of them, and reloads them when it is unlocked", async () => {
    const before = profiles();
    for (const label of ["Acme", "Branch"]) {
      const [row] = await rowsOf(label);
      assert.ok(row);
      assert.equal(labelOf(row), "Secret storage locked");
      assert.match(descriptionOf(row), /Unlock your system's keyring and refresh the view, or sign in again\./);
    }
    await bench.run("users.refresh");
    assert.deepEqual(profiles(), before);
    assert.equal(dialogs.errors.length, 1, dialogs.errors.map(({ message }) => message).join("\n"));
    assert.match(dialogs.errors[0]!.message, /cannot read the secret for Acme/);
    assert.deepEqual(dialogs.errors[0]!.buttons, ["Sign In Again", "Show Log"]);

    secrets.failure = undefined;
    await bench.run("realms.refresh");
    for (const label of ["Acme", "Branch"]) assert.ok((await rowsOf(label)).length > 1);
    assert.equal(dialogs.errors.length, 1);
  });

  it("lets the user sign in for this window only, and permanently once it is unlocked", async () => {
    await rowsOf("Acme");
    await signIn("acme");
    assert.match(dialogs.warnings[0]!, /^Acme is signed in until this window is closed/);
    await until(async () => (await rowsOf("Acme")).length > 1);
    secrets.failure = undefined;
    await signIn("acme");
    assert.deepEqual([dialogs.warnings.length, dialogs.errors.length], [1, 1]);
    const kept = JSON.parse(secrets.values.get("forticloud.profile.acme") ?? "{}") as Record<string, unknown>;
    assert.deepEqual([kept["clientId"], kept["secret"]], [webApp.clientId, webApp.clientSecret]);
  });

  async function signIn(profileId: string): Promise<void> {
    const undo = replaceMethods(bench.quickInput, new ScriptedInput(webApp.clientSecret));
    await bench.run("signIn", profileId);
    undo();
  }
});
