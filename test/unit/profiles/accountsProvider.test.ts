import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { AccountsProvider } from "../../../src/profiles/accountsProvider";
import type { Profile } from "../../../src/profiles/profile";
import { profileBench } from "./profileBench";

const lab: Profile = {
  id: "p1",
  service: "fortitoken",
  label: "Lab",
  host: "https://ftc.example.net:9696",
  readOnly: false,
  sandbox: false,
  clientId: "client-1",
};

type Change = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

describe("the Accounts provider", () => {
  function setUp(added?: Profile) {
    const bench = profileBench();
    const signedOut: string[] = [];
    const { store, vault, connections } = bench;
    const provider = new AccountsProvider({
      ...{ service: "fortitoken", store, vault, connections },
      addProfile: () => Promise.resolve(added),
      signOut: ({ id }) => Promise.resolve(void signedOut.push(id)),
    });
    /** The changes that the provider reports during this work. */
    const changeBy = async (work: () => Promise<void>): Promise<string[]> => {
      const changed = new Promise<Change>((resolve) => provider.onDidChangeSessions(resolve));
      await work();
      const change = await changed;
      return (["added", "removed", "changed"] as const).flatMap((kind) =>
        (change[kind] ?? []).map(({ account }) => `${kind} ${account.label}`),
      );
    };
    return { ...bench, provider, signedOut, changeBy };
  }

  it("has one session per signed-in profile of its service, without a secret", async () => {
    const { provider, keeper, store } = setUp();
    await keeper.keep(lab, "canary-s3cret");
    await keeper.keep({ ...lab, id: "p2", label: "Branch" }, "canary-s3cret");
    await store.save({ ...lab, id: "p3", label: "Signed out" });
    await keeper.keep({ ...lab, id: "p4", service: "forticnp" }, "canary-s3cret");
    const sessions = await provider.getSessions();
    assert.deepEqual(
      sessions.map(({ id, account }) => [id, account]),
      [
        ["p1", { id: "p1", label: "Lab" }],
        ["p2", { id: "p2", label: "Branch" }],
      ],
    );
    assert.ok(!JSON.stringify(sessions).includes("canary-s3cret"));
    const [one] = await provider.getSessions([], { account: { id: "p2", label: "Branch" } });
    assert.equal(one?.id, "p2");
  });

  it("reports sign-ins, renamings and sign-outs, and no other changes", async () => {
    const { changeBy, keeper, vault, store } = setUp();
    assert.deepEqual(await changeBy(() => keeper.keep(lab, "s3cret")), ["added Lab"]);
    assert.deepEqual(await changeBy(() => store.save({ ...lab, label: "Lab 2" })), ["changed Lab 2"]);
    assert.deepEqual(await changeBy(() => vault.remove("p1")), ["removed Lab 2"]);
    assert.deepEqual(store.get("p1")?.label, "Lab 2");
  });

  it("adds a profile for a new session, and throws Cancelled when the user cancels, like VS Code's providers", async () => {
    assert.deepEqual((await setUp(lab).provider.createSession()).account, { id: "p1", label: "Lab" });
    await assert.rejects(setUp().provider.createSession(), { message: "Cancelled" });
  });

  it("signs the profile out when its session is removed", async () => {
    const { provider, keeper, signedOut } = setUp();
    await keeper.keep(lab, "s3cret");
    await provider.removeSession("p1");
    await provider.removeSession("unknown");
    assert.deepEqual(signedOut, ["p1"]);
  });
});
