import assert from "node:assert/strict";
import { request, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Alert, Finding, ForticnpPage, ForticnpToken, Resource, ResourceMapEntry } from "../../../src/contract";
import { forticnpCredentials } from "../../../src/sandbox/credentials";
import { send, startMs, TestBench } from "./sandboxClient";

type Page<T> = ForticnpPage & { data: T[]; datas: T[] };

/** The known wire behaviour of public FortiCNP clients [CNP 6.22-6.26]. */
describe("Sandbox for public FortiCNP clients", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 0, alerts: 120 });
  });
  afterEach(() => bench.stop());

  const url = (path: string): string => bench.sandbox.forticnpUrl + path;

  describe("an older client that sends no role", () => {
    const period = { startTime: startMs - 90 * 86_400_000, endTime: startMs, skip: 0, limit: 10 };
    let bearer: string;
    beforeEach(async () => {
      bearer = (await bench.credentialsToken(`Basic ${forticnpCredentials.oneCompany}`)).json<ForticnpToken>()
        .access_token;
    });

    it("can read severities, events and countries without company and role", async () => {
      for (const list of ["severity", "event", "country/list"]) {
        const answer = await send(url(`/api/v1/${list}`), { bearer });
        assert.equal(answer.status, 200, answer.text);
        assert.ok(answer.json<unknown[]>().length > 3, list);
        assert.equal((await send(url(`/api/v1/${list}`), { bearer, headers: { companyId: "1" } })).status, 403);
        assert.equal((await send(url(`/api/v1/${list}`), { bearer, headers: { roleId: "1" } })).status, 403);
        assert.equal((await send(url(`/api/v1/${list}`))).status, 401);
      }
    });

    it("can read alerts with the company alone", async () => {
      const alerts = (headers: Record<string, string>) =>
        send(url("/api/v1/alert/list"), { bearer, headers, body: period });
      assert.equal((await alerts({ companyId: "771205" })).json<Page<Alert>>().totalCount, 120);
      assert.equal((await alerts({})).status, 400);
      assert.equal((await alerts({ companyId: "771205", roleId: "1" })).status, 403);
    });

    it("can send null for every omitted member", async () => {
      const headers = { companyId: "771205", roleId: "771204" };
      const names = [
        "id",
        "severity",
        "alertState",
        "activity",
        "countryList",
        "objectId",
        "asc",
        "desc",
        "city",
        "status",
      ];
      const nulls = Object.fromEntries(names.map((name) => [name, null]));
      const alerts = await send(url("/api/v1/alert/list"), { bearer, headers, body: { ...period, ...nulls } });
      assert.equal(alerts.status, 200, alerts.text);
      assert.equal(alerts.json<Page<Alert>>().totalCount, 120);
      const none = await send(url("/api/v1/alert/list"), { bearer, headers, body: { ...period, startTime: null } });
      assert.equal(none.status, 400, "a member that is required is missing");
      const filter = { resourceType: { option: [] }, region: null, riskLevel: null };
      const body = { filter, skip: null, limit: null, orderBy: null, orderDirection: null };
      const resources = await send(url("/api/workload/v1/profile/resource/list"), { bearer, headers, body });
      assert.equal(resources.status, 200, resources.text);
    });

    it("can sort by an unknown field, and gets the usual order", async () => {
      const headers = { companyId: "771205", roleId: "771204" };
      const list = async (order: object): Promise<string[]> => {
        const body = { filter: { resourceType: { option: [] } }, limit: 100, ...order };
        const answer = await send(url("/api/workload/v1/profile/resource/list"), { bearer, headers, body });
        assert.equal(answer.status, 200, answer.text);
        return answer.json<Page<Resource>>().datas.map(({ id }) => String(id));
      };
      const usual = await list({});
      for (const orderBy of ["asc", "desc", "dsc", "none", "constructor", "__proto__", ""]) {
        assert.deepEqual(await list({ orderBy, orderDirection: "desc" }), usual, orderBy);
      }
      assert.notDeepEqual(await list({ orderBy: "id", orderDirection: "desc" }), usual);
    });

    it("can find findings by resources whose ids have 9 or 16 digits", async () => {
      const headers = { companyId: "771205", roleId: "771204" };
      const body = { filter: { resourceType: { option: [] } }, limit: 1000 };
      const list = await send(url("/api/workload/v1/profile/resource/list"), { bearer, headers, body });
      const ids = [...list.text.matchAll(/"id":(\d+)/g)].map(([, id]) => id ?? "");
      assert.deepEqual(new Set(ids.map(({ length }) => length)), new Set([9, 16]));
      const found = new Set<number>();
      for (const objectId of ids) {
        const answer = await send(url("/api/v2/finding/list"), { bearer, headers, body: { ...period, objectId } });
        assert.equal(answer.status, 200, answer.text);
        for (const finding of answer.json<Page<Finding>>().data) {
          assert.equal(finding.objectId, objectId);
          found.add(objectId.length);
        }
      }
      assert.deepEqual(found, new Set([9, 16]));
    });
  });

  describe("a connector that always sends every filter", () => {
    /** Signs in, and uses the first element of the resource map and its first company, with lower-case header names. */
    async function signIn(): Promise<{ bearer: string; headers: Record<string, string> }> {
      const token = await bench.credentialsToken(`Basic ${forticnpCredentials.twoCompanies}`);
      const bearer = token.json<ForticnpToken>().access_token;
      const json = { "content-type": "application/json" };
      const [map] = (await send(url("/api/v1/resourceURLMap"), { bearer, headers: json })).json<ResourceMapEntry[]>();
      const [company] = map?.companyMapSet ?? [];
      return { bearer, headers: { ...json, companyid: String(company?.companyId), roleid: String(map?.roleId) } };
    }

    const noFilter = {
      ...Object.fromEntries(
        [
          "activity",
          "activityType",
          "accountID",
          "alertState",
          "alertType",
          "city",
          "countryList",
          "idList",
          "objectIdList",
          "policyCategories",
          "policyCodeList",
          "serviceList",
          "severity",
          "status",
          "user",
        ].map((name) => [name, []]),
      ),
      id: "",
      objectId: "",
      objectName: "",
      asc: "",
      desc: "timestamp",
      startTime: startMs - 90 * 86_400_000,
      endTime: startMs,
      skip: 0,
      limit: 50,
    };

    it("can list alerts with empty filters, and filter by state and severity", async () => {
      const session = await signIn();
      const alerts = async (body: object): Promise<Page<Alert>> =>
        (await send(url("/api/v1/alert/list"), { ...session, body: { ...noFilter, ...body } })).json();
      const all = await alerts({});
      assert.deepEqual([all.totalCount, all.data.length], [120, 50]);
      const some = await alerts({
        alertState: ["Acknowledge"],
        status: ["Acknowledge"],
        severity: ["Critical", "Alert"],
      });
      assert.ok(some.data.length > 0);
      assert.ok(some.data.every(({ state, severity }) => state === "Acknowledged" && severity !== "Warning"));
    });

    it("can read resources and their findings with times and ids as text", async () => {
      const session = await signIn();
      const option = [{ key: "S3 Bucket", name: "S3 Bucket", select: true }];
      const filter = { resourceType: { option: [{ key: "AWS", name: "AWS", select: true, option }] } };
      const listed = await send(url("/api/workload/v1/profile/resource/list"), {
        ...session,
        body: { filter, status: "", skip: 0, limit: 50, orderBy: "risk_level", orderDirection: "dsc" },
      });
      // JSON.parse would round ids beyond the precision of a double.
      const [, objectId = ""] = /"id":(\d+),/.exec(listed.text) ?? [];
      assert.ok(listed.json<Page<Resource>>().datas.length > 0);
      const body = { startTime: "0", endTime: String(startMs), skip: 0, limit: 100, objectId };
      const found = (await send(url("/api/v2/finding/list"), { ...session, body })).json<Page<Finding>>();
      assert.ok(found.data.length > 0);
      const detail = await send(url("/api/workload/v1/profile/resource/topology/detail"), {
        ...session,
        headers: { ...session.headers, rid: objectId },
      });
      assert.equal(detail.json<{ resourceType: string }>().resourceType, "S3 Bucket");
    });

    it("can read counts with lower-case time headers, and document violations without a body", async () => {
      const { bearer, headers } = await signIn();
      for (const path of ["/api/v1/dashboard/severity/alert", "/api/v1/dashboard/policy/violation"]) {
        const timed = { ...headers, starttime: "0", endtime: String(startMs) };
        const rows = (await send(url(path), { bearer, headers: timed })).json<{ value: number }[]>();
        assert.ok(rows.reduce((sum, { value }) => sum + value, 0) > 0, path);
      }
      const violation = await send(url("/api/v1/profile/document/violation"), {
        method: "POST",
        bearer,
        headers: { ...headers, fileid: "unknown" },
      });
      assert.deepEqual([violation.status, violation.json<Page<unknown>>().totalCount], [200, 0]);
    });
  });

  describe("a build server's plug-in", () => {
    it("can request a token without the trailing slash, and accept 200 or 201", async () => {
      const reply = await bench.credentialsToken(`Basic ${forticnpCredentials.oneCompany}`, undefined, "");
      assert.ok([200, 201].includes(reply.status));
      const bearer = reply.json<ForticnpToken>().access_token;
      assert.equal((await send(url("/api/v1/resourceURLMap/"), { bearer })).status, 200);
    });

    it("gets a 401 with a printable body for a bad credential", async () => {
      const reply = await bench.credentialsToken("Basic 00000000-0000-4000-8000-000000000000", undefined, "");
      assert.equal(reply.status, 401);
      assert.match(reply.text, /credential/);
    });
  });

  describe("a script written from the overview page", () => {
    it("can send an empty query, a Content-Type on GET, header names in any case and an empty body", async () => {
      const bearer = await bench.signIn();
      const headers = { COMPANYID: "771205", RoleID: "771204", "Content-Type": "application/json" };
      assert.equal((await send(url("/api/v1/country/list?"), { bearer, headers })).status, 200);
      const outgoing = request(url("/api/v1/profile/document/violation?"), {
        method: "POST",
        headers: { ...headers, Authorization: `bearer ${bearer}`, FileID: "x", "Content-Length": 0 },
      });
      outgoing.end();
      const [response] = (await once(outgoing, "response")) as [IncomingMessage];
      assert.deepEqual([response.statusCode, /totalCount/.test(await text(response))], [200, true]);
    });
  });
});
