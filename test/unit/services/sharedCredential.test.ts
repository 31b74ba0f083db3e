import assert from "node:assert/strict";
import { operations } from "../../../src/contract";
import { createFortiTokenClient } from "../../../src/services";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import { TestServer } from "./testServer";

describe("two programs that share a credential with one valid token", () => {
  let live = "";
  let signIns: number;
  let isRefusingAll = false;
  /** The number of next calls whose token the other program has invalidated. */
  let thefts: number;
  const server = new TestServer(({ url, headers }) => {
    if (url.includes("/login")) {
      signIns += 1;
      live = `token-${signIns}`;
      return { status: 201, body: { access_token: live, expires_in: 3600 } };
    }
    if (thefts > 0) {
      thefts -= 1;
      live = "the other one's";
    }
    const isTaken = !isRefusingAll && headers.authorization === `Bearer ${live}`;
    return isTaken ? { body: [] } : { status: 401, body: { message: "no" } };
  });
  before(() => server.start());
  after(() => server.stop());
  beforeEach(() => (signIns = thefts = 0));

  const open = (): FortiTokenClient =>
    createFortiTokenClient({
      ...{
        host: server.url,
        clientId: "app",
        clientSecret: "s3cret",
        label: "Lab",
        readOnly: false,
        timeoutMs: 10_000,
      },
      log: { request: () => undefined },
      clientType: "web",
    });

  it("both get all their responses, with few sign-ins", async () => {
    const clients = [open(), open()];
    const calls = 40;
    const work = async (client: FortiTokenClient): Promise<void> => {
      for (let call = 0; call < calls; call += 1) await client.findUsers({ username: "a" });
    };
    await Promise.all(clients.map(work));
    assert.ok(signIns >= 2 && signIns <= 16, `${signIns} sign-ins for ${2 * calls} calls`);
    for (const client of clients) client.dispose();
  });

  it("does not report a refused code when the token was lost twice", async () => {
    const client = open();
    thefts = 3;
    // Each code's 401 needs one more: the read that distinguishes a lost token from a wrong code finds its own token
    // lost too.
    await client.authentication.verify({ username: "a", token: "123456" });
    client.dispose();
  });

  it("returns the response to a read of Send Request although its token was lost twice", async () => {
    const client = open();
    thefts = 2;
    assert.equal((await client.call({ operation: operations.fortitoken.pageUsers })).status, 200);
    client.dispose();
  });

  it("stops a request that every new token fails to authorize", async () => {
    const client = open();
    isRefusingAll = true;
    await assert.rejects(client.findUsers({ username: "a" }), { category: "signIn" });
    isRefusingAll = false;
    assert.ok(signIns <= 4, `${signIns} sign-ins`);
    client.dispose();
  });
});
