import assert from "node:assert/strict";
import { forticnpCredentials, fortitokenCredentials, type Sandbox, startSandbox } from "../../../src/sandbox";
import { createFortiCnpClient, createFortiTokenClient } from "../../../src/services";
import type { FortiCnpClient } from "../../../src/services/forticnp/client";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import type { PagedList } from "../../../src/services/paging";
import { failureOf } from "./expectFailure";
import { LogLines } from "./testServer";

/** Compares two independent implementations of the contract. */
describe("The clients against the sandbox", () => {
  let sandbox: Sandbox;
  const common = { label: "Sandbox", readOnly: false, timeoutMs: 10_000, log: new LogLines() };

  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0, seed: 5, users: 45, alerts: 120 });
  });
  after(() => sandbox.stop());
  beforeEach(() => sandbox.reset());

  async function readAll<T>(list: PagedList<T>): Promise<readonly T[]> {
    while (!list.complete) await list.loadMore();
    return list.items;
  }

  describe("FortiToken Cloud", () => {
    const clientAs = (sign: { clientId: string; clientSecret: string }): FortiTokenClient =>
      createFortiTokenClient({ ...common, host: sandbox.fortitokenUrl, ...sign });
    let client: FortiTokenClient;
    beforeEach(() => {
      client = clientAs(fortitokenCredentials.webApp);
    });

    it("reads the version, the realms and all users with one login", async () => {
      assert.match(await client.version(), /^\d+\.\d+/);
      const realms = await client.realms();
      const users = await readAll(client.users({}, 20));
      assert.equal(users.length, 45);
      const perRealm = await Promise.all(realms.map(({ id }) => readAll(client.users({ realm_id: id }))));
      assert.equal(perRealm.flat().length, 45);
      assert.deepEqual(
        [...realms, ...users].flatMap(({ notes }) => notes),
        [],
      );
      assert.equal(sandbox.requests.count("fortitoken", "login"), 1);
    });

    it("creates, finds, changes and deletes a user", async () => {
      const made = await client.createUser({ username: "mlund", email: "mlund@example.net", auth_method: "Email" });
      assert.deepEqual(
        (await client.findUsers({ username: "mlund" })).map(({ id }) => id),
        [made.id],
      );
      assert.equal((await client.updateUser(made.id, { active: false })).value.active, false);
      assert.equal(typeof (await client.updateUser(made.id, { lockout: true })).value.lockout_at, "string");
      await client.deleteUser(made.id);
      assert.equal((await failureOf(client.getUser(made.id))).category, "notFound");
      assert.deepEqual(await client.findUsers({ username: "mlund" }), []);
    });

    it("distinguishes a wrong secret, a missing permission and a missing subscription", async () => {
      const wrong = { ...fortitokenCredentials.webApp, clientSecret: "wrong-secret-0001" };
      const signs = [wrong, fortitokenCredentials.noPermission, fortitokenCredentials.unsubscribed];
      const kinds = await Promise.all(signs.map(async (sign) => (await failureOf(clientAs(sign).realms())).category));
      assert.deepEqual(kinds, ["signIn", "permission", "subscription"]);
    });

    it("keeps the loaded users when the connection is cut", async () => {
      const users = client.users({}, 20);
      await users.loadMore();
      sandbox.faults.add({ service: "fortitoken", operation: "pageUsers", drop: true, times: 1 });
      assert.equal((await failureOf(users.loadMore())).category, "connection");
      assert.equal(users.items.length, 20);
      assert.equal((await readAll(users)).length, 45);
    });
  });

  describe("FortiCNP", () => {
    async function scopedClient(): Promise<FortiCnpClient> {
      const options = { ...common, host: sandbox.forticnpUrl, credential: forticnpCredentials.oneCompany };
      const [entry] = await createFortiCnpClient(options).resourceMap();
      const [company] = entry?.companyMapSet ?? [];
      return createFortiCnpClient({
        ...options,
        scope: { companyId: String(company?.companyId), roleId: String(entry?.roleId) },
      });
    }

    it("reads all alerts, countries and severities", async () => {
      const client = await scopedClient();
      const alerts = client.alerts.list({ startTime: 0 });
      assert.equal((await readAll(alerts)).length, 120);
      assert.equal(alerts.total, 120);
      const countries = await client.reference.countries();
      assert(countries.length > 100, String(countries.length));
      assert.deepEqual(
        (await client.reference.severities()).map(({ value }) => value.name),
        ["Critical", "Alert", "Warning", "Information", "Pass"],
      );
      assert.deepEqual(
        [...alerts.items, ...countries].flatMap(({ notes }) => notes),
        [],
      );
      const [alert] = alerts.items;
      assert.deepEqual(await client.alerts.get(alert?.id ?? ""), alert);
    });

    it("filters by severity and by state in either spelling", async () => {
      const client = await scopedClient();
      const critical = await readAll(client.alerts.list({ startTime: 0, severity: ["Critical"] }));
      assert(critical.length > 0 && critical.every(({ value }) => value.severity === "Critical"));
      const dismissed = await readAll(client.alerts.list({ startTime: 0, alertState: ["Dismissed"] }));
      assert(dismissed.length > 0 && dismissed.every(({ value }) => value.state === "Dismissed"));
    });

    it("lists two companies", async () => {
      const client = createFortiCnpClient({
        ...common,
        host: sandbox.forticnpUrl,
        credential: forticnpCredentials.twoCompanies,
      });
      assert.equal((await client.resourceMap())[0]?.companyMapSet?.length, 2);
    });

    it("reports a revoked credential", async () => {
      const client = createFortiCnpClient({
        ...common,
        host: sandbox.forticnpUrl,
        credential: forticnpCredentials.revoked,
      });
      assert.equal((await failureOf(client.signIn())).category, "signIn");
    });
  });

  it("leave no secret in the log, whether they sign in or are refused", async () => {
    const credentials = Object.values(forticnpCredentials);
    const applications = Object.values(fortitokenCredentials);
    const log = new LogLines();
    const outcomes = await Promise.allSettled([
      ...credentials.map((credential) =>
        createFortiCnpClient({ ...common, log, host: sandbox.forticnpUrl, credential }).resourceMap(),
      ),
      ...applications.map((application) =>
        createFortiTokenClient({ ...common, log, host: sandbox.fortitokenUrl, ...application }).realms(),
      ),
    ]);
    assert.deepEqual(new Set(outcomes.map(({ status }) => status)), new Set(["fulfilled", "rejected"]));
    const printed = log.lines.join("\n");
    for (const path of ["/auth/credentials/token/", "/resourceURLMap", "/login", "/realm"]) {
      assert(printed.includes(path), printed);
    }
    const secrets = [...credentials, ...applications.map(({ clientSecret }) => clientSecret)];
    for (const secret of [...secrets, "Bearer", "eyJ"]) assert(!printed.includes(secret), printed);
  });
});
