import assert from "node:assert/strict";
import type { AlertPolicy, ForticnpToken } from "../../../src/contract";
import { forticnpCredentials } from "../../../src/sandbox/credentials";
import { schemas } from "../../../src/contract/generated/validators";
import { assertKeeps } from "./forticnpData";
import { messageOf, send, TestBench, type Reply } from "./sandboxClient";

describe("Sandbox: FortiCNP limits and operations that a tenant does not offer", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 0, alerts: 30, requestsPerMinute: 100 });
  });
  afterEach(() => bench.stop());

  const map = (bearer: string): Promise<Reply> =>
    send(`${bench.sandbox.forticnpUrl}/api/v1/resourceURLMap`, { bearer });
  const statuses = async (count: number, ask: () => Promise<Reply>): Promise<Set<number>> => {
    const seen = new Set<number>();
    for (let i = 0; i < count; i += 1) {
      seen.add((await ask()).status);
    }
    return seen;
  };

  it("accepts 100 requests per credential in any 60 seconds, including token requests", async () => {
    const bearer = await bench.signIn();
    assert.deepEqual(await statuses(98, () => map(bearer)), new Set([200]));
    bench.time += 30_000;
    assert.equal((await map(bearer)).status, 200);
    const refused = await map(bearer);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get("retry-after"), null);
    const body = refused.json<{ code: number; msg: string; httpCode: number }>();
    assert.deepEqual([body.code !== 0, body.httpCode, /100 requests/.test(body.msg)], [true, 429, true]);
    assert.equal((await bench.credentialsToken(`Basic ${forticnpCredentials.oneCompany}`)).status, 429);
    assert.equal((await map(await bench.signIn("twoCompanies"))).status, 200);
    bench.time += 30_000;
    assert.deepEqual(await statuses(99, () => map(bearer)), new Set([200]));
    assert.equal((await map(bearer)).status, 429);
  });

  it("counts token refreshes", async () => {
    bench.sandbox.options.set({ requestsPerMinute: 3 });
    const token = (await bench.credentialsToken(`Basic ${forticnpCredentials.oneCompany}`)).json<ForticnpToken>();
    const form = `grant_type=refresh_token&refresh_token=${token.refresh_token ?? ""}`;
    const refresh = (): Promise<Reply> => send(`${bench.sandbox.forticnpUrl}/api/v1/auth/token/refresh`, { form });
    assert.deepEqual(await statuses(2, refresh), new Set([200]));
    assert.equal((await refresh()).status, 429);
    assert.equal((await map(token.access_token)).status, 429);
  });

  it("refuses with the status and the header of the options", async () => {
    const bearer = await bench.signIn();
    bench.sandbox.options.set({ requestsPerMinute: 1, throttleStatus: 503, retryAfterSeconds: 0 });
    const at = await map(bearer);
    assert.deepEqual([at.status, at.headers.get("retry-after")], [503, "0"]);
    bench.sandbox.options.set({ requestsPerMinute: 0 });
    assert.deepEqual(await statuses(150, () => map(bearer)), new Set([200]));
  });

  it("answers 404 for an operation that the tenant does not offer, even without a token", async () => {
    bench.sandbox.options.set({ notOffered: ["listEvents", "listAlerts"] });
    for (const reply of [
      await bench.forticnp("/api/v1/event"),
      await bench.forticnp("/api/v1/alert/list", { body: {} }),
      await send(`${bench.sandbox.forticnpUrl}/api/v1/event`),
    ]) {
      assert.deepEqual([reply.status, /not offered by this tenant/.test(messageOf(reply))], [404, true]);
    }
    assert.equal((await bench.forticnp("/api/v1/severity")).status, 200);
    bench.sandbox.options.set({ notOffered: [] });
    assert.equal((await bench.forticnp("/api/v1/event")).status, 200);
  });

  describe("the operations that FortiCNP removed", () => {
    const password = (username: string, secret: string): Promise<Reply> =>
      send(`${bench.sandbox.forticnpUrl}/api/v1/auth/token`, {
        form: new URLSearchParams({ grant_type: "password", username, password: secret }).toString(),
      });

    it("are absent by default", async () => {
      assert.equal((await bench.forticnp("/api/v1/alert/policy/list")).status, 404);
      assert.equal((await bench.forticnp("/api/v1/account/role")).status, 404);
      assert.equal((await password("analyst@example.net", forticnpCredentials.oneCompany)).status, 404);
    });

    it("answer as before if the options restore them", async () => {
      bench.sandbox.options.set({ notOffered: [] });
      const { forticnpUrl } = bench.sandbox;
      const token = await password("analyst@example.net", forticnpCredentials.oneCompany);
      assert.equal(token.status, 200);
      const bearer = token.json<ForticnpToken>().access_token;
      assert.equal((await password("analyst@example.net", forticnpCredentials.twoCompanies)).status, 401);
      assert.equal((await password("nobody@example.net", forticnpCredentials.oneCompany)).status, 401);

      const policies = await send(`${forticnpUrl}/api/v1/alert/policy/list`, {
        bearer,
        headers: { companyId: "771205" },
      });
      assertKeeps(schemas.forticnp.AlertPolicy, policies.json<AlertPolicy[]>());
      assert.ok(policies.json<AlertPolicy[]>().some(({ id, category }) => id === "FC-ACT-901" && category === "DLP"));

      const role = await send(`${forticnpUrl}/api/v1/account/role`, { bearer, headers: { roleId: "771204" } });
      assertKeeps(schemas.forticnp.AccountRole, [role.json()]);
      assert.equal(role.json<{ email: string }>().email, "analyst@example.net");
      assert.equal((await send(`${forticnpUrl}/api/v1/account/role`, { bearer })).status, 400);
      assert.equal((await send(`${forticnpUrl}/api/v1/account/role`, { headers: { roleId: "771204" } })).status, 401);
    });
  });
});
