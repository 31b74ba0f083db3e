import assert from "node:assert/strict";
import { LogLevel, type LogOutputChannel } from "vscode";
import { operations } from "../../../src/contract";
import { KnownSecrets } from "../../../src/services/http/redact";
import type { ApiRequest } from "../../../src/services/http/wire";
import { Log } from "../../../src/ui/log";
import { TestServer } from "../services/testServer";
import { testTransport } from "../services/testTransport";

const canary = "canary-7Q2x";
const { login, authenticate, createUser, listUsers } = operations.fortitoken;

/** The channel's lines: the level and the text. */
class FakeChannel {
  readonly entries: string[] = [];

  constructor(readonly logLevel: LogLevel) {}

  readonly warn = (text: string): void => this.show("warn", LogLevel.Warning, text);
  readonly info = (text: string): void => this.show("info", LogLevel.Info, text);
  readonly debug = (text: string): void => this.show("debug", LogLevel.Debug, text);
  readonly trace = (text: string): void => this.show("trace", LogLevel.Trace, text);

  private show(name: string, level: LogLevel, text: string): void {
    if (this.logLevel !== LogLevel.Off && level >= this.logLevel) this.entries.push(`[${name}] ${text}`);
  }
}

describe("the log", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer(() => ({
      headers: { "X-Answer": "yes", "Set-Cookie": `id=${canary}` },
      body: { users: [{ username: "mlund" }], access_token: canary },
    }));
    await server.start();
  });
  afterEach(() => server.stop());

  /** The complete log of these requests at a level. */
  async function shown(logLevel: LogLevel, ...requests: ApiRequest[]): Promise<string> {
    const channel = new FakeChannel(logLevel);
    const log = new Log(new KnownSecrets(), channel as unknown as LogOutputChannel);
    const transport = testTransport(server.url, { log });
    for (const request of requests) await transport.send(request).catch(() => undefined);
    return channel.entries.join("\n");
  }

  const create: ApiRequest = {
    operation: createUser,
    authorization: `Bearer ${canary}`,
    body: { username: "mlund", email: "mlund@example.net", token: "FTKMOB5AEXMPL001" },
  };

  it("has one line per request at level Info", async () => {
    assert.match(await shown(LogLevel.Info, create), /^\[info\] POST \/api\/v1\/user 200 \d+ ms \d+ B \[Lab\]$/);
  });

  it("adds the headers of request and response at Debug", async () => {
    const text = await shown(LogLevel.Debug, create);
    assert.match(text, /^> Content-Type: application\/json$/m);
    assert.match(text, /^> Authorization: \*\*\*$/m);
    assert.match(text, /^< x-answer: yes$/m);
    assert.match(text, /^< set-cookie: \*\*\*$/m);
    assert(!text.includes("mlund"), text);
  });

  it("adds the bodies of request and response at Trace, including a token's serial", async () => {
    const text = await shown(LogLevel.Trace, create);
    for (const part of ['  "email": "mlund@example.net"', '"token": "FTKMOB5AEXMPL001"', '      "username": "mlund"']) {
      assert(text.includes(part), text);
    }
  });

  it("contains the request if there is no response", async () => {
    server.respond = (_request, response) => {
      response.destroy();
      return undefined;
    };
    const text = await shown(LogLevel.Trace, create);
    assert.match(text, /^\[warn\] POST \/api\/v1\/user connection /);
    assert(text.includes("mlund@example.net"), text);
  });

  it("truncates a long body and marks it", async () => {
    server.respond = () => ({ body: { long: "x".repeat(200_000) } });
    const text = await shown(LogLevel.Trace, { operation: listUsers });
    assert(text.length < 70_000, String(text.length));
    assert.match(text, /… cut, 200011 characters in all$/);
  });

  it("formats no text for levels that are off", () => {
    let made = 0;
    const details = { headers: () => String(++made), bodies: () => String(++made) };
    const tell = (level: LogLevel): void =>
      new Log(new KnownSecrets(), new FakeChannel(level) as unknown as LogOutputChannel).request({
        method: "GET",
        path: "/",
        ms: 1,
        label: "Lab",
        details,
      });
    for (const level of [LogLevel.Off, LogLevel.Error, LogLevel.Warning, LogLevel.Info]) tell(level);
    assert.equal(made, 0);
    tell(LogLevel.Debug);
    assert.equal(made, 1);
  });

  for (const level of ["Info", "Debug", "Trace"] as const) {
    it(`shows no secret at ${level}`, async () => {
      const text = await shown(
        LogLevel[level],
        create,
        { operation: login, body: { client_id: "a", client_secret: canary } },
        { operation: operations.forticnp.refreshToken, body: { grant_type: "refresh_token", refresh_token: canary } },
        { operation: authenticate, authorization: `Bearer ${canary}`, body: { username: "mlund", token: "004217" } },
        {
          operation: createUser,
          body: { username: "mlund", email: canary, token_data: canary },
          authorization: `Bearer ${canary}`,
        },
        { operation: listUsers, query: { username: "x" }, headers: { Cookie: `id=${canary}` } },
      );
      for (const secret of [canary, "004217"]) assert(!text.includes(secret), text);
      assert(text.includes("/api/v1/auth"), text);
    });
  }
});
