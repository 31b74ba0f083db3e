import assert from "node:assert/strict";
import { fortitokenCredentials } from "../../../src/sandbox/credentials";
import { messageOf, send, TestBench, type Reply } from "./sandboxClient";

describe("Sandbox: FortiToken Cloud login", () => {
  let bench: TestBench;
  before(async () => {
    bench = await TestBench.start({ users: 3, alerts: 0 });
  });
  after(() => bench.stop());

  const { clientId, clientSecret } = fortitokenCredentials.webApp;
  const login = (body: unknown, path = "/api/v1/login"): Promise<Reply> =>
    send(bench.sandbox.fortitokenUrl + path, { body });
  const tokenOf = (reply: Reply): { access_token: string; expires_in: number } => reply.json();

  it("returns the same token with its remaining lifetime, and a new one after its end", async () => {
    const first = await login({ client_id: clientId, client_secret: clientSecret });
    assert.equal(first.status, 201);
    assert.equal(tokenOf(first).expires_in, 3600);

    bench.time += 3_599_500;
    const second = await login({ client_id: clientId, client_secret: clientSecret }, "/api/v1/login/");
    assert.deepEqual(tokenOf(second), { access_token: tokenOf(first).access_token, expires_in: 1 });

    bench.time += 500;
    const expired = await send(`${bench.sandbox.fortitokenUrl}/api/v1/realm`, { bearer: tokenOf(first).access_token });
    assert.equal(expired.status, 401);
    const third = await login({ client_id: clientId, client_secret: clientSecret });
    assert.notEqual(tokenOf(third).access_token, tokenOf(first).access_token);
    assert.equal(tokenOf(third).expires_in, 3600);
  });

  it("distinguishes a malformed, a wrong and an unknown credential", async () => {
    assert.equal((await login({ client_id: clientId, client_secret: "short" })).status, 400);
    assert.equal((await login({ client_id: clientId, client_secret: `${clientSecret}x` })).status, 401);
    const unknown = { client_id: "00000000-0000-4000-8000-000000000000", client_secret: clientSecret };
    assert.equal((await login(unknown)).status, 404);
  });

  it("names the missing field", async () => {
    const reply = await login({ client_id: clientId });
    assert.equal(reply.status, 400);
    assert.match(messageOf(reply), /client_secret/);
  });

  it("refuses requests without a token, and every request of the restricted clients", async () => {
    const url = `${bench.sandbox.fortitokenUrl}/api/v1/realm`;
    assert.equal((await send(url)).status, 401);
    assert.equal((await send(url, { bearer: "made-up" })).status, 401);
    assert.equal((await send(url, { bearer: await bench.login("noPermission") })).status, 403);
    assert.equal((await send(url, { bearer: await bench.login("unsubscribed") })).status, 402);
    assert.equal((await send(url, { bearer: await bench.login("webApp") })).status, 200);
  });

  it("returns its version with and without a token, under a key with a leading blank", async () => {
    const open = await send(`${bench.sandbox.fortitokenUrl}/version`);
    assert.deepEqual(Object.keys(open.json<object>()), [" FIC server"]);
    assert.equal((await bench.fortitoken("/version/")).text, open.text);
  });
});
