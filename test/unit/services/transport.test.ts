import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import net, { type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { type Operation, operations } from "../../../src/contract";
import type { ServiceError } from "../../../src/services/errors";
import type { ApiRequest } from "../../../src/services/http/wire";
import type { Transport, TransportOptions } from "../../../src/services/http/transport";
import { TlsServer } from "../../tls/tlsServer";
import { failureOf } from "./expectFailure";
import { FakeClock } from "./fakeClock";
import { freePort, LogLines, type Reply, TestServer } from "./testServer";
import { testTransport } from "./testTransport";

const { listUsers, createUser, getUser, deleteUser } = operations.fortitoken;

describe("Transport", () => {
  let server: TestServer;
  let log: LogLines;
  let clock: FakeClock;
  let reply: Reply;

  beforeEach(async () => {
    reply = { body: [] };
    server = new TestServer(() => reply);
    log = new LogLines();
    clock = new FakeClock();
    await server.start();
  });
  afterEach(() => server.stop());

  function transport(options: Partial<TransportOptions> = {}): Transport {
    return testTransport(server.url, { clock, log, ...options });
  }

  function failure(
    request: ApiRequest = { operation: listUsers },
    options: Partial<TransportOptions> = {},
  ): Promise<ServiceError> {
    return failureOf(transport(options).send(request));
  }

  describe("a request", () => {
    it("contains method, path, query, body and headers", async () => {
      reply = { status: 201, headers: { "X-Extra": "1" }, body: { id: "u-1" } };
      const answer = await transport().send({
        operation: createUser,
        query: { a: "b&c", n: 5, flag: true, none: undefined },
        headers: { companyId: "771205" },
        body: { username: "mlund" },
        authorization: "Bearer t",
      });
      const [request] = server.requests;
      assert.deepEqual(server.calls, ["POST /api/v1/user?a=b%26c&n=5&flag=true"]);
      assert.equal(request?.body, '{"username":"mlund"}');
      assert.equal(request.headers["content-type"], "application/json");
      assert.equal(request.headers.authorization, "Bearer t");
      assert.equal(request.headers.companyid, "771205");
      assert.match(request.headers["user-agent"] ?? "", /^forticloud-explorer\/\d+\.\d+\.\d+/);
      assert.deepEqual([answer.status, answer.headers["x-extra"], answer.json], [201, "1", { id: "u-1" }]);
    });

    it("sends a form with its content type", async () => {
      await transport().send({
        operation: operations.forticnp.refreshToken,
        body: { grant_type: "refresh_token", refresh_token: "a+b/c=" },
      });
      assert.equal(server.requests[0]?.body, "grant_type=refresh_token&refresh_token=a%2Bb%2Fc%3D");
      assert.equal(server.requests[0].headers["content-type"], "application/x-www-form-urlencoded");
    });

    it("has a content type even for GET, as the services require", async () => {
      await transport().send({ operation: listUsers });
      assert.equal(server.requests[0]?.headers["content-type"], "application/json");
      assert.equal(server.requests[0].body, "");
    });

    it("keeps a path parameter within its segment", async () => {
      await transport().send({ operation: getUser, pathParameters: { id: "../realm?x=1#" } });
      assert.deepEqual(server.calls, ["GET /api/v1/user/..%2Frealm%3Fx%3D1%23"]);
    });

    for (const id of ["", ".", ".."]) {
      it(`is not sent with "${id}" as a path parameter`, async () => {
        assert.equal((await failure({ operation: deleteUser, pathParameters: { id } })).category, "badRequest");
        assert.deepEqual(server.calls, []);
      });
    }

    it("is logged on one line, without authorization and body", async () => {
      await transport().send({ operation: createUser, body: { username: "mlund" }, authorization: "Bearer canary" });
      assert.equal(log.lines.length, 1);
      assert.match(log.lines[0] ?? "", /^POST \/api\/v1\/user 200 \d+ ms 2 B \[Lab\]$/);
    });
  });

  describe("of a read-only profile", () => {
    it("sends no write", async () => {
      const writes = [
        operations.fortitoken.createUser,
        operations.fortitoken.updateUser,
        operations.fortitoken.deleteUser,
      ];
      for (const operation of writes) {
        const error = await failure({ operation, pathParameters: { id: "u-1" }, body: {} }, { readOnly: true });
        assert.deepEqual([error.category, error.operation], ["readOnly", operation.id]);
      }
      assert.deepEqual([server.calls, log.lines], [[], []]);
    });

    it("sends reads, including those by POST, and token requests", async () => {
      const reads: Operation[] = [
        listUsers,
        operations.forticnp.listAlerts,
        operations.fortitoken.login,
        operations.forticnp.getCredentialsToken,
      ];
      for (const operation of reads) await transport({ readOnly: true }).send({ operation, body: {} });
      assert.equal(server.calls.length, reads.length);
    });
  });

  describe("a response", () => {
    it("can be empty", async () => {
      reply = { status: 204 };
      const answer = await transport().send({ operation: deleteUser, pathParameters: { id: "u-1" } });
      assert.deepEqual([answer.status, answer.json], [204, undefined]);
    });

    it("keeps long ids", async () => {
      reply = { body: '[{"id": 90071992547409931}]' };
      assert.deepEqual((await transport().send({ operation: listUsers })).json, [{ id: "90071992547409931" }]);
    });

    it("can be compressed and start with a byte order mark", async () => {
      server.respond = (_request, response) => {
        response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync('\uFEFF{"name":"Zoë"}'));
        return undefined;
      };
      assert.deepEqual((await transport().send({ operation: listUsers })).json, { name: "Zoë" });
    });
  });

  describe("an error response", () => {
    const statuses: readonly (readonly [number, string])[] = [
      [400, "badRequest"],
      [401, "signIn"],
      [402, "subscription"],
      [403, "permission"],
      [404, "notFound"],
      [405, "notAllowed"],
      [407, "proxy"],
      [409, "conflict"],
      [422, "badRequest"],
      [429, "rateLimit"],
      [500, "server"],
      [503, "server"],
    ];
    for (const [status, category] of statuses) {
      it(`with ${status} has the category ${category} and its facts`, async () => {
        reply = { status, body: { message: "said by the service" } };
        const error = await failure();
        assert.equal(error.category, category);
        assert.deepEqual(
          [error.status, error.serviceMessage, error.host, error.operation, error.answerType],
          [status, "said by the service", new URL(server.url).host, "listUsers", "json"],
        );
        assert.equal(log.lines.length, 1);
        assert(log.lines[0]?.startsWith(`GET /api/v1/user ${status} `), log.lines[0]);
      });
    }

    const messages: readonly (readonly [string, unknown, string | undefined])[] = [
      ["message", { message: "a" }, "a"],
      ["error", { error: "b" }, "b"],
      ["detail", { detail: "c" }, "c"],
      ["msg", { msg: "d", code: 7 }, "d"],
      ["a nested message", { error: { message: "e" } }, "e"],
      ["a list of messages", { detail: [{ msg: "f" }, { msg: "g" }] }, "f; g"],
      ["a JSON text", '"h"', "h"],
      ["another JSON body", { other: 1 }, '{"other":1}'],
      ["plain text", "  plain\n words ", "plain words"],
      ["a page's title", "<html><head><title>Bad\nGateway</title></head><body>x</body></html>", "Bad Gateway"],
      [
        "a page's first words",
        "<!DOCTYPE html><body><style>a{}</style><h1>Blocked</h1> by filter</body>",
        "Blocked by filter",
      ],
      ["nothing", "", undefined],
    ];
    for (const [name, body, expected] of messages) {
      it(`contains the service's message: ${name}`, async () => {
        reply = { status: 400, body };
        assert.equal((await failure()).serviceMessage, expected);
      });
    }

    it("is truncated at 500 characters", async () => {
      reply = { status: 400, body: { message: "x".repeat(600) } };
      assert.equal((await failure()).serviceMessage?.length, 500);
    });

    it("hides the secrets of its request", async () => {
      server.respond = (request) => ({
        status: 400,
        body: { message: `bad: ${request.headers.authorization} ${request.body}` },
      });
      const canaries = ["canary-header", "canary-secret", "canary-refresh"];
      const body = { client_secret: "canary-secret", refresh_token: "canary-refresh" };
      const error = await failure({
        operation: operations.fortitoken.login,
        body,
        authorization: "Basic canary-header",
      });
      assert.match(error.serviceMessage ?? "", /^bad: /);
      const everything = [JSON.stringify(error), error.message, error.stack, ...log.lines].join();
      for (const canary of canaries) assert(!everything.includes(canary), everything);
    });

    it("hides the secrets of earlier requests", async () => {
      const known = ["canary-of-the-sign-in", "canary-of-a-token"];
      const { login, listRealms } = operations.fortitoken;
      const one = transport();
      server.respond = () => ({ status: 200, body: {} });
      await one.send({ operation: login, body: { client_secret: known[0] } });
      await one.send({ operation: listRealms, authorization: `Bearer ${known[1]}` });
      server.respond = () => ({ status: 500, body: { message: `bad: ${known.join(" ")}` } });
      const error = await failureOf(one.send({ operation: listRealms, authorization: "Bearer another-token" }));
      assert.equal(error.serviceMessage, "bad: *** ***");
      assert.match(log.bodies, /bad: \*\*\* \*\*\*/);
      assert.doesNotMatch(`${error.stack} ${log.bodies}`, /canary/);
    });

    it("keeps no request in an error of the connection", async () => {
      server.respond = (_request, response) => {
        response.destroy();
        return undefined;
      };
      const error = await failure({
        operation: createUser,
        body: { token: "canary-body" },
        authorization: "Bearer canary-bearer",
      });
      assert.equal(error.category, "connection");
      assert.equal(error.cause, undefined);
      assert(!JSON.stringify(error).includes("canary"), JSON.stringify(error));
    });

    it("contains the pause of Retry-After, in seconds or as a date", async () => {
      reply = { status: 429, headers: { "Retry-After": "7" } };
      assert.equal((await failure()).retryAfterMs, 7000);
      const [answered, then] = [clock.now(), clock.now() + 90_000].map((moment) => new Date(moment).toUTCString());
      reply = { status: 503, headers: { Date: answered!, "Retry-After": then! } };
      assert.equal((await failure()).retryAfterMs, 90_000);
      reply = { status: 429 };
      assert.equal((await failure()).retryAfterMs, undefined);
    });

    it("can be a code in the body of a 200", async () => {
      reply = { body: { code: 40301, msg: "not your company", httpCode: 403 } };
      const error = await failure({ operation: operations.forticnp.listAlerts, body: {} });
      assert.deepEqual(
        [error.category, error.code, error.status, error.serviceMessage],
        ["permission", "40301", 403, "not your company"],
      );
      assert.equal(log.lines.length, 1);
      assert.match(log.lines[0] ?? "", /^POST \/api\/v1\/alert\/list 200 permission 40301 \d+ ms 54 B \[Lab\]$/);
    });

    it('is reported as "not JSON" if a 200 has a web page', async () => {
      reply = { headers: { "Content-Type": "text/html" }, body: "<html><title>Log in to the network</title></html>" };
      const error = await failure();
      assert.deepEqual(
        [error.category, error.serviceMessage, error.answerType],
        ["notJson", "Log in to the network", "html"],
      );
    });

    it('is reported as "not JSON" if the JSON is truncated', async () => {
      reply = { body: '[{"id": "u' };
      assert.deepEqual([(await failure()).category, (await failure()).answerType], ["notJson", "damaged"]);
    });
  });

  describe("a redirect", () => {
    it("is reported as a failure, and the token is not sent to its target", async () => {
      const other = new TestServer(() => ({ body: [] }));
      await other.start();
      try {
        for (const status of [301, 302, 307, 308]) {
          reply = { status, headers: { Location: `${other.url}/api/v1/user` } };
          const error = await failure({ operation: listUsers, authorization: "Bearer canary" });
          assert.deepEqual([error.category, error.status], ["redirect", status]);
        }
        assert.deepEqual(other.calls, []);
        assert.equal(server.calls.length, 4);
      } finally {
        await other.stop();
      }
    });
  });

  describe("a connection", () => {
    it("to an unknown name fails with dns", async () => {
      const error = await failure({ operation: listUsers }, { baseUrl: "https://no-such-host.invalid:9696" });
      assert.deepEqual([error.category, error.host], ["dns", "no-such-host.invalid:9696"]);
      assert.match(error.code ?? "", /^(ENOTFOUND|EAI_AGAIN)$/);
      assert.match(log.lines[0] ?? "", /^GET \/api\/v1\/user dns (ENOTFOUND|EAI_AGAIN) \d+ ms \[Lab\]$/);
    });

    it("that is refused fails with connection", async () => {
      const error = await failure({ operation: listUsers }, { baseUrl: `http://127.0.0.1:${await freePort()}` });
      assert.deepEqual([error.category, error.code], ["connection", "ECONNREFUSED"]);
    });

    it("that is cut in the middle of the response fails with connection", async () => {
      server.respond = (_request, response) => {
        response.writeHead(200, { "Content-Length": "1000" });
        response.write("[", () => response.destroy());
        return undefined;
      };
      assert.equal((await failure()).category, "connection");
    });

    it("without a response is kept as long as the timeout, even for years", async () => {
      await transport({ timeoutMs: 2_147_484_000 }).send({ operation: listUsers });
      await transport({ timeoutMs: Infinity }).send({ operation: listUsers });
      assert.equal(server.calls.length, 2);
    });

    it("reports whether the request was sent, for every kind of failure", async () => {
      const nobody = `http://127.0.0.1:${await freePort()}`;
      assert.equal((await failure({ operation: listUsers }, { baseUrl: nobody })).sent, false, "nobody listened");
      const unknown = "https://no-such-host.invalid:9696";
      assert.equal((await failure({ operation: listUsers }, { baseUrl: unknown })).sent, false, "no such host");
      server.respond = (_request, response) => void response.destroy();
      assert.equal((await failure()).sent, true, "the connection ended");
      const controller = new AbortController();
      server.respond = () => {
        controller.abort();
        return undefined;
      };
      const left = await failureOf(transport().send({ operation: listUsers }, controller.signal));
      assert.deepEqual([left.category, left.sent], ["cancelled", true]);
    });

    it("to a server without HTTP fails with connection", async () => {
      const greeter = net.createServer((socket) => socket.on("error", () => undefined).end("SSH-2.0-example\r\n"));
      await new Promise<void>((resolve) => greeter.listen(0, "127.0.0.1", resolve));
      const { port } = greeter.address() as AddressInfo;
      assert.equal(
        (await failure({ operation: listUsers }, { baseUrl: `http://127.0.0.1:${port}` })).category,
        "connection",
      );
      greeter.close();
    });

    it("ignores proxy variables of the environment, because the editor handles them", async () => {
      const saved = process.env.http_proxy;
      process.env.http_proxy = `http://127.0.0.1:${await freePort()}`;
      try {
        await transport().send({ operation: listUsers });
        assert.equal(server.calls.length, 1);
      } finally {
        if (saved === undefined) delete process.env.http_proxy;
        else process.env.http_proxy = saved;
      }
    });
  });

  describe("over TLS", () => {
    let tls: TlsServer;

    before(async () => {
      tls = await TlsServer.start();
    });
    after(() => tls.stop());

    it("rejects a self-signed certificate", async () => {
      const error = await failure({ operation: listUsers }, { baseUrl: tls.url });
      assert.deepEqual([error.category, error.code], ["tls", "DEPTH_ZERO_SELF_SIGNED_CERT"]);
    });

    it("fails with tls if the server speaks plain HTTP", async () => {
      const error = await failure({ operation: listUsers }, { baseUrl: server.url.replace("http:", "https:") });
      assert.equal(error.category, "tls");
    });
  });

  describe("cancels a request", () => {
    it("when no response arrives in time", async () => {
      server.respond = () => undefined;
      const error = await failure({ operation: listUsers }, { timeoutMs: 30 });
      assert.equal(error.category, "timeout");
      assert.match(log.lines[0] ?? "", /^GET \/api\/v1\/user timeout \d+ ms \[Lab\]$/);
    });

    it("when the body does not end in time", async () => {
      server.respond = (_request, response) => {
        response.writeHead(200);
        response.write("[");
        return undefined;
      };
      assert.equal((await failure({ operation: listUsers }, { timeoutMs: 100 })).category, "timeout");
    });

    it("when its caller cancels, before or during the request", async () => {
      assert.equal(
        (await failureOf(transport().send({ operation: listUsers }, AbortSignal.abort()))).category,
        "cancelled",
      );
      assert.deepEqual(server.calls, []);
      const controller = new AbortController();
      server.respond = () => {
        controller.abort();
        return undefined;
      };
      assert.equal(
        (await failureOf(transport().send({ operation: listUsers }, controller.signal))).category,
        "cancelled",
      );
    });

    it("and removes its listener from the caller's signal at the end", async () => {
      const { signal } = new AbortController();
      await transport().send({ operation: listUsers }, signal);
      reply = { status: 500 };
      await failureOf(transport().send({ operation: listUsers }, signal));
      assert.deepEqual(getEventListeners(signal, "abort"), []);
    });

    it("when it is disposed, and sends nothing afterwards", async () => {
      const disposed = transport();
      server.respond = () => {
        disposed.dispose();
        return undefined;
      };
      assert.equal((await failureOf(disposed.send({ operation: listUsers }))).category, "cancelled");
      assert.equal((await failureOf(disposed.send({ operation: listUsers }))).category, "cancelled");
      assert.equal(server.calls.length, 1);
    });

    it("when the response is too large, even after decompression", async () => {
      reply = { body: "x".repeat(2000) };
      assert.equal((await failure({ operation: listUsers }, { maxBytes: 1000 })).category, "tooLarge");
      server.respond = (_request, response) => {
        response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync("x".repeat(100_000)));
        return undefined;
      };
      assert.equal((await failure({ operation: listUsers }, { maxBytes: 1000 })).category, "tooLarge");
    });
  });
});
