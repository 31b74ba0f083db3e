import assert from "node:assert/strict";
import { schemas } from "../../../src/contract/generated/validators";
import type { Alert, Country, DocumentViolation, ForticnpPage, Severity } from "../../../src/contract";
import { messageOf, send, startMs, TestBench, type Reply } from "./sandboxClient";

type AlertPage = ForticnpPage & { data: Alert[] };
const dayMs = 86_400_000;

describe("Sandbox: FortiCNP alerts and lists", () => {
  let bench: TestBench;
  let all: Alert[];
  before(async () => {
    bench = await TestBench.start({ users: 0, alerts: 1200 });
    all = [...(await alerts({ limit: 1000 })).data, ...(await alerts({ limit: 1000, skip: 1000 })).data];
  });
  after(() => bench.stop());

  const ask = (body: object): Promise<Reply> =>
    bench.forticnp("/api/v1/alert/list", { body: { startTime: 0, endTime: startMs, skip: 0, limit: 1000, ...body } });
  const alerts = async (body: object = {}): Promise<AlertPage> => {
    const reply = await ask(body);
    assert.equal(reply.status, 200, reply.text);
    return reply.json();
  };
  const time = (alert: Alert | undefined): number => Number(alert?.createTime);

  async function assertFilter(body: object, test: (alert: Alert) => boolean): Promise<void> {
    const expected = all.filter(test);
    assert.ok(expected.length > 0 && expected.length < all.length, "the seed has alerts on both sides");
    assert.deepEqual((await alerts(body)).data, expected.slice(0, 1000), JSON.stringify(body));
  }

  it("lists every alert of the last 90 days once, newest first, each valid by the contract", () => {
    assert.equal(new Set(all.map((alert) => alert.id)).size, 1200);
    for (const [index, alert] of all.entries()) {
      assert.ok(schemas.forticnp.Alert(alert), JSON.stringify(schemas.forticnp.Alert.errors));
      assert.ok(time(alert) > startMs - 90 * dayMs && time(alert) < startMs);
      assert.ok(index === 0 || time(all[index - 1]) >= time(alert));
    }
  });

  it("pages by skip and limit, and reduces a larger limit to 1000", async () => {
    const page = await alerts({ skip: 10, limit: 5 });
    assert.deepEqual(page.data, all.slice(10, 15));
    assert.deepEqual([page.skip, page.limit, page.totalCount, page.totalPage], [10, 5, 1200, 240]);
    const clamped = await alerts({ limit: 5000 });
    assert.deepEqual([clamped.limit, clamped.data.length, clamped.totalPage], [1000, 1000, 2]);
    assert.deepEqual((await alerts({ skip: 1200 })).data, []);
  });

  it("accepts numbers as text", async () => {
    const page = await alerts({ startTime: "0", endTime: String(startMs), skip: "0", limit: "3" });
    assert.equal(page.data.length, 3);
  });

  it("filters by time", async () => {
    const from = startMs - 10 * dayMs;
    await assertFilter({ startTime: from }, (alert) => time(alert) >= from);
    await assertFilter({ endTime: from }, (alert) => time(alert) <= from);
    const newest = time(all[0]);
    assert.equal((await alerts({ startTime: newest, endTime: newest })).totalCount, 1);
    assert.equal((await ask({ startTime: 2, endTime: 1 })).status, 400);
  });

  it("filters by every field of the contract", async () => {
    const sample = all.find((alert) => (alert.geoLocationList ?? []).length > 0) as Alert;
    const place = sample.geoLocationList?.[0];
    const near = (alert: Alert, test: (code: unknown, city: unknown) => boolean): boolean =>
      (alert.geoLocationList ?? []).some(({ countryCode, city }) => test(countryCode, city));
    await assertFilter({ id: sample.id }, (alert) => alert.id === sample.id);
    await assertFilter({ idList: [sample.id, all[0]?.id] }, (alert) => [sample.id, all[0]?.id].includes(alert.id));
    await assertFilter({ user: [sample.user] }, (alert) => alert.user === sample.user);
    await assertFilter(
      { activity: [sample.violationActivity] },
      (a) => a.violationActivity === sample.violationActivity,
    );
    await assertFilter({ objectId: String(sample.objectId) }, (a) => String(a.objectId) === String(sample.objectId));
    await assertFilter({ objectIdList: [sample.objectId] }, (a) => String(a.objectId) === String(sample.objectId));
    await assertFilter({ objectName: sample.object }, (alert) => alert.object === sample.object);
    await assertFilter({ severity: ["Critical"] }, (alert) => alert.severity === "Critical");
    await assertFilter({ countryList: [place?.countryCode] }, (a) => near(a, (code) => code === place?.countryCode));
    await assertFilter({ city: [place?.city] }, (a) => near(a, (_, city) => city === place?.city));
    await assertFilter({ alertType: ["Data Analysis"] }, (alert) => alert.alertType === "Data Analysis");
    await assertFilter({ policyCodeList: ["FC-ACT-921"] }, (alert) => alert.policyCode === "FC-ACT-921");
    await assertFilter({ policyCategories: ["Malware"] }, (alert) => alert.policyCode === "FC-ACT-904");
    await assertFilter({ serviceList: ["googlecloud"] }, (alert) => alert.service === "GoogleCloud");
    await assertFilter({ accountID: ["100000000017"] }, (alert) => alert.applicationId === "100000000017");
    await assertFilter({ activityType: ["LOGIN"] }, (a) => String(a.violationActivity).startsWith("LOGIN"));
  });

  it("accepts both spellings of a state, under both names", async () => {
    for (const [spelling, state] of [
      ["Acknowledge", "Acknowledged"],
      ["Acknowledged", "Acknowledged"],
      ["Dismiss", "Dismissed"],
      ["Resolved", "Resolved"],
    ]) {
      await assertFilter({ alertState: [spelling] }, (alert) => alert.state === state);
      await assertFilter({ status: [spelling] }, (alert) => alert.state === state);
    }
  });

  it("treats empty arrays and texts as no filter", async () => {
    assert.equal((await alerts({ severity: [], user: [], id: "", objectName: "", asc: "" })).totalCount, 1200);
  });

  it("sorts ascending or descending by a named field", async () => {
    const oldest = await alerts({ asc: "timestamp", limit: 2 });
    assert.deepEqual(oldest.data, [all.at(-1), all.at(-2)]);
    const newest = await alerts({ desc: "timestamp", limit: 2 });
    assert.deepEqual(newest.data, all.slice(0, 2));
    const byRegion = (await alerts({ asc: "region" })).data.map((alert) => alert.region ?? "");
    assert.deepEqual(byRegion, [...byRegion].sort());
  });

  it("names the field that breaks the contract", async () => {
    const missing = await bench.forticnp("/api/v1/alert/list", { body: { startTime: 0, endTime: 1, skip: 0 } });
    assert.deepEqual([missing.status, /limit/.test(messageOf(missing))], [400, true]);
    const wrong = await ask({ severity: "Critical" });
    assert.deepEqual([wrong.status, /body\.severity.*array/.test(messageOf(wrong))], [400, true]);
  });

  it("returns ids as numbers and as text, some beyond the precision of a double", async () => {
    const kinds = (name: "objectId" | "policyId"): Set<string> => new Set(all.map((alert) => typeof alert[name]));
    assert.deepEqual(kinds("objectId"), new Set(["number", "string"]));
    assert.deepEqual(kinds("policyId"), new Set(["number", "string"]));
    assert.match((await ask({})).text, /"objectId":92\d{14},/);
    assert.ok(all.some((alert) => "eventId" in alert) && all.some((alert) => "eventIdList" in alert));
  });

  it("shows another company only its own alerts", async () => {
    const bearer = await bench.signIn("twoCompanies");
    const reply = await send(`${bench.sandbox.forticnpUrl}/api/v1/alert/list`, {
      bearer,
      headers: { companyId: "771390", roleId: "771388" },
      body: { startTime: 0, endTime: startMs, skip: 0, limit: 1000 },
    });
    const page = reply.json<AlertPage>();
    assert.equal(page.totalCount, 400);
    assert.ok(page.data.every((alert) => alert.companyId === 771390));
  });

  it("finds violations in a document, and omits data if there are none", async () => {
    const documents = all.filter((alert) => alert.alertType === "Data Analysis");
    const violation = (fileId: string): Promise<Reply> =>
      bench.forticnp("/api/v1/profile/document/violation", { method: "POST", headers: { fileId } });
    let [withData, without] = [0, 0];
    for (const { objectId } of documents.slice(0, 40)) {
      assert.match(String(objectId), /^[\w-]{43}$/);
      const page = (await violation(String(objectId))).json<ForticnpPage & { data?: DocumentViolation[] }>();
      if (page.data) {
        assert.ok(schemas.forticnp.DocumentViolation(page.data[0]));
        assert.equal(page.totalCount, page.data.length);
        withData += 1;
      } else {
        without += 1;
      }
    }
    assert.ok(withData > 0 && without > 0);
    const none = { totalPage: 0, limit: 0, skip: 0, totalCount: 0 };
    assert.deepEqual((await violation("unknown-file")).json(), none);
    const misspelt = await bench.forticnp("/api/v1/profile/document/violation", {
      method: "POST",
      headers: { filedId: String(documents[0]?.objectId) },
    });
    assert.equal(misspelt.status, 400);
  });

  it("lists severities and all countries as bare arrays", async () => {
    const severities = (await bench.forticnp("/api/v1/severity")).json<Severity[]>();
    assert.deepEqual(
      severities.map(({ id, name }) => `${String(id)} ${name ?? ""}`),
      ["1 Critical", "2 Alert", "3 Warning", "4 Information", "5 Pass"],
    );
    const countries = (await bench.forticnp("/api/v1/country/list?")).json<Country[]>();
    assert.equal(countries.length, 249);
    assert.equal(new Set(countries.map(({ id }) => id)).size, 249);
    assert.ok(countries.every(({ id, country }) => /^[A-Z]{2}$/.test(id) && (country ?? "").trim() === country));
    assert.deepEqual(
      countries.find(({ id }) => id === "FI"),
      { id: "FI", country: "Finland" },
    );
  });
});
