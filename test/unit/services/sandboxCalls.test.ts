import assert from "node:assert/strict";
import { forticnpCredentials, fortitokenCredentials, type Sandbox, startSandbox } from "../../../src/sandbox";
import { createFortiCnpClient, createFortiTokenClient } from "../../../src/services";
import type { FortiCnpClient } from "../../../src/services/forticnp/client";
import { cloudAccountOf } from "../../../src/services/forticnp/cloudAccountId";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import type { ServiceRecord } from "../../../src/services/model";
import type { PagedList } from "../../../src/services/paging";
import { failureOf } from "./expectFailure";
import { LogLines } from "./testServer";

/**
 * Every client operation against the second implementation of the contract: requests are valid, and responses have no
 * notes.
 */
describe("Every operation against the sandbox", () => {
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

  /** The records of a list that must not be empty, all valid by the contract. */
  async function some<T>(list: Promise<readonly ServiceRecord<T>[]>): Promise<readonly ServiceRecord<T>[]> {
    const records = await list;
    assert(records.length > 0);
    assert.deepEqual(
      records.flatMap(({ notes }) => notes),
      [],
    );
    return records;
  }

  async function control<T>(path: string, body?: object): Promise<T> {
    const init = body && {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    };
    return (await (await fetch(`${sandbox.fortitokenUrl}/__sandbox/${path}`, init ?? {})).json()) as T;
  }

  describe("FortiToken Cloud", () => {
    const clientAs = (sign: { clientId: string; clientSecret: string }): FortiTokenClient =>
      createFortiTokenClient({ ...common, host: sandbox.fortitokenUrl, ...sign });
    let web: FortiTokenClient;
    let management: FortiTokenClient;
    beforeEach(() => {
      web = clientAs(fortitokenCredentials.webApp);
      management = clientAs(fortitokenCredentials.management);
    });

    it("detects either application type, then sends no request of the other type", async () => {
      await readAll(web.users({}, 20));
      await readAll(management.users({}, 20));
      assert.deepEqual([web.clientType, management.clientType], ["web", "management"]);
      const before = sandbox.requests.count("fortitoken", "pageUsers");
      await readAll(management.users({}, 20));
      assert.equal(sandbox.requests.count("fortitoken", "pageUsers"), before);
    });

    it("reads, changes and deletes base users", async () => {
      const users = await some(readAll(management.users({}, 20)));
      const [user] = users;
      assert(user);
      const { realm_id = "", username = "" } = user.value;
      assert((await some(readAll(management.users({ realm_id })))).every(({ value }) => value.realm_id === realm_id));
      assert((await management.findUsers({ username })).some(({ id }) => id === user.id));
      assert.deepEqual((await management.getUser(user.id)).value.username, username);
      assert.equal((await management.updateUser(user.id, { active: false })).value.active, false);
      await management.deleteUser(user.id);
      assert.equal((await failureOf(management.getUser(user.id))).category, "notFound");
      assert.equal((await readAll(management.users({}, 20))).length, users.length - 1);
    });

    it("lists tokens, and gives and removes a temporary one", async () => {
      await some(web.tokens.list({ soft_token: true, status: "enable" }));
      const [free] = await some(management.tokens.list({ available: true }));
      assert.equal((await management.tokens.get(free?.id ?? "")).id, free?.id);
      const [mobile] = (await management.findUsers({ auth_method: "FTM" })).filter(({ value }) => value.email);
      const user_id = mobile?.id ?? "";
      const given = await management.tokens.giveTemporary({ user_id, auth_method: "Email", expired_at: null });
      assert.match(given.id, /^TMP/);
      assert.deepEqual(given.notes, []);
      assert.equal((await management.tokens.list({ temp_token: true, user_id })).length, 1);
      await management.tokens.takeTemporary(user_id);
      assert.deepEqual(await management.tokens.list({ temp_token: true, user_id }), []);
    });

    it("reads licence counts, and reads and changes quotas", async () => {
      const [balance] = await some(web.licence.balance().then((record) => [record]));
      assert.equal(typeof balance?.value.balance, "number");
      for (const resource of ["user", "realm", "client", "SMS"]) {
        const { value, quota, record } = await web.licence.count(resource);
        assert.deepEqual([typeof value, typeof quota, record.notes], ["number", "number", []]);
      }
      const [quota] = await some(management.licence.quota().then((record) => [record]));
      const realmId = String(quota?.value.realms?.[0]?.[0]);
      const { value: own } = await management.licence.realmQuota(realmId);
      const wanted = (own.users ?? 0) + 3;
      assert.equal((await management.licence.setRealmQuota(realmId, wanted)).value.realm_quota, wanted);
      assert.equal((await management.licence.count("realm_quota", realmId)).quota !== undefined, true);
    });

    it("authenticates by push and by code; a wrong code is reported and counts once", async () => {
      const users = await web.findUsers({ auth_method: "FTM", active: true });
      let pushed: { authid?: string } = {};
      let username = "";
      for (const { value } of users) {
        username = value.username ?? "";
        const preview = await web.authentication.preview({ username }).catch(() => undefined);
        if (!preview?.push_enabled) continue;
        pushed = await web.authentication.begin({ username });
        break;
      }
      const authid = pushed.authid ?? "";
      assert.equal(await web.authentication.result(authid), "waiting");
      await control(`pushes/${authid}`, { status: "rejected" });
      assert.equal(await web.authentication.result(authid), "rejected");
      assert((await web.authentication.results()).some((push) => push.authid === authid));
      const failsOf = async () => (await web.findUsers({ username }))[0]?.value.fail_times ?? 0;
      const fails = await failsOf();
      assert.equal((await failureOf(web.authentication.verify({ username, token: "000000x" }))).category, "denied");
      assert.equal(await failsOf(), fails + 1);
      const [shown] = await control<{ code: string }[]>(`codes?username=${encodeURIComponent(username)}`);
      await web.authentication.verify({ username, token: shown?.code ?? "" });
    });

    it("synchronises users in a task", async () => {
      sandbox.options.set({ taskDurationMs: 0 });
      const users = [
        { action: "create", username: "okim", email: "okim@example.net" },
        { action: "delete", username: "nobody-of-this-name" },
      ];
      const task = await web.sync.start({ users });
      const { done, counters, record } = await web.sync.task(task);
      assert.deepEqual([done, counters?.create, record.notes], [true, { success: 1, failure: 0 }, []]);
      assert.equal(counters?.delete.failure, 1);
      assert.equal((await web.findUsers({ username: "okim" })).length, 1);
    });
  });

  describe("FortiCNP", () => {
    let client: FortiCnpClient;
    beforeEach(async () => {
      const options = { ...common, host: sandbox.forticnpUrl, credential: forticnpCredentials.oneCompany };
      const [entry] = await createFortiCnpClient(options).resourceMap();
      const [company] = entry?.companyMapSet ?? [];
      const scope = { companyId: String(company?.companyId), roleId: String(entry?.roleId) };
      client = createFortiCnpClient({ ...options, scope });
    });
    const period = { startTime: 0, endTime: Date.now() };
    const types = [
      { cloud: "AWS", type: "EC2 Instance" },
      { cloud: "AWS", type: "S3 Bucket" },
      { cloud: "GoogleCloud", type: "Compute Engine Instance" },
      { cloud: "Azure", type: "Azure Virtual Machine" },
    ];

    it("reads events, counts and violated policies", async () => {
      await some(client.reference.events());
      await some(client.reference.policyViolations(period));
      const counts = await some(client.reference.severityCounts(period));
      const open = await readAll(client.alerts.list({ ...period, alertState: ["Open"], severity: ["Critical"] }));
      assert.equal(counts.find(({ value }) => value.key === "Critical")?.value.value, open.length);
    });

    it("reports operations that the tenant does not offer", async () => {
      assert.equal((await failureOf(client.reference.policies())).category, "notOffered");
      sandbox.options.set({ notOffered: ["listEvents"] });
      assert.equal((await failureOf(client.reference.events())).category, "notOffered");
      await some(client.reference.policies());
    });

    it("reads resources with their detail, policies and findings", async () => {
      const resources = await some(readAll(client.resources.list({ types, orderBy: "id" }, 7)));
      assert.equal(new Set(resources.map(({ id }) => id)).size, resources.length);
      for (const { id, value } of resources.slice(0, 5)) {
        assert.equal((await client.resources.detail(id)).value.name, value.name);
      }
      const pages = resources.map(({ id }) => client.resources.findings(id, period));
      const findings = (await Promise.all(pages.map(readAll))).flat();
      await some(Promise.resolve(findings));
      const failing =
        resources.find(({ id }) => findings.some(({ value }) => String(value.resourceId) === id))?.id ?? "";
      const all = await some(readAll(client.resources.policies(failing, { failedOnly: false })));
      const failed = await some(readAll(client.resources.policies(failing, { failedOnly: true })));
      assert(failed.length <= all.length);
      assert.equal((await failureOf(client.resources.detail("1"))).category, "notFound");
    });

    it("reads cloud accounts with their detail and risk", async () => {
      const accounts = await some(client.cloudAccounts.list());
      const risks = await some(client.cloudAccounts.risks());
      assert(risks.every(({ id }) => accounts.some((account) => account.id === id)));
      const { service, serviceId } = cloudAccountOf(accounts[0]?.id ?? "");
      const detail = await client.cloudAccounts.detail(service, serviceId);
      assert.deepEqual([detail.value.service, detail.notes], [service, []]);
    });

    it("reads a document, starting from its alert", async () => {
      const [alert] = await some(readAll(client.alerts.list({ ...period, alertType: ["Data Analysis"] })));
      const fileId = String(alert?.value.objectId);
      await some(client.documents.detail(fileId).then((record) => [record]));
      await some(client.documents.permission(fileId).then((record) => [record]));
      await some(client.documents.violations(fileId));
      await some(readAll(client.documents.activity(fileId, period)));
    });

    it("returns claims and expiry of its token", async () => {
      await client.reference.countries();
      const facts = client.tokenFacts();
      assert.equal(facts?.claims["scope"], "API");
      assert(facts.accessExpiresAt > Date.now() && (facts.refreshExpiresAt ?? 0) > Date.now());
    });
  });
});
