import assert from "node:assert/strict";
import { FortiCnpSession } from "../../../src/services/forticnp/session";
import { failureOf } from "./expectFailure";
import { FakeClock, hour, minute, second } from "./fakeClock";
import { LogLines, type Received, type Reply, TestServer } from "./testServer";
import { testTransport } from "./testTransport";

const credential = "0b7d1c52-canary-credential";

describe("FortiCnpSession", () => {
  let server: TestServer;
  let clock: FakeClock;
  let log: LogLines;
  /** How far the service's clock is ahead of the local one, in ms. */
  let ahead: number;
  /** Lifetime of an access token in ms. */
  let lifetime: number;
  let spoil: ((request: Received) => Reply | undefined) | undefined;

  beforeEach(async () => {
    [ahead, lifetime, spoil] = [0, 2 * hour, undefined];
    clock = new FakeClock();
    log = new LogLines();
    server = new TestServer((request) => spoil?.(request) ?? tokens(request));
    await server.start();
  });
  afterEach(() => server.stop());

  function tokens(request: Received): Reply {
    const serviceTime = clock.now() + ahead;
    const number = server.requests.length;
    const refreshed = request.url.endsWith("/refresh");
    return {
      headers: { Date: new Date(serviceTime).toUTCString() },
      body: {
        token_type: "bearer",
        expires: serviceTime + lifetime,
        access_token: `${refreshed ? "refreshed" : "token"}-${number}`,
        ...(refreshed ? {} : { refresh_token: `canary-refresh-${number}` }),
      },
    };
  }

  function session(secret = credential): FortiCnpSession {
    const transport = testTransport(server.url, { readOnly: true, clock, log, label: "Cloud" });
    return new FortiCnpSession({ requests: transport, clock }, secret);
  }

  const withCredential = "POST /api/v1/auth/credentials/token/";
  const withRefreshToken = "POST /api/v1/auth/token/refresh";

  it("sends the raw credential after Basic, a form, and the path with its slash", async () => {
    assert.equal(await session().bearer(), "token-1");
    assert.deepEqual(server.calls, [withCredential]);
    const [request] = server.requests;
    assert.equal(request?.headers.authorization, `Basic ${credential}`);
    assert.equal(request.headers["content-type"], "application/x-www-form-urlencoded");
    assert.equal(request.body, "grant_type=client_credentials");
  });

  it("sends one token request for twenty simultaneous calls, at first and after expiry", async () => {
    const cache = session();
    const twenty = () => Promise.all(Array.from({ length: 20 }, () => cache.bearer()));
    assert.deepEqual(new Set(await twenty()), new Set(["token-1"]));
    clock.advance(lifetime);
    assert.deepEqual(new Set(await twenty()), new Set(["refreshed-2"]));
    assert.deepEqual(server.calls, [withCredential, withRefreshToken]);
  });

  it("refreshes with a form, without an Authorization header", async () => {
    const cache = session();
    await cache.bearer();
    clock.advance(lifetime);
    await cache.bearer();
    const request = server.requests[1];
    assert.equal(request?.headers.authorization, undefined);
    assert.equal(request?.body, "grant_type=refresh_token&refresh_token=canary-refresh-1");
    assert(!log.lines.join().includes("canary"));
  });

  it("refreshes until 8 hours after the credential was used, then uses the credential again", async () => {
    const cache = session();
    const used: string[] = [];
    for (let passed = 0; passed <= 10; passed += 2) {
      used.push(await cache.bearer());
      clock.advance(2 * hour);
    }
    assert.deepEqual(used, ["token-1", "refreshed-2", "refreshed-3", "refreshed-4", "token-5", "refreshed-6"]);
    assert.equal(server.requests[5]?.body, "grant_type=refresh_token&refresh_token=canary-refresh-5");
  });

  for (const status of [400, 401, 403, 404]) {
    it(`uses the credential if the refresh token gets a ${status}`, async () => {
      const cache = session();
      await cache.bearer();
      clock.advance(lifetime);
      spoil = (request) => (request.url.endsWith("/refresh") ? { status, body: { msg: "no" } } : undefined);
      assert.equal(await cache.bearer(), "token-3");
    });
  }

  for (const status of [429, 500]) {
    it(`does not use the credential if the refresh token gets a ${status}`, async () => {
      const cache = session();
      await cache.bearer();
      clock.advance(lifetime);
      spoil = () => ({ status });
      assert.equal((await failureOf(cache.bearer())).status, status);
      assert.deepEqual(server.calls, [withCredential, withRefreshToken]);
      spoil = undefined;
      assert.equal(await cache.bearer(), "refreshed-3");
    });
  }

  it("uses the credential, not the refresh token, if a token was rejected before its expiry", async () => {
    const cache = session();
    cache.dropBearer(await cache.bearer());
    assert.equal(await cache.bearer(), "token-2");
    assert.deepEqual(server.calls, [withCredential, withCredential]);
  });

  describe("the expiry of a token", () => {
    /** How long the token is used, in ms, up to ten minutes. */
    async function lifeOf(expires: unknown, accessToken = "token"): Promise<number> {
      spoil = () => ({
        headers: { Date: new Date(clock.now() + ahead).toUTCString() },
        body: typeof expires === "string" && expires.startsWith("{") ? expires : { access_token: accessToken, expires },
      });
      const cache = session();
      await cache.bearer();
      const begun = server.requests.length;
      for (let used = 0; used <= 10 * minute; used += 5 * second) {
        await cache.bearer();
        if (server.requests.length > begun) return used;
        clock.advance(5 * second);
      }
      return Number.POSITIVE_INFINITY;
    }
    const tokenWithExp = (ms: number): string =>
      `x.${Buffer.from(JSON.stringify({ exp: ms / 1000 })).toString("base64url")}.y`;

    it("can be a number or text, with or without an exponent", async () => {
      const at = (): number => clock.now() + 3 * minute;
      const life = 3 * minute - 30 * second;
      assert.equal(await lifeOf(at()), life);
      assert.equal(await lifeOf(String(at())), life);
      assert.equal(await lifeOf(at().toExponential().toUpperCase()), life);
      assert.equal(await lifeOf(`{"access_token":"token","expires":${at().toExponential()}}`), life);
      assert.equal(await lifeOf(`${at()}.0`), life);
    });

    it("can be seconds or a date, and the token's own exp milliseconds", async () => {
      const life = 3 * minute - 30 * second;
      const end = (): number => Math.ceil(clock.now() / 1000) * 1000 + 3 * minute;
      for (const form of [
        (): unknown => end() / 1000,
        () => new Date(end()).toISOString(),
        () => new Date(end()).toUTCString(),
      ]) {
        assert.ok(Math.abs((await lifeOf(form())) - life) <= second, String(form()));
      }
      const inMs = `x.${Buffer.from(JSON.stringify({ exp: clock.now() + 3 * minute })).toString("base64url")}.y`;
      assert.equal(await lifeOf(undefined, inMs), life);
    });

    it("is computed with the service's clock if the local one is ten minutes off", async () => {
      for (const offset of [-10 * minute, 10 * minute]) {
        ahead = offset;
        assert.equal(await lifeOf(clock.now() + offset + 3 * minute), 3 * minute - 30 * second);
      }
    });

    it("falls back to the token's own exp, then to five minutes, if it is implausible", async () => {
      for (const wrong of [undefined, null, "", "soon", 0, -1, clock.now() - hour]) {
        assert.equal(
          await lifeOf(wrong, tokenWithExp(clock.now() + 2 * minute)),
          2 * minute - 30 * second,
          String(wrong),
        );
        assert.equal(await lifeOf(wrong, "opaque"), 5 * minute - 30 * second, String(wrong));
      }
      assert.equal(await lifeOf(0, tokenWithExp(clock.now() - hour)), 5 * minute - 30 * second);
    });

    it("can be very near: the token is used until then", async () => {
      assert.equal(await lifeOf(clock.now() + 20 * second), 20 * second);
    });
  });

  for (const status of [400, 401]) {
    it(`treats ${status} as a refused sign-in, without the credential in the error`, async () => {
      spoil = (request) => ({
        status,
        body: {
          code: 1,
          msg: `no credential ${request.headers.authorization?.slice("Basic ".length)}`,
          httpCode: status,
        },
      });
      const error = await failureOf(session().bearer());
      assert.deepEqual([error.category, error.status], ["signIn", status]);
      assert.equal(error.serviceMessage, "no credential ***");
      assert(!error.message.includes("canary"));
    });
  }

  it("treats a 401 in the body of a 200 as a refused sign-in", async () => {
    spoil = () => ({ body: { code: 1001, msg: "bad credential", httpCode: 401 } });
    assert.equal((await failureOf(session().bearer())).category, "signIn");
  });

  it("does not treat a 404 as a refused sign-in, because another service sent it", async () => {
    spoil = () => ({ status: 404, body: {} });
    assert.equal((await failureOf(session().bearer())).category, "notFound");
  });

  it("sends nothing without a credential, or with one that is invalid in a header", async () => {
    assert.equal((await failureOf(session(" \n").bearer())).category, "signedOut");
    assert.equal((await failureOf(session("abc\r\nX-Other: 1").bearer())).category, "signIn");
    assert.deepEqual(server.calls, []);
  });
});
