import assert from "node:assert/strict";
import { forticnpCredentials } from "../../../src/sandbox/credentials";
import type { ForticnpToken, ResourceMapEntry } from "../../../src/contract";
import { messageOf, send, startMs, TestBench, type Reply } from "./sandboxClient";

const hourMs = 3_600_000;

describe("Sandbox: FortiCNP sessions", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 0, alerts: 30 });
  });
  afterEach(() => bench.stop());

  const credential = forticnpCredentials.oneCompany;
  const refresh = (form: string): Promise<Reply> =>
    send(`${bench.sandbox.forticnpUrl}/api/v1/auth/token/refresh`, { form });
  const severities = (bearer: string, headers: Record<string, string>): Promise<Reply> =>
    send(`${bench.sandbox.forticnpUrl}/api/v1/severity`, { bearer, headers });

  it("accepts the raw credential after Basic, with and without the trailing slash", async () => {
    assert.equal((await bench.credentialsToken(`Basic ${credential}`)).status, 200);
    assert.equal((await bench.credentialsToken(`Basic ${credential}`, undefined, "")).status, 200);
    const encoded = Buffer.from(credential).toString("base64");
    assert.equal((await bench.credentialsToken(`Basic ${encoded}`)).status, 401);
    assert.equal((await bench.credentialsToken(`Bearer ${credential}`)).status, 401);
    assert.equal((await bench.credentialsToken(`Basic ${forticnpCredentials.revoked}`)).status, 401);
  });

  it("writes the expiry in exponent form, equal to the token's own claim", async () => {
    const reply = await bench.credentialsToken(`Basic ${credential}`);
    assert.match(reply.text, /"expires":1\.\d+E12[,}]/);
    const token = reply.json<ForticnpToken>();
    assert.equal(token.expires, startMs + 2 * hourMs);
    const [, claims = ""] = token.access_token.split(".");
    const { exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { exp: number };
    assert.equal(exp, Math.floor((startMs + 2 * hourMs) / 1000));
  });

  it("writes an expiry on a full minute with a short fraction", async () => {
    bench.time = 1_900_000_000_000 - 2 * hourMs;
    assert.match((await bench.credentialsToken(`Basic ${credential}`)).text, /"expires":1\.9E12[,}]/);
  });

  it("requires the right grant type in a form", async () => {
    const wrong = await bench.credentialsToken(`Basic ${credential}`, "grant_type=password");
    assert.deepEqual([wrong.status, messageOf(wrong).includes("grant_type")], [400, true]);
    const json = await send(`${bench.sandbox.forticnpUrl}/api/v1/auth/credentials/token/`, {
      body: { grant_type: "client_credentials" },
      headers: { authorization: `Basic ${credential}` },
    });
    assert.equal(json.status, 400);
  });

  it("refreshes for 8 hours without a new refresh token", async () => {
    const first = (await bench.credentialsToken(`Basic ${credential}`)).json<ForticnpToken>();
    const form = `grant_type=refresh_token&refresh_token=${first.refresh_token ?? ""}`;
    bench.time += 8 * hourMs - 1;
    const renewed = await refresh(form);
    assert.equal(renewed.status, 200);
    assert.deepEqual(Object.keys(renewed.json<object>()).sort(), ["access_token", "expires", "token_type"]);
    assert.equal((await severities(first.access_token, {})).status, 401);
    const headers = { companyId: "771205", roleId: "771204" };
    assert.equal((await severities(renewed.json<ForticnpToken>().access_token, headers)).status, 200);
    bench.time += 1;
    assert.equal((await refresh(form)).status, 401);
    assert.equal((await refresh("grant_type=refresh_token&refresh_token=made-up")).status, 401);
    assert.equal((await refresh("grant_type=client_credentials&refresh_token=x")).status, 400);
  });

  it("maps each credential to its role and companies", async () => {
    const map = async (name: "oneCompany" | "twoCompanies"): Promise<ResourceMapEntry[]> => {
      const bearer = await bench.signIn(name);
      return (await send(`${bench.sandbox.forticnpUrl}/api/v1/resourceURLMap`, { bearer })).json();
    };
    const [single] = await map("oneCompany");
    assert.equal(single?.resourceURL, bench.sandbox.forticnpUrl);
    assert.equal(single.companyMapSet?.length, 1);
    const double = await map("twoCompanies");
    assert.equal(double.length, 1);
    assert.equal(double[0]?.companyMapSet?.length, 2);
  });

  it("distinguishes a missing company or role from a foreign one, with header names in any case", async () => {
    const bearer = await bench.signIn();
    assert.equal((await severities(bearer, { COMPANYID: "771205", roleid: "771204" })).status, 200);
    const accounts = (headers: Record<string, string>) =>
      send(`${bench.sandbox.forticnpUrl}/api/v1/dashboard/severity/alert`, { bearer, headers });
    assert.equal((await accounts({ roleId: "771204" })).status, 400);
    assert.equal((await accounts({ companyId: "771205" })).status, 400);
    assert.equal((await severities(bearer, { companyId: "771390", roleId: "771204" })).status, 403);
    assert.equal((await severities(bearer, { companyId: "771205", roleId: "771388" })).status, 403);
  });

  it("returns failures in its own body format", async () => {
    const reply = await severities("made-up", {});
    assert.equal(reply.status, 401);
    const body = reply.json<{ code: number; msg: string; httpCode: number }>();
    assert.deepEqual([body.httpCode, body.code !== 0, typeof body.msg], [401, true, "string"]);
  });
});
