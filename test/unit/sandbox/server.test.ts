import assert from "node:assert/strict";
import { request, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { operations } from "../../../src/contract";
import { startSandbox } from "../../../src/sandbox/index";
import type { JournalEntry } from "../../../src/sandbox/journal";
import { messageOf, send, TestBench } from "./sandboxClient";

describe("Sandbox: server", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 5, alerts: 5 });
  });
  afterEach(() => bench.stop());

  /** The status of a GET with headers that fetch does not allow. */
  async function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
    const outgoing = request(url, { headers });
    outgoing.end();
    const [response] = (await once(outgoing, "response")) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  }

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return port;
  }

  it("listens on loopback only", () => {
    assert.equal(new URL(bench.sandbox.fortitokenUrl).hostname, "127.0.0.1");
    assert.equal(new URL(bench.sandbox.forticnpUrl).hostname, "127.0.0.1");
  });

  it("names a used port and the remedy, and leaves nothing running", async () => {
    const taken = Number(new URL(bench.sandbox.forticnpUrl).port);
    const free = await freePort();
    await assert.rejects(
      startSandbox({ fortitokenPort: free, forticnpPort: taken, users: 0, alerts: 0 }),
      new RegExp(`Port ${taken} .* in use.*another port`),
    );
    await assert.rejects(once(connect(free, "127.0.0.1"), "connect"), { code: "ECONNREFUSED" });
  });

  it("refuses options outside their range by name", async () => {
    await assert.rejects(startSandbox({ users: -1 }), /users/);
    await assert.rejects(startSandbox({ fortitokenPort: 70_000 }), /fortitokenPort/);
    await assert.rejects(startSandbox({ fortitokenPort: 4000, forticnpPort: 4000 }), /must differ/);
  });

  it("distinguishes unknown paths, wrong methods and operations that are not emulated", async () => {
    assert.equal((await bench.fortitoken("/api/v1/nothing")).status, 404);
    assert.equal((await bench.fortitoken("/api/v1/count", { method: "DELETE" })).status, 405);
    assert.equal((await bench.fortitoken("/api/v1/realm", { method: "DELETE" })).status, 501);
    assert.equal((await bench.forticnp("/api/v1/severity", { method: "PUT" })).status, 405);
    const { sandbox } = bench;
    for (const operation of Object.values(operations.fortitoken)) {
      const reply = await send(sandbox.fortitokenUrl + operation.path.replace(/\{\w+\}/g, "x"), {
        method: operation.method,
      });
      assert.equal(sandbox.requests.entries().at(-1)?.operation, operation.id);
      if (reply.status === 501) {
        assert.match(messageOf(reply), new RegExp(operation.id));
      }
    }
  });

  it("keeps a request journal without bodies and credentials", async () => {
    await bench.fortitoken("/api/v1/user?username=mlund");
    await bench.forticnp("/api/v1/severity");
    const { requests } = bench.sandbox;
    const expected = {
      service: "fortitoken",
      operation: "listUsers",
      method: "GET",
      path: "/api/v1/user",
      status: 200,
    };
    const { query, at, agent, ...entry } = requests.entries()[1] as JournalEntry;
    assert.deepEqual(entry, expected);
    assert.deepEqual([query, at, agent], ["?username=mlund", bench.time, "node"]);
    assert.equal(requests.count(), 4);
    assert.equal(requests.count("fortitoken"), 2);
    assert.equal(requests.count("forticnp", "getCredentialsToken"), 1);
    assert.doesNotMatch(JSON.stringify(requests.entries()), /eyJ|secret|Bearer|Basic/);
  });

  it("answers only to the names of this machine", async () => {
    const before = bench.sandbox.requests.count();
    for (const url of [bench.sandbox.fortitokenUrl, bench.sandbox.forticnpUrl]) {
      const statusAs = (host: string) => statusOf(`${url}/api/v1/none`, { host });
      for (const host of ["sandbox.example.org", "localhost.example.org", "127.0.0.1.example.org:80", "notlocalhost"]) {
        assert.equal(await statusAs(host), 403, host);
      }
      for (const host of [
        "localhost",
        "LOCALHOST:9696",
        "tokens.localhost:1",
        "127.0.0.1:9696",
        "127.1.2.3",
        "[::1]:9",
      ]) {
        assert.equal(await statusAs(host), 404, host);
      }
    }
    assert.equal(bench.sandbox.requests.count() - before, 20);
  });

  it("refuses web pages of other machines and foreign host names", async () => {
    for (const url of [bench.sandbox.fortitokenUrl, bench.sandbox.forticnpUrl]) {
      for (const path of ["/version", "/api/v1/severity", "/api/v1/login"]) {
        const usual = await statusOf(url + path, {});
        assert.notEqual(usual, 403);
        for (const origin of [
          "https://example.org",
          "http://localhost.example.org",
          "null",
          "http://127.0.0.1.example.org:9696",
        ]) {
          assert.equal(await statusOf(url + path, { origin }), 403, `${path} from ${origin}`);
        }
        assert.equal(await statusOf(url + path, { host: "sandbox.example.org" }), 403);
        assert.equal(await statusOf(url + path, { origin: "http://localhost:5173" }), usual);
      }
    }
  });

  describe("control paths", () => {
    it("list what runs where, on both ports", async () => {
      const { fortitokenUrl, forticnpUrl } = bench.sandbox;
      const common = { sandbox: "forticloud-explorer", fortitokenUrl, forticnpUrl };
      const one = await send(`${fortitokenUrl}/__sandbox`);
      assert.deepEqual(one.json(), { ...common, service: "fortitoken" });
      const other = await send(`${forticnpUrl}/__sandbox`);
      assert.deepEqual(other.json(), { ...common, service: "forticnp" });
    });

    it("are closed to web pages and other host names", async () => {
      const url = `${bench.sandbox.fortitokenUrl}/__sandbox`;
      for (const path of ["", "/", "/requests"]) {
        assert.equal(await statusOf(url + path, { origin: "https://example.org" }), 403);
        assert.equal(await statusOf(url + path, { host: "sandbox.example.org" }), 403);
        assert.equal(await statusOf(url + path, { host: "localhost:9696" }), 200);
      }
    });

    it("add and clear faults, and name an invalid field", async () => {
      const url = `${bench.sandbox.fortitokenUrl}/__sandbox/faults`;
      const fault = { service: "forticnp", operation: "listSeverities", status: 503, times: 1 };
      assert.equal((await send(url, { body: [fault, fault] })).status, 201);
      assert.equal((await bench.forticnp("/api/v1/severity")).status, 503);
      assert.equal((await send(url, { method: "DELETE" })).status, 204);
      assert.equal((await bench.forticnp("/api/v1/severity")).status, 200);
      for (const [wrong, field] of [
        [{ ...fault, times: 0 }, /times/],
        [{ ...fault, service: "other" }, /service/],
        [{ ...fault, status: 99 }, /status/],
        [{ ...fault, operation: "listUsers" }, /operation/],
        [{ ...fault, delay: 5 }, /delay/],
      ] as const) {
        const reply = await send(url, { body: wrong });
        assert.equal(reply.status, 400);
        assert.match(messageOf(reply), field);
      }
    });

    it("show the request journal, and reset everything to the seed", async () => {
      const url = `${bench.sandbox.forticnpUrl}/__sandbox`;
      const before = (await bench.fortitoken("/api/v1/user")).text;
      const token = await bench.login();
      await bench.fortitoken("/api/v1/user", { body: { username: "x", email: "x@example.net" } });
      bench.sandbox.faults.add({ service: "fortitoken", status: 500, times: 9 });
      assert.ok((await send(`${url}/requests`)).json<JournalEntry[]>().length > 0);
      assert.equal((await send(`${url}/reset`, { method: "POST" })).status, 204);
      assert.equal((await send(`${bench.sandbox.fortitokenUrl}/api/v1/user`, { bearer: token })).status, 401);
      assert.equal(bench.sandbox.requests.count(), 1);
      assert.equal((await bench.fortitoken("/api/v1/user")).text, before);
    });
  });
});
