import assert from "node:assert/strict";
import { operations } from "../../../src/contract";
import { ApiCaller } from "../../../src/services/apiCaller";
import { ServiceError } from "../../../src/services/errors";
import { FortiTokenSession } from "../../../src/services/fortitoken/session";
import type { ApiRequest } from "../../../src/services/http/wire";
import type { OnRefused } from "../../../src/services/session";
import { failureOf } from "./expectFailure";
import { FakeClock, minute, second } from "./fakeClock";
import { LogLines, type Reply, TestServer } from "./testServer";
import { testTransport } from "./testTransport";

describe("FortiTokenSession", () => {
  let server: TestServer;
  let clock: FakeClock;
  let log: LogLines;
  /** The response to the next logins; the token contains the login's number. */
  let expiresIn: unknown;
  let reply: ((login: number) => Reply) | undefined;

  beforeEach(async () => {
    expiresIn = 3600;
    reply = undefined;
    server = new TestServer(() => {
      const login = server.requests.length;
      return reply?.(login) ?? { status: 201, body: { access_token: `token-${login}`, expires_in: expiresIn } };
    });
    clock = new FakeClock();
    log = new LogLines();
    await server.start();
  });
  afterEach(() => server.stop());

  function session(clientSecret = "canary-secret", onRefused?: OnRefused): FortiTokenSession {
    const transport = testTransport(server.url, { readOnly: true, clock, log });
    return new FortiTokenSession({ requests: transport, clock, onRefused }, "client-1", clientSecret);
  }

  it("signs in with id and secret as JSON, even for a read-only profile", async () => {
    assert.equal(await session(" canary-secret\n").bearer(), "token-1");
    assert.deepEqual(server.calls, ["POST /api/v1/login"]);
    assert.deepEqual(JSON.parse(server.requests[0]?.body ?? ""), {
      client_id: "client-1",
      client_secret: "canary-secret",
    });
    assert.equal(server.requests[0]?.headers.authorization, undefined);
    assert(!log.lines.join().includes("canary"));
  });

  it("sends one token request for twenty simultaneous calls, at first and after expiry", async () => {
    const tokens = session();
    const twenty = () => Promise.all(Array.from({ length: 20 }, () => tokens.bearer()));
    assert.deepEqual(new Set(await twenty()), new Set(["token-1"]));
    clock.advance(60 * minute);
    assert.deepEqual(new Set(await twenty()), new Set(["token-2"]));
    assert.equal(server.calls.length, 2);
  });

  it("uses a token until 30 s before its expiry", async () => {
    const tokens = session();
    await tokens.bearer();
    clock.advance(3570 * second - 1);
    assert.equal(await tokens.bearer(), "token-1");
    clock.advance(1);
    assert.equal(await tokens.bearer(), "token-2");
  });

  it("uses a token near its expiry without repeated logins", async () => {
    expiresIn = 1;
    const tokens = session();
    for (let call = 0; call < 10; call += 1) assert.equal(await tokens.bearer(), "token-1");
    clock.advance(second);
    assert.equal(await tokens.bearer(), "token-2");
    assert.equal(server.calls.length, 2);
  });

  it("keeps using the same token if a login near its expiry returns it again", async () => {
    const tokens = session();
    await tokens.bearer();
    clock.advance(3571 * second);
    reply = () => ({ status: 201, body: { access_token: "token-1", expires_in: 29 } });
    assert.equal(await tokens.bearer(), "token-1");
    clock.advance(28 * second);
    assert.equal(await tokens.bearer(), "token-1");
    assert.equal(server.calls.length, 2);
    reply = undefined;
    clock.advance(second);
    assert.equal(await tokens.bearer(), "token-3");
  });

  it("reads expires_in as text, and assumes five minutes if it is missing", async () => {
    expiresIn = "600";
    const tokens = session();
    await tokens.bearer();
    clock.advance(9 * minute);
    assert.equal(await tokens.bearer(), "token-1");
    clock.advance(minute);
    expiresIn = undefined;
    assert.equal(await tokens.bearer(), "token-2");
    clock.advance(4 * minute);
    assert.equal(await tokens.bearer(), "token-2");
    clock.advance(minute);
    assert.equal(await tokens.bearer(), "token-3");
  });

  it("drops a rejected token, but not a newer one", async () => {
    const tokens = session();
    await tokens.bearer();
    tokens.dropBearer("token-1");
    assert.equal(await tokens.bearer(), "token-2");
    tokens.dropBearer("token-1");
    assert.equal(await tokens.bearer(), "token-2");
    assert.equal(server.calls.length, 2);
  });

  it("keeps no rejected token, and stops after the fourth in a row", async () => {
    const tokens = session();
    const sent: string[] = [];
    const requests = {
      send: ({ authorization = "" }: ApiRequest) => {
        sent.push(authorization);
        return Promise.reject(new ServiceError("signIn", "401"));
      },
    };
    const caller = new ApiCaller(requests as never, tokens);
    await assert.rejects(caller.send({ operation: operations.fortitoken.getBalance }), { category: "signIn" });
    assert.deepEqual(sent, ["Bearer token-1", "Bearer token-2", "Bearer token-3", "Bearer token-4"]);
  });

  it("lets one caller cancel without cancelling the sign-in of the others", async () => {
    let answer: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      server.respond = () =>
        new Promise((send) => {
          answer = () => send({ status: 201, body: { access_token: "token-1", expires_in: 3600 } });
          resolve();
        });
    });
    const tokens = session();
    const controller = new AbortController();
    const leaving = tokens.bearer(controller.signal);
    await arrived;
    controller.abort();
    assert.equal((await failureOf(leaving)).category, "cancelled");
    const staying = tokens.bearer();
    answer();
    assert.equal(await staying, "token-1");
    assert.equal(server.calls.length, 1);
  });

  for (const status of [400, 401, 404]) {
    it(`treats ${status} as a refused secret, reports it to all callers, and never sends that secret again`, async () => {
      reply = () => ({ status, body: { message: "refused" } });
      const first: ServiceError[] = [];
      const tokens = session("canary-secret", (error) => first.push(error));
      const failures = await Promise.all([1, 2, 3].map(() => failureOf(tokens.bearer())));
      assert.deepEqual(
        failures.map(({ category, status: reported, serviceMessage, operation }) => [
          category,
          reported,
          serviceMessage,
          operation,
        ]),
        Array(3).fill(["signIn", status, "refused", "login"]),
      );
      assert.deepEqual([first, new Set(failures)], [[failures[0]], new Set([failures[0]])]);
      reply = undefined;
      const later = await failureOf(tokens.bearer());
      assert.deepEqual([later.category, later.status, later.serviceMessage], ["signIn", status, "refused"]);
      assert.notEqual(later, failures[0]);
      assert.equal(server.calls.length, 1);
      assert.equal(await session().bearer(), "token-2");
    });
  }

  it("does not treat a missing page as a refused sign-in", async () => {
    reply = () => ({ status: 404, body: "<html><title>Not here</title></html>" });
    assert.equal((await failureOf(session().bearer())).category, "notFound");
  });

  it("sends the secret again after any other failure", async () => {
    const tokens = session();
    for (const answer of [
      { status: 429 },
      { status: 500 },
      { status: 401, body: "<html>Sign in to the hotel</html>" },
    ]) {
      reply = () => answer;
      await failureOf(tokens.bearer());
    }
    reply = undefined;
    assert.equal(await tokens.bearer(), "token-4");
  });

  it("reports other failures unchanged", async () => {
    const categories: string[] = [];
    for (const status of [402, 403, 429, 500]) {
      reply = () => ({ status });
      categories.push((await failureOf(session().bearer())).category);
    }
    assert.deepEqual(categories, ["subscription", "permission", "rateLimit", "server"]);
  });

  it("rejects a response without a token", async () => {
    reply = () => ({ status: 201, body: { expires_in: 5 } });
    assert.equal((await failureOf(session().bearer())).category, "unexpected");
    reply = () => ({ status: 201 });
    assert.equal((await failureOf(session().bearer())).category, "emptyAnswer");
  });

  it("sends nothing without a secret", async () => {
    assert.equal((await failureOf(session("").bearer())).category, "signedOut");
    assert.deepEqual(server.calls, []);
  });
});
