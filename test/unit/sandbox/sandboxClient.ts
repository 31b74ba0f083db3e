import assert from "node:assert/strict";
import { forticnpCredentials, fortitokenCredentials, startSandbox, type Sandbox } from "../../../src/sandbox/index";
import type { SandboxOptions } from "../../../src/sandbox/options";

export const startMs = Date.UTC(2026, 3, 15, 9, 30, 0, 123);

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the test names the shape it expects
type ReadJson = <T>() => T;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The decoded body; fails for a body that is not JSON. */
  readonly json: ReadJson;
}

/** A sandbox on free ports with a clock that only tests advance. */
export class TestBench {
  time = startMs;

  private constructor(private running: Sandbox | undefined) {}

  static async start(options: Partial<SandboxOptions> = {}, start = startSandbox): Promise<TestBench> {
    const bench = new TestBench(undefined);
    bench.running = await start({
      fortitokenPort: 0,
      forticnpPort: 0,
      seed: 7,
      now: () => bench.time,
      // The clock stands still, so a limit per minute would never end.
      requestsPerMinute: 0,
      ...options,
    });
    return bench;
  }

  get sandbox(): Sandbox {
    assert.ok(this.running);
    return this.running;
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }

  async login(client: keyof typeof fortitokenCredentials = "webApp"): Promise<string> {
    const { clientId, clientSecret } = fortitokenCredentials[client];
    const reply = await send(`${this.sandbox.fortitokenUrl}/api/v1/login`, {
      body: { client_id: clientId, client_secret: clientSecret },
    });
    assert.equal(reply.status, 201, reply.text);
    return reply.json<{ access_token: string }>().access_token;
  }

  /** A FortiToken Cloud request with a valid token. */
  async fortitoken(path: string, options: SendOptions = {}): Promise<Reply> {
    return send(this.sandbox.fortitokenUrl + path, { bearer: await this.login(), ...options });
  }

  async signIn(credential: keyof typeof forticnpCredentials = "oneCompany"): Promise<string> {
    const reply = await this.credentialsToken(`Basic ${forticnpCredentials[credential]}`);
    assert.equal(reply.status, 200, reply.text);
    return reply.json<{ access_token: string }>().access_token;
  }

  credentialsToken(authorization: string, form = "grant_type=client_credentials", slash = "/"): Promise<Reply> {
    return send(`${this.sandbox.forticnpUrl}/api/v1/auth/credentials/token${slash}`, {
      form,
      headers: { authorization },
    });
  }

  /** A FortiCNP request of the login with one company. */
  async forticnp(path: string, options: SendOptions = {}): Promise<Reply> {
    return send(this.sandbox.forticnpUrl + path, {
      bearer: await this.signIn(),
      ...options,
      headers: { companyId: "771205", roleId: "771204", ...options.headers },
    });
  }
}

export interface SendOptions {
  readonly method?: string;
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly form?: string;
}

export async function send(url: string, { method, bearer, headers, body, form }: SendOptions = {}): Promise<Reply> {
  const response = await fetch(url, {
    method: method ?? (body === undefined && form === undefined ? "GET" : "POST"),
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      ...headers,
    },
    body: form ?? (body === undefined ? null : JSON.stringify(body)),
  });
  const text = await response.text();
  const json = (() => JSON.parse(text) as unknown) as ReadJson;
  return { status: response.status, headers: response.headers, text, json };
}

/** The text of a service's error response. */
export function messageOf(reply: Reply): string {
  const { message, msg } = reply.json<{ message?: string; msg?: string }>();
  return message ?? msg ?? "";
}
