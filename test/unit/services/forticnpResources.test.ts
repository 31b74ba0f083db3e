import assert from "node:assert/strict";
import { operations } from "../../../src/contract";
import { cloudAccountOf } from "../../../src/services/forticnp/cloudAccountId";
import { ClientBench } from "./clientBench";
import { failureOf } from "./expectFailure";
import { hour } from "./fakeClock";

const scope = { companyId: "771205", roleId: "771204" };
const month = 30 * 24 * hour;
/** An integer beyond 2^53, which a number would round. */
const bigId = "90071992547409931";

describe("FortiCNP", () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

  describe("reference", () => {
    it("returns each list with its kind of record", async () => {
      const { reference } = bench.forticnp();
      const event = { id: 2101, name: "Create Bucket", value: "2101", searchField: "activity" };
      bench.respond = () => ({ body: [event] });
      assert.deepEqual(await reference.events(), [{ kind: "event", id: "2101", value: event, notes: [] }]);
      bench.respond = () => ({ body: [{ id: "FC-ACT-902", name: "Pattern", category: "DLP" }] });
      const [policy] = await reference.policies();
      assert.deepEqual([policy?.kind, policy?.id], ["policy", "FC-ACT-902"]);
      assert.deepEqual(bench.calls, ["GET /api/v1/event", "GET /api/v1/alert/policy/list"]);
      assert.deepEqual(bench.last("companyId", "roleId").headers, scope);
    });

    it("counts in a period sent in headers, or in the service's default period", async () => {
      const { reference } = bench.forticnp();
      const period = { startTime: 1_731_300_000_000, endTime: 1_731_500_000_000 };
      const sent = { startTime: "1731300000000", endTime: "1731500000000" };
      bench.respond = () => ({ body: [{ id: "FC-ACT-903", key: "Public bucket", value: 12 }] });
      assert.equal((await reference.policyViolations(period))[0]?.kind, "policyViolation");
      assert.deepEqual(bench.last("startTime", "endTime"), {
        call: "GET /api/v1/dashboard/policy/violation",
        body: undefined,
        headers: sent,
      });
      bench.respond = () => ({ body: [{ id: "0", key: "Critical", value: 3 }] });
      assert.deepEqual((await reference.severityCounts(period))[0]?.value, { id: "0", key: "Critical", value: 3 });
      assert.deepEqual(bench.last("startTime", "endTime").headers, sent);
      await reference.severityCounts();
      assert.deepEqual(bench.last("startTime", "endTime"), {
        call: "GET /api/v1/dashboard/severity/alert",
        body: undefined,
        headers: { startTime: undefined, endTime: undefined },
      });
    });
  });

  it("sends every filter of alerts", async () => {
    const filter = {
      startTime: 1,
      endTime: 2,
      severity: ["Critical"],
      alertType: ["Data Analysis"],
      activity: ["2101"],
      activityType: ["a"],
      serviceList: ["AWS"],
      accountID: ["100000000001"],
      countryList: ["FI"],
      city: ["Sampleville"],
      policyCodeList: ["FC-ACT-901"],
      policyCategories: ["DLP"],
      user: ["mlund"],
      objectId: bigId,
      objectIdList: [bigId],
      objectName: "payroll.csv",
      idList: ["al-1"],
    };
    bench.respond = () => ({ body: { data: [], totalCount: 0 } });
    await bench
      .forticnp()
      .alerts.list({ ...filter, alertState: ["Dismissed"] })
      .loadMore();
    const states = { alertState: ["Dismiss"], status: ["Dismiss"] };
    assert.deepEqual(bench.last().body, { ...filter, ...states, desc: "timestamp", skip: 0, limit: 50 });
  });

  describe("resources", () => {
    it("are listed by types grouped by cloud, page by page, in either envelope", async () => {
      for (const name of ["datas", "data"]) {
        bench.respond = ({ body }) => {
          const { skip } = JSON.parse(body) as { skip: number };
          const rows = skip === 0 ? `[{"id": ${bigId}, "riskScore": 120}, {"id": 2}]` : `[{"id": 3}]`;
          return { body: `{"${name}": ${rows}, "totalCount": 3, "totalPage": 0}` };
        };
        const types = [
          { cloud: "AWS", type: "EC2 Instance" },
          { cloud: "Azure", type: "Azure Virtual Machine" },
          { cloud: "AWS", type: "S3 Bucket" },
        ];
        const query = { types, deleted: true, orderBy: "risk_level", orderDirection: "dsc" } as const;
        const list = bench.forticnp().resources.list(query, 2);
        while (!list.complete) await list.loadMore();
        assert.deepEqual(
          list.items.map(({ kind, id, notes }) => [kind, id, notes.length]),
          [bigId, "2", "3"].map((id) => ["resource", id, 0]),
        );
      }
      const option = [
        { key: "AWS", option: [{ key: "EC2 Instance" }, { key: "S3 Bucket" }] },
        { key: "Azure", option: [{ key: "Azure Virtual Machine" }] },
      ];
      const rest = { status: "deleted", orderBy: "risk_level", orderDirection: "dsc", skip: 2, limit: 2 };
      assert.deepEqual(bench.last("companyId", "roleId"), {
        call: "POST /api/workload/v1/profile/resource/list",
        body: { filter: { resourceType: { option } }, ...rest },
        headers: scope,
      });
    });

    it("return the provider's members under any name", async () => {
      const detail = { name: "web-b", deleted: false, data: { size: 7 }, totalCount: 1 };
      bench.respond = () => ({ body: detail });
      const record = await bench.forticnp().resources.detail(bigId);
      assert.deepEqual(record, { kind: "resource", id: bigId, value: detail, notes: [] });
      assert.deepEqual(bench.last("rid", "companyId"), {
        call: "GET /api/workload/v1/profile/resource/topology/detail",
        body: undefined,
        headers: { rid: bigId, companyId: scope.companyId },
      });
    });

    it("return their policies, all or only the failed ones", async () => {
      bench.respond = () => ({ body: { datas: [{ policyId: 903, resourceId: bigId }, {}], totalCount: 2 } });
      const list = bench.forticnp().resources.policies(bigId, { failedOnly: true });
      await list.loadMore();
      assert.deepEqual(
        list.items.map(({ kind, id }) => [kind, id]),
        [
          ["resourcePolicy", "903"],
          ["resourcePolicy", "#1"],
        ],
      );
      assert.deepEqual(bench.last("resourceid", "failedPolicyOnly"), {
        call: "POST /api/workload/v2/profile/resource/tableView/configAssess",
        body: { skip: 0, limit: 50 },
        headers: { resourceid: bigId, failedPolicyOnly: "true" },
      });
    });

    it("return their findings of a month or of a period; an id keeps its digits", async () => {
      bench.respond = () => ({ body: { data: [{ id: "fi-1", severity: "Critical" }], totalCount: 1 } });
      const { resources } = bench.forticnp();
      const list = resources.findings(bigId);
      await list.loadMore();
      assert.deepEqual([list.items[0]?.kind, list.items[0]?.id], ["finding", "fi-1"]);
      const now = bench.clock.now();
      const page = { skip: 0, limit: 50 };
      assert.deepEqual(bench.last(), {
        call: "POST /api/v2/finding/list",
        body: { startTime: now - month, endTime: now, objectId: bigId, ...page },
        headers: {},
      });
      await resources.findings("900719925474", { startTime: 1, endTime: 2 }).loadMore();
      assert.deepEqual(bench.last().body, { startTime: 1, endTime: 2, objectId: 900719925474, ...page });
    });
  });

  describe("cloud accounts", () => {
    it("are identified by cloud and account in both lists", async () => {
      const { cloudAccounts } = bench.forticnp();
      const account = { service: "GoogleCloud", serviceId: "@sandbox.example.net" };
      bench.respond = () => ({ body: [{ ...account, BuId: 40017 }] });
      const [listed] = await cloudAccounts.list();
      assert.deepEqual([listed?.kind, listed?.id], ["cloudAccount", "GoogleCloud:@sandbox.example.net"]);
      assert.deepEqual(cloudAccountOf(listed?.id ?? ""), account);
      bench.respond = () => ({ body: [{ ...account, severity: "High Risk" }, { severity: "Low Risk" }] });
      assert.deepEqual(
        (await cloudAccounts.risks()).map(({ id }) => id),
        ["GoogleCloud:@sandbox.example.net", "#1"],
      );
      assert.deepEqual(bench.calls, ["GET /api/v1/service/status/list", "GET /api/v1/dashboard/cloud/account/list"]);
    });

    it("return a detail", async () => {
      bench.respond = () => ({ body: { service: "AWS", enable: true, data: 1 } });
      const detail = await bench.forticnp().cloudAccounts.detail("AWS", "100000000001");
      assert.deepEqual([detail.id, detail.value.enable], ["AWS:100000000001", true]);
      assert.deepEqual(bench.last("service", "serviceId"), {
        call: "GET /api/v1/service/status/detail",
        body: undefined,
        headers: { service: "AWS", serviceId: "100000000001" },
      });
    });
  });

  describe("documents", () => {
    const fileId = "c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE";
    const path = "/api/v1/profile/document";

    it("return detail and permission from requests without a body", async () => {
      const { documents } = bench.forticnp();
      bench.respond = () => ({ body: { data: { fileId, fileName: "payroll.csv" }, totalCount: 1 } });
      const detail = await documents.detail(fileId);
      assert.deepEqual([detail.kind, detail.id, detail.value.fileName], ["document", fileId, "payroll.csv"]);
      const sent = { body: undefined, headers: { fileId } };
      assert.deepEqual(bench.last("fileId"), { call: `POST ${path}/detail`, ...sent });
      for (const data of [{ isPublic: true }, [{ isPublic: true }]]) {
        bench.respond = () => ({ body: { data } });
        const permission = await documents.permission(fileId);
        assert.deepEqual([permission.kind, permission.value.isPublic], ["documentPermission", true]);
      }
      assert.deepEqual(bench.last("fileId"), { call: `POST ${path}/permission`, ...sent });
    });

    it("return their violations, or none if data is missing", async () => {
      const { documents } = bench.forticnp();
      bench.respond = () => ({ body: { totalPage: 0, limit: 0, skip: 0, totalCount: 0 } });
      assert.deepEqual(await documents.violations(fileId), []);
      bench.respond = () => ({ body: { data: [{ dataPatternId: 55 }], totalCount: 1 } });
      assert.deepEqual(
        (await documents.violations(fileId)).map(({ kind, id }) => [kind, id]),
        [["documentViolation", "55"]],
      );
      assert.equal(bench.last().call, `POST ${path}/violation`);
    });

    it("return their activity of a month, or of a period, clouds and operations", async () => {
      bench.respond = () => ({ body: { data: [{ any: "member" }], totalCount: 1 } });
      const { documents } = bench.forticnp();
      const list = documents.activity(fileId);
      await list.loadMore();
      assert.deepEqual(list.items[0], {
        kind: "documentActivity",
        id: "#0",
        value: { any: "member" },
        notes: [],
      });
      const now = bench.clock.now();
      assert.deepEqual(bench.last("fileId", "service"), {
        call: `POST ${path}/activity`,
        body: { startTime: now - month, endTime: now, skip: 0, limit: 50 },
        headers: { fileId, service: undefined },
      });
      const query = { startTime: 1, endTime: 2, operationList: ["2101"] };
      await documents.activity(fileId, { ...query, service: "AWS" }, 20).loadMore();
      assert.deepEqual(bench.last("service").body, { ...query, skip: 0, limit: 20 });
      assert.equal(bench.last("service").headers["service"], "AWS");
    });
  });

  describe("a 404", () => {
    it("of an operation without a record id means that the tenant does not offer it", async () => {
      bench.respond = () => ({ status: 404, body: { code: 404, msg: "not found" } });
      const client = bench.forticnp();
      const calls = [
        client.reference.policies(),
        client.reference.countries(),
        client.cloudAccounts.risks(),
        client.alerts.list({}).loadMore(),
        client.resources.list({ types: [] }).loadMore(),
      ];
      for (const { category, status } of await Promise.all(calls.map(failureOf))) {
        assert.deepEqual([category, status], ["notOffered", 404]);
      }
    });

    it("of an operation on one record, or with a web page, does not mean that", async () => {
      bench.respond = () => ({ status: 404, body: { code: 404, msg: "not found" } });
      const client = bench.forticnp();
      const calls = [
        client.resources.detail("1"),
        client.resources.findings("1").loadMore(),
        client.resources.policies("1", { failedOnly: false }).loadMore(),
        client.cloudAccounts.detail("AWS", "1"),
        client.documents.detail("f"),
        client.documents.activity("f").loadMore(),
        client.documents.permission("f"),
        client.documents.violations("f"),
      ];
      for (const { category } of await Promise.all(calls.map(failureOf))) assert.equal(category, "notFound");
      bench.respond = () => ({ status: 404, body: "<html></html>" });
      assert.equal((await failureOf(client.reference.countries())).category, "notFound");
    });
  });

  it("returns the claims of its token, once it has one", async () => {
    const client = bench.forticnp();
    assert.equal(client.tokenFacts(), undefined);
    const now = bench.clock.now();
    const claims = {
      scope: "API",
      iss: "auth",
      host: ["FCWP"],
      exp: Math.floor((now + hour) / 1000),
      aid: "ops@example.net",
    };
    bench.token = {
      access_token: `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`,
      refresh_token: "r-1",
      expires: now + hour,
    };
    await client.signIn();
    const facts = client.tokenFacts();
    assert.deepEqual(facts?.claims, claims);
    assert.deepEqual([facts.accessExpiresAt, facts.refreshExpiresAt], [now + hour, now + 8 * hour]);
  });

  it("sends a raw request with company and role, unless they are given", async () => {
    const client = bench.forticnp();
    bench.respond = () => ({ body: { code: 5, msg: "odd", httpCode: 400 } });
    const answer = await client.call({ operation: operations.forticnp.listEvents });
    assert.deepEqual([answer.status, JSON.parse(answer.text)], [200, { code: 5, msg: "odd", httpCode: 400 }]);
    assert.deepEqual(bench.last("companyId", "roleId").headers, scope);
    await client.call({ operation: operations.forticnp.listEvents, headers: { companyid: "1" } });
    assert.deepEqual(bench.last("companyId", "roleId").headers, { companyId: "1", roleId: scope.roleId });
  });
});
