import assert from "node:assert/strict";
import { forticnpCredentials, fortitokenCredentials } from "../../../src/sandbox/credentials";
import { send, TestBench } from "./sandboxClient";

describe("Sandbox: marker", () => {
  const marker = "Canary9";
  let bench: TestBench;
  before(async () => (bench = await TestBench.start({ users: 0, alerts: 0, marker })));
  after(() => bench.stop());

  it("is part of every token, and may end a secret or a credential", async () => {
    const { clientId: client_id, clientSecret } = fortitokenCredentials.webApp;
    const signIn = (client_secret: string) =>
      send(`${bench.sandbox.fortitokenUrl}/api/v1/login`, { body: { client_id, client_secret } });
    for (const secret of [clientSecret, `${clientSecret}-${marker}`]) {
      const reply = await signIn(secret);
      assert.match(reply.json<{ access_token: string }>().access_token, /\.Canary9[\w-]+\.Canary9[\w-]+$/);
    }
    assert.equal((await signIn(`${clientSecret}-Canary8`)).status, 401);

    const { oneCompany } = forticnpCredentials;
    for (const credential of [oneCompany, `${oneCompany}-${marker}`]) {
      const reply = await bench.credentialsToken(`Basic ${credential}`);
      const { access_token, refresh_token } = reply.json<{ access_token: string; refresh_token: string }>();
      assert.match(access_token, /\.Canary9[\w-]+$/);
      assert.match(refresh_token, /^Canary9/);
    }
    assert.equal((await bench.credentialsToken(`Basic ${oneCompany}-Canary8`)).status, 401);
  });
});
