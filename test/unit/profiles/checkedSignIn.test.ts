import assert from "node:assert/strict";
import { forticnpCredentials, fortitokenCredentials, startSandbox, type Sandbox } from "../../../src/sandbox";
import { profileBench } from "./profileBench";

const { webApp, management } = fortitokenCredentials;

describe("the result of a sign-in check", () => {
  let sandbox: Sandbox;
  let bench: ReturnType<typeof profileBench>;
  /** The reads of the open views. */
  let views: Promise<unknown>[];

  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, requestsPerMinute: 0 });
  });
  after(() => sandbox.stop());

  beforeEach(() => {
    sandbox.reset();
    bench = profileBench();
    views = [];
    // Open views reload after each change.
    bench.store.onDidChange(() => read());
    bench.connections.onDidChangeState((id) => bench.connections.state(id) === "unknown" && read());
  });
  afterEach(() => bench.connections.dispose());

  const read = (): void => {
    for (const { id, service } of bench.store.list()) {
      for (let view = 0; view < 2; view += 1) {
        const rows =
          service === "fortitoken"
            ? bench.connections.fortitoken(id).then((client) => client.realms())
            : bench.connections.forticnp(id).then((client) => client.reference.countries());
        views.push(rows.catch((error: unknown) => error));
      }
    }
  };
  const settled = async (): Promise<unknown[]> => {
    const results: unknown[] = [];
    for (let view; (view = views.shift());) results.push(await view);
    return results;
  };
  const requests = (operation: string): number =>
    sandbox.requests.entries().filter((entry) => entry.operation === operation).length;
  const add = (clientId = webApp.clientId, secret = webApp.clientSecret) =>
    bench
      .person("FortiToken Cloud", sandbox.fortitokenUrl, clientId, secret, "Check Sign-In", "Add Profile")
      .command("addProfile");

  it("is reused when the profile is added: one sign-in and one list request, whatever views are open", async () => {
    await add();
    const rows = await settled();
    assert.ok(rows.length >= 2);
    for (const realms of rows) assert.ok(Array.isArray(realms) && realms.length > 0, String(realms));
    assert.deepEqual([requests("login"), requests("pageRealms")], [1, 1]);
    assert.equal(bench.connections.state(bench.store.list()[0]!.id), "signedIn");
  });

  it("saves the second sign-in of FortiCNP as well", async () => {
    await bench
      .person("FortiCNP", sandbox.forticnpUrl, forticnpCredentials.oneCompany, "Check Sign-In", "Add Profile")
      .command("addProfile");
    const rows = await settled();
    assert.ok(rows.length >= 2);
    for (const countries of rows) assert.ok(!(countries instanceof Error), String(countries));
    assert.equal(requests("getCredentialsToken"), 1);
  });

  it("is reused when the user signs in again", async () => {
    await add();
    await settled();
    const [profile] = bench.store.list();
    await bench.person().command("signOut", profile!.id);
    await settled();
    sandbox.requests.clear();
    await bench.person(webApp.clientSecret).command("signIn", profile!.id);
    const rows = await settled();
    assert.ok(Array.isArray(rows.at(-1)), String(rows.at(-1)));
    assert.deepEqual([requests("login"), requests("pageRealms")], [1, 1]);
  });

  it("is not used for another client id or another secret", async () => {
    await add();
    await settled();
    const [profile] = bench.store.list();
    sandbox.requests.clear();
    const other = { ...profile!, clientId: management.clientId };
    await bench.keeper.keep(other, management.clientSecret);
    await settled();
    assert.equal(requests("login"), 1);
    await bench.keeper.keep(profile!, "another-secret");
    const rows = await settled();
    assert.ok(rows.at(-1) instanceof Error, "the token of the old secret would have been accepted");
  });

  it("is used only by the checked profile, even if another one has the same secret", async () => {
    await add();
    await settled();
    sandbox.requests.clear();
    await bench.keeper.keep({ ...bench.store.list()[0]!, id: "other", label: "Other" }, webApp.clientSecret);
    await settled();
    assert.equal(requests("login"), 1);
  });

  it("respects the read-only flag of the saved profile", async () => {
    await bench
      .person(
        "FortiToken Cloud",
        ...[sandbox.fortitokenUrl, webApp.clientId, webApp.clientSecret],
        ...["Check Sign-In", "Read-only", "Add Profile"],
      )
      .command("addProfile");
    await settled();
    const client = await bench.connections.fortitoken(bench.store.list()[0]!);
    await assert.rejects(client.deleteUser("any"), { category: "readOnly" });
  });

  it("is replaced by a new read when the user refreshes at once", async () => {
    await add();
    await settled();
    const { id } = bench.store.list()[0]!;
    const known = requests("pageRealms");
    bench.connections.retry(id);
    await (await bench.connections.fortitoken(id)).realms();
    assert.equal(requests("pageRealms"), known + 1);
  });

  it("is replaced by a new read after a short time", async () => {
    await add();
    await settled();
    const client = await bench.connections.fortitoken(bench.store.list()[0]!.id);
    const known = requests("pageRealms");
    const deadline = Date.now() + 10_000;
    while (requests("pageRealms") === known && Date.now() < deadline) {
      await client.realms();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(requests("pageRealms"), known + 1);
  });
});
