import assert from "node:assert/strict";
import type { Alert, Finding, ForticnpPage, Resource, ResourceConfig, ResourceDetail } from "../../../src/contract";
import { schemas } from "../../../src/contract/generated/validators";
import { allAlerts, assertKeeps, everyTime, paging, withExactIds } from "./forticnpData";
import { messageOf, startMs, TestBench, type Reply } from "./sandboxClient";

type Page<T> = ForticnpPage & { datas: T[]; data: T[] };

const ranks = ["Pass", "Information", "Warning", "Alert", "Critical"];

describe("Sandbox: FortiCNP resources", () => {
  let bench: TestBench;
  let alerts: Alert[];
  let everything: Resource[];
  before(async () => {
    bench = await TestBench.start({ users: 0, alerts: 400 });
    alerts = await allAlerts(bench);
    everything = (await resources({ limit: 1000 })).datas;
  });
  after(() => bench.stop());

  const types = (...option: object[]): object => ({ filter: { resourceType: { option } } });
  const ask = (body: object): Promise<Reply> =>
    bench.forticnp("/api/workload/v1/profile/resource/list", { body: { ...types(), ...body } });
  const resources = async (body: object): Promise<Page<Resource>> => withExactIds(await ask(body));
  const findings = (body: object): Promise<Reply> =>
    bench.forticnp("/api/v2/finding/list", { body: { ...everyTime, skip: 0, limit: 1000, ...body } });
  const detail = (rid: string): Promise<Reply> =>
    bench.forticnp("/api/workload/v1/profile/resource/topology/detail", { headers: { rid } });
  const assess = (resourceid: string, failedPolicyOnly: string, body: object = {}): Promise<Reply> =>
    bench.forticnp("/api/workload/v2/profile/resource/tableView/configAssess", {
      body,
      headers: { resourceid, failedPolicyOnly },
    });

  it("lists existing resources under datas, by id, each valid by the contract", () => {
    assertKeeps(schemas.forticnp.Resource, everything);
    const ids = everything.map(({ id }) => BigInt(id));
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => (a < b ? -1 : 1)),
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.some((id) => id > 2n ** 53n) && ids.some((id) => id < 2n ** 53n));
    assert.equal(new Set(everything.map(({ account }) => account?.service)).size, 3);
  });

  it("pages by skip and limit, with the defaults 0 and 50", async () => {
    const total = everything.length;
    assert.ok(total > 50);
    const first = await resources({});
    assert.deepEqual(paging(first), [0, 50, total, Math.ceil(total / 50)]);
    assert.deepEqual(first.datas, everything.slice(0, 50));
    assert.deepEqual((await resources({ skip: 48, limit: "5" })).datas, everything.slice(48, 53));
    assert.equal((await resources({ limit: 7000 })).limit, 1000);
    assert.deepEqual((await resources({ skip: total })).datas, []);
  });

  it("filters by cloud and type, ignoring case", async () => {
    const { datas } = await resources({
      ...types(
        { key: "aws", option: [{ key: "ec2 instance", name: "EC2", select: true }] },
        { key: "GoogleCloud", option: [{ key: "Storage Bucket" }, { key: "Firewall Rule" }] },
      ),
      limit: 1000,
    });
    const kinds = new Set(
      datas.map(({ account, identity }) => `${account?.service ?? ""} ${(identity ?? "").split("/")[2] ?? ""}`),
    );
    assert.deepEqual([...kinds].sort(), [
      "AWS EC2 Instance",
      "GoogleCloud Firewall Rule",
      "GoogleCloud Storage Bucket",
    ]);
    const azure = await resources({ ...types({ key: "Azure", option: [] }), limit: 1000 });
    assert.deepEqual(
      azure.datas,
      everything.filter(({ account }) => account?.service === "Azure"),
    );
    assert.equal((await resources(types({ key: "Azure", option: [{ key: "S3 Bucket" }] }))).totalCount, 0);
  });

  it("lists deleted resources only on request", async () => {
    const { datas } = await resources({ status: "deleted", limit: 1000 });
    assertKeeps(schemas.forticnp.Resource, datas);
    const living = new Set(everything.map(({ id }) => id));
    for (const { id, state } of datas) {
      assert.ok(!living.has(id) && state === "DELETED");
      assert.equal((await detail(String(id))).json<ResourceDetail>().deleted, true);
    }
    assert.equal((await ask({ status: "gone" })).status, 400);
  });

  it('sorts by each documented field, with both spellings of "descending"', async () => {
    const key: Readonly<Record<string, (resource: Resource) => string | number | bigint>> = {
      id: ({ id }) => BigInt(id),
      region: ({ region }) => region ?? "",
      resource_type: ({ identity }) => (identity ?? "").split("/")[2] ?? "",
      risk_level: ({ riskScore }) => Number(riskScore),
    };
    for (const [orderBy, keyOf] of Object.entries(key)) {
      for (const orderDirection of ["asc", "dsc", "desc", undefined]) {
        const keys = (await resources({ orderBy, orderDirection, limit: 1000 })).datas.map(keyOf);
        const up = orderDirection === "asc" || orderDirection === undefined;
        const sorted = [...keys].sort((a, b) => (a === b ? 0 : a < b === up ? -1 : 1));
        assert.deepEqual(keys, sorted, `${orderBy} ${orderDirection ?? "by default"}`);
        assert.ok(new Set(keys).size > 1);
      }
    }
    assert.equal((await ask({ orderBy: "id", orderDirection: "down" })).status, 400);
  });

  it("names the field that breaks the contract", async () => {
    const reply = await bench.forticnp("/api/workload/v1/profile/resource/list", { body: { skip: 0 } });
    assert.deepEqual([reply.status, /filter/.test(messageOf(reply))], [400, true]);
    assert.equal((await ask({ limit: 0 })).status, 400);
  });

  it("has a resource for every alert, and as many findings as alerts for each", async () => {
    let seen = 0;
    for (const { id, account } of everything) {
      const page = withExactIds<Page<Finding>>(await findings({ objectId: String(id) }));
      const own = alerts.filter(({ resourceId }) => resourceId === String(id));
      assert.deepEqual(
        page.data.map(({ createTime, policyCode }) => [createTime, policyCode]),
        own.map(({ createTime, policyCode }) => [createTime, policyCode]),
      );
      assert.ok(page.data.every((finding) => schemas.forticnp.Finding(finding) && finding.objectId === String(id)));
      assert.ok(own.every(({ applicationId }) => applicationId === account?.accountNumber));
      seen += own.length;
    }
    assert.equal(seen, alerts.length);
  });

  it("pages the findings of a period, and accepts numbers as text", async () => {
    const id = String(alerts[0]?.resourceId);
    const all = withExactIds<Page<Finding>>(await findings({ objectId: id })).data;
    const times = all.map(({ createTime }) => Number(createTime));
    assert.ok(times.length > 2 && times.every((time, index) => index === 0 || time <= Number(times[index - 1])));
    const asText = { startTime: "0", endTime: String(times[1]), objectId: id, limit: 1 };
    const page = withExactIds<Page<Finding>>(await findings(asText));
    assert.deepEqual([page.totalCount, page.data], [times.length - 1, [all[1]]]);
    const small = everything.find((resource) => Number.isSafeInteger(resource.id))?.id;
    assert.equal((await findings({ objectId: Number(small) })).status, 200);
    assert.equal((await findings({ objectId: "9" })).status, 404);
    assert.equal((await findings({ objectId: "web-front" })).status, 400);
    assert.equal((await findings({ objectId: id, startTime: startMs, endTime: 1 })).status, 400);
    const missing = await bench.forticnp("/api/v2/finding/list", { body: { ...everyTime, skip: 0, limit: 5 } });
    assert.deepEqual([missing.status, /objectId/.test(messageOf(missing))], [400, true]);
  });

  it("returns a resource's detail with the provider's own members", async () => {
    for (const { id, name } of everything) {
      const described = (await detail(String(id))).json<ResourceDetail>();
      assertKeeps(schemas.forticnp.ResourceDetail, [described]);
      assert.deepEqual([described.name, described.deleted], [name, false]);
      assert.match(described.creationTimestamp ?? "", /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}\+00:00$/);
    }
    assert.equal((await detail("9")).status, 404);
    assert.equal((await detail("web")).status, 400);
    const missing = await bench.forticnp("/api/workload/v1/profile/resource/topology/detail");
    assert.deepEqual([missing.status, /rid/.test(messageOf(missing))], [400, true]);
  });

  it("marks a policy as failed if an alert of it is open or acknowledged", async () => {
    let [failures, passes] = [0, 0];
    for (const { id } of everything.slice(0, 25)) {
      const all = (await assess(String(id), "false")).json<Page<ResourceConfig>>();
      const failed = (await assess(String(id), "true")).json<Page<ResourceConfig>>();
      assertKeeps(schemas.forticnp.ResourceConfig, all.datas);
      const unresolved = alerts.filter(
        ({ resourceId, state }) => resourceId === String(id) && (state === "Open" || state === "Acknowledged"),
      );
      const codes = (page: Page<ResourceConfig>): Set<unknown> =>
        new Set(page.datas.map((row) => Number(row.policyId)));
      assert.deepEqual(codes(failed), new Set(unresolved.map(({ policyId }) => Number(policyId))));
      assert.ok([...codes(failed)].every((code) => codes(all).has(code)));
      failures += failed.totalCount ?? 0;
      passes += Number(all.totalCount) - Number(failed.totalCount);
    }
    assert.ok(failures > 0 && passes > 0);
  });

  it("pages and sorts the assessed policies, even without a body", async () => {
    const id = String(everything[0]?.id);
    const severitiesOf = (page: Page<ResourceConfig & { severity?: string }>): number[] =>
      page.datas.map(({ severity }) => ranks.indexOf(severity ?? ""));
    const down = (await assess(id, "false", { orderBy: "severity", orderDirection: "desc" })).json<
      Page<ResourceConfig>
    >();
    const ordered = severitiesOf(down);
    assert.deepEqual(
      ordered,
      [...ordered].sort((a, b) => b - a),
    );
    const second = (await assess(id, "false", { orderBy: "severity", orderDirection: "dsc", skip: 1, limit: 1 })).json<
      Page<ResourceConfig>
    >();
    assert.deepEqual(second.datas, down.datas.slice(1, 2));
    const bare = await bench.forticnp("/api/workload/v2/profile/resource/tableView/configAssess", {
      method: "POST",
      headers: { RESOURCEID: id },
    });
    assert.equal(bare.json<Page<ResourceConfig>>().totalCount, down.totalCount);
    assert.equal((await assess("9", "true")).status, 404);
    assert.equal((await assess(id, "perhaps")).status, 400);
    assert.equal((await assess(id, "true", { orderBy: "colour" })).status, 200);
    assert.equal((await assess(id, "true", { orderDirection: "colour" })).status, 400);
  });
});
