import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { messageOf, send, TestBench } from "./sandboxClient";

describe("Sandbox: injected faults", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 5, alerts: 5 });
  });
  afterEach(() => bench.stop());

  it("hit the named operation the given number of times", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "listRealms", status: 503, times: 2 });
    assert.equal((await bench.fortitoken("/api/v1/user")).status, 200);
    const spoiled = await bench.fortitoken("/api/v1/realm");
    assert.equal(spoiled.status, 503);
    assert.notEqual(messageOf(spoiled), "");
    assert.equal((await bench.fortitoken("/api/v1/realm")).status, 503);
    assert.equal((await bench.fortitoken("/api/v1/realm")).status, 200);
  });

  it("answer with any status, headers, text and content type", async () => {
    bench.sandbox.faults.add({
      service: "forticnp",
      operation: "listSeverities",
      status: 429,
      headers: { "retry-after": "7" },
      body: "<h1>Busy</h1>",
      contentType: "text/html",
      times: 1,
    });
    const reply = await bench.forticnp("/api/v1/severity");
    assert.deepEqual([reply.status, reply.text], [429, "<h1>Busy</h1>"]);
    assert.equal(reply.headers.get("content-type"), "text/html");
    assert.equal(reply.headers.get("retry-after"), "7");
    bench.sandbox.faults.add({ service: "forticnp", operation: "listSeverities", body: "", times: 1 });
    const empty = await bench.forticnp("/api/v1/severity");
    assert.deepEqual([empty.status, empty.text], [200, ""]);
  });

  it("drop the connection", async () => {
    const bearer = await bench.login();
    bench.sandbox.faults.add({ service: "fortitoken", operation: "listUsers", drop: true, times: 1 });
    await assert.rejects(send(`${bench.sandbox.fortitokenUrl}/api/v1/user`, { bearer }), TypeError);
    assert.equal(bench.sandbox.requests.entries().at(-1)?.status, 0);
    assert.equal((await bench.fortitoken("/api/v1/user")).status, 200);
  });

  it("can act first and spoil only the answer", async () => {
    const body = { username: "mlund", email: "mlund@example.net" };
    const users = async (): Promise<User[]> => (await bench.fortitoken("/api/v1/user?username=mlund")).json();
    bench.sandbox.faults.add({ service: "fortitoken", operation: "createUser", status: 502, times: 1 });
    assert.equal((await bench.fortitoken("/api/v1/user", { body })).status, 502);
    assert.equal((await users()).length, 0);
    const fault = {
      service: "fortitoken",
      operation: "createUser",
      status: 502,
      times: 1,
      afterHandling: true,
    } as const;
    bench.sandbox.faults.add(fault);
    assert.equal((await bench.fortitoken("/api/v1/user", { body })).status, 502);
    assert.equal((await users()).length, 1);
  });

  it("can drop the connection after acting", async () => {
    const bearer = await bench.login();
    const [user] = (await bench.fortitoken("/api/v1/user")).json<User[]>();
    const url = `${bench.sandbox.fortitokenUrl}/api/v1/user/${user?.id ?? ""}`;
    bench.sandbox.faults.add({
      service: "fortitoken",
      operation: "deleteUser",
      drop: true,
      afterHandling: true,
      times: 1,
    });
    await assert.rejects(send(url, { method: "DELETE", bearer }), TypeError);
    assert.equal((await send(url, { bearer })).status, 404);
  });

  it("can only delay: the answer stays as it is, and stopping does not wait for it", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "getVersion", delayMs: 20, times: 1 });
    assert.equal((await send(`${bench.sandbox.fortitokenUrl}/version`)).status, 200);
    const other = await TestBench.start({ users: 0, alerts: 0 });
    other.sandbox.faults.add({ service: "fortitoken", operation: "getVersion", delayMs: 600_000, times: 1 });
    const hanging = assert.rejects(send(`${other.sandbox.fortitokenUrl}/version`), TypeError);
    while (other.sandbox.faults.size > 0) {
      await new Promise(setImmediate);
    }
    await other.stop();
    await hanging;
  });
});
