import assert from "node:assert/strict";
import { createFortiCnpClient } from "../../../src/services";
import type { FortiCnpScope } from "../../../src/services/forticnp/caller";
import type { FortiCnpClient } from "../../../src/services/forticnp/client";
import { failureOf } from "./expectFailure";
import { FakeClock, hour } from "./fakeClock";
import { LogLines, type Received, type Reply, TestServer } from "./testServer";

const month = 30 * 24 * hour;

describe("FortiCnpClient", () => {
  let server: TestServer;
  let clock: FakeClock;
  let respond: (request: Received) => Reply;
  let tokenRequests: number;

  beforeEach(async () => {
    tokenRequests = 0;
    clock = new FakeClock();
    respond = () => ({ body: [] });
    server = new TestServer((request) => {
      if (!request.url.startsWith("/api/v1/auth/")) return respond(request);
      tokenRequests += 1;
      return { body: { access_token: `token-${tokenRequests}`, expires: clock.now() + hour, refresh_token: "r" } };
    });
    await server.start();
  });
  afterEach(() => server.stop());

  function create(scope?: FortiCnpScope): FortiCnpClient {
    const options = { host: server.url, label: "Cloud", readOnly: true, timeoutMs: 30_000, log: new LogLines(), clock };
    return createFortiCnpClient({ ...options, credential: "credential-1", ...(scope ? { scope } : {}) });
  }
  const scoped = (): FortiCnpClient => create({ companyId: "771205", roleId: "90071992547409931" });
  const lastBody = (): Record<string, unknown> =>
    JSON.parse(server.requests.at(-1)?.body ?? "{}") as Record<string, unknown>;

  it("reads the resource map without company and role", async () => {
    const entry = {
      resourceURL: "https://elsewhere.example.net",
      roleId: 771204,
      companyMapSet: [{ companyId: 771205 }],
    };
    respond = () => ({ body: [entry] });
    assert.deepEqual(await create().resourceMap(), [entry]);
    const request = server.requests.at(-1);
    assert.deepEqual(
      [request?.method, request?.url, request?.headers.companyid],
      ["GET", "/api/v1/resourceURLMap", undefined],
    );
  });

  it("sends company and role with all other operations", async () => {
    await scoped().reference.countries();
    const headers = server.requests.at(-1)?.headers;
    assert.deepEqual([headers?.companyid, headers?.roleid], ["771205", "90071992547409931"]);
    assert.equal(headers?.authorization, "Bearer token-1");
  });

  it("lists countries and severities", async () => {
    respond = ({ url }) => ({
      body: url.includes("country") ? [{ id: "FI", country: "Finland" }] : [{ id: "1", name: "Critical" }],
    });
    const client = scoped();
    assert.deepEqual(await client.reference.countries(), [
      { kind: "country", id: "FI", value: { id: "FI", country: "Finland" }, notes: [] },
    ]);
    assert.deepEqual(await client.reference.severities(), [
      { kind: "severity", id: "1", value: { id: "1", name: "Critical" }, notes: [] },
    ]);
  });

  describe("alerts", () => {
    /** Answers with pages of this many alerts. */
    function serve(count: number): void {
      respond = (request) => {
        const { skip, limit } = JSON.parse(request.body) as { skip: number; limit: number };
        const data = Array.from({ length: count }, (_, index) => ({ id: `al-${index}` })).slice(skip, skip + limit);
        return { body: { ...(data.length > 0 ? { data } : {}), totalPage: 0, limit, skip, totalCount: count } };
      };
    }

    it("are read page by page up to the total, although totalPage is 0", async () => {
      serve(3);
      const alerts = scoped().alerts.list({}, 2);
      await alerts.loadMore();
      assert.deepEqual([alerts.items.length, alerts.total, alerts.complete], [2, 3, false]);
      await alerts.loadMore();
      assert.deepEqual([alerts.items.map(({ id }) => id).join(), alerts.complete], ["al-0,al-1,al-2", true]);
    });

    it("may be an empty list without data", async () => {
      serve(0);
      const alerts = scoped().alerts.list({});
      await alerts.loadMore();
      assert.deepEqual([alerts.items, alerts.complete], [[], true]);
    });

    it("are those of the last 30 days by default, newest first, 50 per page", async () => {
      await scoped().alerts.list({}).loadMore();
      assert.deepEqual(lastBody(), {
        startTime: clock.now() - month,
        endTime: clock.now(),
        desc: "timestamp",
        skip: 0,
        limit: 50,
      });
    });

    it("are sorted ascending or descending by one field", async () => {
      await scoped().alerts.list({ order: "oldest" }).loadMore();
      const { asc, desc } = lastBody();
      assert.deepEqual([asc, desc], ["timestamp", undefined]);
    });

    it("keep their period while pages are loaded", async () => {
      serve(3);
      const alerts = scoped().alerts.list({}, 2);
      await alerts.loadMore();
      const { startTime, endTime } = lastBody();
      clock.advance(hour / 2);
      await alerts.loadMore();
      assert.deepEqual([lastBody().startTime, lastBody().endTime], [startTime, endTime]);
    });

    it("are filtered by state in both spellings of the filter", async () => {
      const query = {
        startTime: 1,
        endTime: 2,
        severity: ["Critical"],
        alertState: ["Open", "Acknowledged", "Dismissed", "Dismiss"],
      };
      await scoped().alerts.list(query).loadMore();
      const { alertState, status, severity, startTime, endTime } = lastBody();
      assert.deepEqual(alertState, ["Open", "Acknowledge", "Dismiss", "Dismiss"]);
      assert.deepEqual([status, severity, startTime, endTime], [alertState, ["Critical"], 1, 2]);
    });
  });

  it("reads one alert of any age, and reports a missing one", async () => {
    respond = () => ({ body: { data: [{ id: "al-1" }], totalCount: 1 } });
    assert.equal((await scoped().alerts.get("al-1")).id, "al-1");
    assert.deepEqual(lastBody(), { startTime: 0, endTime: clock.now(), id: "al-1", skip: 0, limit: 1 });
    respond = () => ({ body: { totalCount: 0 } });
    assert.equal((await failureOf(scoped().alerts.get("al-2"))).category, "notFound");
  });

  it("rejects a response with another alert than the requested one", async () => {
    respond = () => ({ body: { data: [{ id: "al-9" }], totalCount: 1 } });
    assert.equal((await failureOf(scoped().alerts.get("al-1"))).category, "notFound");
  });

  it("signs in once more for a 401, even for one in the body of a 200", async () => {
    const refusals: Reply[] = [{ status: 401 }, { body: { code: 1, msg: "expired", httpCode: 401 } }];
    for (const refusal of refusals) {
      const client = scoped();
      tokenRequests = 0;
      respond = ({ headers }) =>
        headers.authorization === "Bearer token-1" ? refusal : { body: [{ id: "FI", country: "Finland" }] };
      assert.equal((await client.reference.countries()).length, 1);
      assert.equal(tokenRequests, 2);
    }
  });

  it("reports an error code in the body of a 200", async () => {
    respond = () => ({ body: { code: 40300, msg: "not your company", httpCode: 403 } });
    const error = await failureOf(scoped().alerts.list({}).loadMore());
    assert.deepEqual(
      [error.category, error.serviceMessage, error.operation],
      ["permission", "not your company", "listAlerts"],
    );
  });
});
