import assert from "node:assert/strict";
import type {
  AccountSeverity,
  Alert,
  CloudAccount,
  CloudAccountDetail,
  ForticnpEvent,
  PolicyViolation,
  Resource,
  SeverityCount,
} from "../../../src/contract";
import { schemas } from "../../../src/contract/generated/validators";
import { allAlerts, assertKeeps, withExactIds } from "./forticnpData";
import { messageOf, send, startMs, TestBench, type Reply } from "./sandboxClient";

const dayMs = 86_400_000;

describe("Sandbox: FortiCNP counts, events and cloud accounts", () => {
  let bench: TestBench;
  let alerts: Alert[];
  before(async () => {
    bench = await TestBench.start({ users: 0, alerts: 300 });
    alerts = await allAlerts(bench);
  });
  after(() => bench.stop());

  const since = { starttime: String(startMs - 30 * dayMs), endTime: String(startMs) };
  const recent = (alert: Alert): boolean => Number(alert.createTime) >= startMs - 30 * dayMs;

  it("counts open alerts by severity, in a period or in total", async () => {
    const path = "/api/v1/dashboard/severity/alert";
    for (const [headers, within] of [
      [{}, () => true],
      [since, recent],
    ] as const) {
      const rows = (await bench.forticnp(path, { headers })).json<SeverityCount[]>();
      assertKeeps(schemas.forticnp.SeverityCount, rows);
      assert.deepEqual(
        rows,
        ["Critical", "Alert", "Warning", "Information"].map((key, index) => ({
          id: String(index),
          key,
          value: alerts.filter((a) => a.state === "Open" && a.severity === key && within(a)).length,
        })),
      );
    }
    const wrong = await bench.forticnp(path, { headers: { startTime: "yesterday" } });
    assert.deepEqual([wrong.status, /starttime/i.test(messageOf(wrong))], [400, true]);
    assert.equal((await bench.forticnp(path, { headers: { startTime: "2", endTime: "1" } })).status, 400);
  });

  it("counts alerts by policy, the most violated first", async () => {
    for (const [headers, within] of [
      [{}, () => true],
      [since, recent],
    ] as const) {
      const rows = (await bench.forticnp("/api/v1/dashboard/policy/violation", { headers })).json<PolicyViolation[]>();
      assertKeeps(schemas.forticnp.PolicyViolation, rows);
      const counted = alerts.filter(within);
      assert.equal(
        rows.reduce((sum, { value = 0 }) => sum + value, 0),
        counted.length,
      );
      for (const [index, { id, key, value = 0 }] of rows.entries()) {
        assert.equal(value, counted.filter((a) => a.policyCode === id && a.policyName === key).length);
        assert.ok(index === 0 || value <= Number(rows[index - 1]?.value));
      }
    }
  });

  it("defines the events whose values the alerts have", async () => {
    const events = (await bench.forticnp("/api/v1/event")).json<ForticnpEvent[]>();
    assertKeeps(schemas.forticnp.Event, events);
    for (const { id, nameEnum, value, searchField } of events) {
      assert.equal(value, searchField === "subOperationList" ? nameEnum : String(id));
    }
    assert.equal(new Set(events.map(({ searchField }) => searchField)).size, 2);
    const used = new Set(alerts.map(({ violationActivity }) => violationActivity).filter((value) => value !== ""));
    assert.ok(used.size > 5);
    assert.deepEqual(
      [...used].filter((value) => !events.some((event) => event.value === value)),
      [],
    );
  });

  it("lists the cloud accounts with the counts of their content", async () => {
    const accounts = (await bench.forticnp("/api/v1/service/status/list")).json<CloudAccount[]>();
    assertKeeps(schemas.forticnp.CloudAccount, accounts);
    const list = await bench.forticnp("/api/workload/v1/profile/resource/list", {
      body: { filter: { resourceType: { option: [] } }, limit: 1000 },
    });
    const resources = withExactIds<{ datas: Resource[] }>(list).datas;
    for (const { serviceId, vmNum, storageUsage, companyId, lastUpdate, BuId } of accounts) {
      const own = resources.filter(({ account }) => account?.accountNumber === serviceId);
      assert.equal(vmNum, own.filter(({ category }) => category === "Compute").length);
      assert.equal(
        Number(storageUsage) > 0,
        own.some(({ category }) => category === "Storage"),
      );
      assert.ok(companyId === 771205 && Number(lastUpdate) < startMs);
      assert.ok(alerts.every((alert) => (alert.applicationId === serviceId) === (alert.buId === BuId)));
    }
    assert.equal(new Set(accounts.map(({ service }) => service)).size, 3);
    assert.ok(accounts.some(({ appStatus }) => appStatus === "DELETE_PENDING"));
    assert.ok(accounts.some(({ serviceId }) => String(serviceId).startsWith("@")));
  });

  it("returns each account's risk, with or without a role", async () => {
    const path = "/api/v1/dashboard/cloud/account/list";
    const rows = (await bench.forticnp(path)).json<AccountSeverity[]>();
    assertKeeps(schemas.forticnp.AccountSeverity, rows);
    const accounts = (await bench.forticnp("/api/v1/service/status/list")).json<CloudAccount[]>();
    const keys = (list: (AccountSeverity | CloudAccount)[]): string[] =>
      list.map(({ service, serviceId }) => `${service ?? ""} ${serviceId}`);
    assert.deepEqual(keys(rows), keys(accounts));
    assert.ok(new Set(rows.map(({ severity }) => severity)).size > 1);
    assert.ok(rows.every(({ severity }) => severity?.endsWith(" Risk")));
    const bearer = await bench.signIn();
    const withCompany = { companyId: "771205" };
    const { forticnpUrl } = bench.sandbox;
    assert.equal((await send(forticnpUrl + path, { bearer, headers: withCompany })).status, 200);
    assert.equal((await send(forticnpUrl + path, { bearer, headers: { ...withCompany, roleId: "1" } })).status, 403);
    assert.equal((await send(forticnpUrl + path, { bearer })).status, 400);
  });

  it("returns an account's health by cloud and id", async () => {
    const detail = (headers: Record<string, string>): Promise<Reply> =>
      bench.forticnp("/api/v1/service/status/detail", { headers });
    const accounts = (await bench.forticnp("/api/v1/service/status/list")).json<CloudAccount[]>();
    for (const { service = "", serviceId, BuId } of accounts) {
      const found = (
        await detail({ service: service.toUpperCase(), serviceId: String(serviceId) })
      ).json<CloudAccountDetail>();
      assertKeeps(schemas.forticnp.CloudAccountDetail, [found]);
      assert.deepEqual([found.BuId, found.applicationInfo?.applicationId], [BuId, serviceId]);
      assert.equal("accNum" in (found.applicationInfo ?? {}), service === "AWS");
    }
    assert.equal((await detail({ service: "Azure", serviceId: "100000000017" })).status, 404);
    assert.equal((await detail({ service: "AWS", serviceId: "100000000041" })).status, 404);
    const missing = await detail({ service: "AWS" });
    assert.deepEqual([missing.status, /serviceid/i.test(messageOf(missing))], [400, true]);
  });
});
