import assert from "node:assert/strict";
import type { Alert, DocumentDetail, DocumentPermission, ForticnpPage } from "../../../src/contract";
import { schemas } from "../../../src/contract/generated/validators";
import { allAlerts, assertKeeps, everyTime, paging } from "./forticnpData";
import { messageOf, TestBench, type Reply } from "./sandboxClient";

interface Activity {
  readonly createTime: number;
  readonly operation: string;
  readonly user: string;
}

describe("Sandbox: FortiCNP documents", () => {
  let bench: TestBench;
  let documents: Map<string, Alert[]>;
  before(async () => {
    bench = await TestBench.start({ users: 0, alerts: 300 });
    documents = new Map();
    for (const alert of (await allAlerts(bench)).filter(({ alertType }) => alertType === "Data Analysis")) {
      documents.set(String(alert.objectId), [...(documents.get(String(alert.objectId)) ?? []), alert]);
    }
  });
  after(() => bench.stop());

  const call = (name: string, headers: Record<string, string>, body?: object): Promise<Reply> =>
    bench.forticnp(`/api/v1/profile/document/${name}`, { method: "POST", headers, body });
  const activities = async (fileId: string, body: object = {}): Promise<ForticnpPage & { data: Activity[] }> => {
    const reply = await call("activity", { fileId }, { ...everyTime, skip: 0, limit: 1000, ...body });
    assert.equal(reply.status, 200, reply.text);
    return reply.json();
  };

  it("has the document of every document alert", async () => {
    assert.ok(documents.size > 5);
    for (const [fileId, [alert]] of documents) {
      const page = (await call("detail", { fileId })).json<ForticnpPage & { data: DocumentDetail }>();
      assert.deepEqual(paging(page), [0, 1, 1, 1]);
      assertKeeps(schemas.forticnp.DocumentDetail, [page.data]);
      const { fileName, buId, serviceId } = page.data;
      assert.deepEqual([fileName, buId, serviceId], [alert?.object, alert?.buId, alert?.applicationId]);
      assert.equal("storageAccount" in page.data, alert?.service === "Azure");
    }
  });

  it("lists a document's activities, newest first, including violations", async () => {
    for (const [fileId, alerts] of documents) {
      const { data } = await activities(fileId);
      assert.ok(data.length > alerts.length);
      assert.ok(
        data.every(({ createTime }, index) => index === 0 || createTime <= Number(data[index - 1]?.createTime)),
      );
      for (const { createTime, violationActivity, user } of alerts) {
        assert.ok(
          data.some((a) => a.createTime === createTime && a.operation === violationActivity && a.user === user),
        );
      }
    }
  });

  it("filters the activities by period and operation, and pages them", async () => {
    const [[fileId] = [""]] = documents;
    const { data } = await activities(fileId);
    const middle = data[Math.floor(data.length / 2)]?.createTime ?? 0;
    const later = await activities(fileId, { startTime: middle });
    assert.deepEqual(
      later.data,
      data.filter(({ createTime }) => createTime >= middle),
    );
    const operation = data[0]?.operation ?? "";
    const kind = await activities(fileId, { operationList: [operation] });
    assert.deepEqual(
      kind.data,
      data.filter((activity) => activity.operation === operation),
    );
    assert.deepEqual((await activities(fileId, { operationList: [] })).totalCount, data.length);
    assert.deepEqual((await activities(fileId, { skip: "1", limit: "1" })).data, data.slice(1, 2));
    const service = String(documents.get(fileId)?.[0]?.service);
    const body = { ...everyTime, skip: 0, limit: 5 };
    assert.equal((await call("activity", { fileId, service: service.toLowerCase() }, body)).status, 200);
    assert.equal((await call("activity", { fileId, service: "Elsewhere" }, body)).status, 404);
    const missing = await call("activity", { fileId }, { skip: 0, limit: 5 });
    assert.deepEqual([missing.status, /startTime/.test(messageOf(missing))], [400, true]);
  });

  it("lists who may read a document, and marks a document shared outside as public", async () => {
    const shares = new Set<boolean | undefined>();
    for (const [fileId, alerts] of documents) {
      const page = (await call("permission", { fileId })).json<ForticnpPage & { data: DocumentPermission[] }>();
      assert.deepEqual(paging(page), [0, 1, 1, 1]);
      assertKeeps(schemas.forticnp.DocumentPermission, page.data);
      const [permission] = page.data;
      assert.ok((permission?.AccessControlInfoList ?? []).length > 0);
      const isPublic = alerts.some(({ policyCode, state }) => policyCode === "FC-ACT-903" && state !== "Resolved");
      assert.deepEqual([permission?.isPublic, permission?.sharedLink?.length], [isPublic, isPublic ? 1 : 0]);
      shares.add(permission?.isPublic);
    }
    assert.equal(shares.size, 2);
  });

  it("answers 404 for an unknown document, and 400 for a missing or misspelled header", async () => {
    const body = { ...everyTime, skip: 0, limit: 5 };
    const [[fileId] = [""]] = documents;
    for (const name of ["detail", "activity", "permission"]) {
      const sent = name === "activity" ? body : undefined;
      assert.equal((await call(name, { fileId: "unknown" }, sent)).status, 404);
      const misspelt = await call(name, { filedId: fileId }, sent);
      assert.deepEqual([misspelt.status, /fileid/i.test(messageOf(misspelt))], [400, true]);
      assert.equal((await call(name, { FILEID: fileId }, sent)).status, 200);
    }
  });
});
