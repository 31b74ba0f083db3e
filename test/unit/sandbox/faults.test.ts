import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { User } from "../../../src/contract";
import type { Fault, FaultEffects } from "../../../src/sandbox/fault";
import { messageOf, send, TestBench } from "./sandboxClient";

/** A fault for each effect. */
const samples: { readonly [Name in keyof FaultEffects]-?: Partial<Fault> } = {
  delayMs: { delayMs: 400 },
  afterHandling: { afterHandling: true, status: 502 },
  actsAfterMs: { actsAfterMs: 0 },
  status: { status: 503 },
  body: { body: "busy" },
  headers: { headers: { "x-fault": "1" }, body: "busy" },
  contentType: { contentType: "text/html", body: "busy" },
  drop: { drop: true },
  cut: { cut: "sized" },
};

describe("Sandbox: injected faults", () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await TestBench.start({ users: 5, alerts: 5 });
  });
  afterEach(() => bench.stop());

  it("apply to the named operation the given number of times", async () => {
    bench.sandbox.faults.add({ service: "fortitoken", operation: "listRealms", status: 503, times: 2 });
    assert.equal((await bench.fortitoken("/api/v1/user")).status, 200);
    const spoiled = await bench.fortitoken("/api/v1/realm");
    assert.equal(spoiled.status, 503);
    assert.notEqual(messageOf(spoiled), "");
    assert.equal((await bench.fortitoken("/api/v1/realm")).status, 503);
    assert.equal((await bench.fortitoken("/api/v1/realm")).status, 200);
  });

  it("return any status, headers, text and content type", async () => {
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

  for (const name of Object.keys(samples) as (keyof FaultEffects)[]) {
    it(`change the outcome with ${name}`, async () => {
      const observe = async (effects: Partial<Fault>): Promise<unknown> => {
        bench.sandbox.faults.clear();
        bench.sandbox.faults.add({ service: "fortitoken", operation: "getVersion", times: 1, ...effects });
        const carriedOut = bench.sandbox.requests.carriedOut("fortitoken", "getVersion");
        const startedAt = performance.now();
        const answer = await send(`${bench.sandbox.fortitokenUrl}/version`).then(
          ({ status, headers, text }) => [status, text, headers.get("content-type"), headers.get("x-fault")],
          () => "connection lost",
        );
        const isLate = performance.now() - startedAt > 399;
        return [answer, isLate, bench.sandbox.requests.carriedOut("fortitoken", "getVersion") - carriedOut];
      };
      const { [name]: _, ...others } = samples[name];
      assert.notDeepEqual(await observe(samples[name]), await observe(others));
    });
  }

  it("drop the connection", async () => {
    const bearer = await bench.login();
    bench.sandbox.faults.add({ service: "fortitoken", operation: "listUsers", drop: true, times: 1 });
    await assert.rejects(send(`${bench.sandbox.fortitokenUrl}/api/v1/user`, { bearer }), TypeError);
    assert.equal(bench.sandbox.requests.entries().at(-1)?.status, 0);
    assert.equal((await bench.fortitoken("/api/v1/user")).status, 200);
  });

  it("can carry out the request and replace only the response", async () => {
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

  it("can drop the connection after the request was carried out", async () => {
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

  for (const cut of ["sized", "chunked"] as const) {
    it(`can cut the ${cut} response in half after the request was carried out`, async () => {
      const user = { username: "mlund", email: "mlund@example.net" };
      const bearer = await bench.login();
      bench.sandbox.faults.add({ service: "fortitoken", operation: "createUser", cut, times: 1 });
      const answer = await rawAnswer(`${bench.sandbox.fortitokenUrl}/api/v1/user`, bearer, user);
      assert.equal(answer.status, 201);
      assert.equal(answer.complete, false);
      assert.match(answer.text, /^\{"id": "/);
      assert.throws(() => JSON.parse(answer.text));
      const announced = Number(answer.headers["content-length"]);
      if (cut === "sized") assert.ok(announced > answer.text.length && announced <= 2 * answer.text.length);
      else assert.equal(answer.headers["transfer-encoding"], "chunked");
      assert.equal((await bench.fortitoken("/api/v1/user?username=mlund")).json<User[]>().length, 1);
      assert.equal(bench.sandbox.requests.carriedOut("fortitoken", "createUser"), 1);
    });
  }

  it("can cut a response without a body and an error response", async () => {
    const bearer = await bench.login();
    const [user] = (await bench.fortitoken("/api/v1/user")).json<User[]>();
    const url = `${bench.sandbox.fortitokenUrl}/api/v1/user/${user?.id ?? ""}`;
    bench.sandbox.faults.add({ service: "fortitoken", operation: "deleteUser", cut: "sized", times: 1 });
    await assert.rejects(send(url, { method: "DELETE", bearer }), TypeError);
    assert.equal((await send(url, { bearer })).status, 404);
    bench.sandbox.faults.add({ service: "fortitoken", operation: "createUser", cut: "sized", status: 502, times: 1 });
    const body = { username: "mlund", email: "mlund@example.net" };
    const answer = await rawAnswer(`${bench.sandbox.fortitokenUrl}/api/v1/user`, bearer, body);
    assert.deepEqual([answer.status, answer.complete], [502, false]);
    assert.equal(bench.sandbox.requests.carriedOut("fortitoken", "createUser"), 0);
  });

  it("can carry out the request long after the response", async () => {
    const body = { username: "mlund", email: "mlund@example.net" };
    bench.sandbox.faults.add({ service: "fortitoken", operation: "createUser", actsAfterMs: 150, times: 1 });
    assert.equal((await bench.fortitoken("/api/v1/user", { body })).status, 504);
    assert.equal(bench.sandbox.requests.carriedOut("fortitoken", "createUser"), 0);
    while (bench.sandbox.requests.carriedOut("fortitoken", "createUser") === 0) await new Promise(setImmediate);
    assert.equal((await bench.fortitoken("/api/v1/user?username=mlund")).json<User[]>().length, 1);
  });

  it("do not carry out a late request if the sandbox stops before", async () => {
    const other = await TestBench.start({ users: 0, alerts: 0 });
    const body = { username: "mlund", email: "mlund@example.net" };
    other.sandbox.faults.add({ service: "fortitoken", operation: "createUser", actsAfterMs: 600_000, times: 1 });
    assert.equal((await other.fortitoken("/api/v1/user", { body })).status, 504);
    await other.stop();
  });

  it("can apply at random, to the same requests for the same seed", async () => {
    const hits = async (): Promise<string> => {
      bench.sandbox.faults.clear();
      bench.sandbox.faults.add({
        service: "fortitoken",
        operation: "getVersion",
        status: 503,
        chance: 0.3,
        times: 1000,
      });
      let pattern = "";
      for (let i = 0; i < 60; i += 1) {
        const { status } = await send(`${bench.sandbox.fortitokenUrl}/version`);
        pattern += status === 503 ? "x" : ".";
      }
      return pattern;
    };
    const first = await hits();
    assert.ok(first.includes("x") && first.includes("."), first);
    assert.equal(await hits(), first);
    assert.equal(bench.sandbox.faults.entries()[0]?.left, 1000 - (first.match(/x/g)?.length ?? 0));
  });

  it("are refused with the invalid field", () => {
    const fault = { service: "fortitoken", times: 1 } as const;
    const add = (more: object) => () => bench.sandbox.faults.add({ ...fault, ...more });
    assert.throws(add({ cut: "half" }), /Fault field cut must be "sized" or "chunked"/);
    assert.throws(add({ actsAfterMs: -1 }), /actsAfterMs must be whole milliseconds/);
    assert.throws(add({ chance: 0 }), /chance must be a number above 0/);
    assert.throws(add({ chance: 1.5 }), /chance must be/);
    assert.throws(add({ actsAfterMs: 5, afterHandling: true }), /exclude each other: the service acts once/);
    assert.throws(add({ cut: "sized", drop: true }), /drop and cut exclude each other/);
    assert.equal(bench.sandbox.faults.size, 0);
  });

  it("can only delay a response, which does not delay stopping", async () => {
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

interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  /** The received part of the body. */
  readonly text: string;
  /** Whether the body is complete. */
  readonly complete: boolean;
}

/** Sends a POST whose response may be truncated, which `fetch` would not show. */
async function rawAnswer(url: string, bearer: string, body: unknown): Promise<RawAnswer> {
  const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
  const sent = request(url, { method: "POST", headers, agent: false });
  sent.end(JSON.stringify(body));
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  let text = "";
  answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  answer.on("error", () => undefined);
  await new Promise((resolve) => answer.on("close", resolve));
  return { status: answer.statusCode, headers: answer.headers, text, complete: answer.complete };
}
