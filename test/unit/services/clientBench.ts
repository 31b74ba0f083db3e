import { createFortiCnpClient, createFortiTokenClient } from "../../../src/services";
import type { FortiCnpClient } from "../../../src/services/forticnp/client";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import type { ClientType } from "../../../src/services/fortitoken/clientType";
import { FakeClock } from "./fakeClock";
import { LogLines, type Received, type Reply, TestServer } from "./testServer";

const signIns = ["/api/v1/login", "/api/v1/auth/credentials/token/"];

/** One request on the wire, with the values of the requested headers only. */
export interface Sent {
  readonly call: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A client of either service, and a server that signs it in and answers with `respond`. */
export class ClientBench {
  respond: (request: Received) => Reply = () => ({ body: [] });
  /** Detected application types. */
  readonly clientTypes: ClientType[] = [];
  readonly clock = new FakeClock();
  /** The response to a sign-in instead of a plain token. */
  token: Readonly<Record<string, unknown>> | undefined;
  signIns = 0;
  private readonly clients: { dispose(): void }[] = [];
  private readonly server = new TestServer((request) => {
    if (!signIns.includes(request.url)) return this.respond(request);
    this.signIns += 1;
    const plain = { access_token: `token-${this.signIns}`, expires_in: 3600 };
    const headers = { Date: new Date(this.clock.now()).toUTCString() };
    return { status: 201, headers, body: this.token ?? plain };
  });

  static async start(): Promise<ClientBench> {
    const bench = new ClientBench();
    await bench.server.start();
    return bench;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.dispose();
    await this.server.stop();
  }

  fortitoken(options: { clientType?: ClientType; readOnly?: boolean } = {}): FortiTokenClient {
    const sign = { clientId: "client-1", clientSecret: "secret-1" };
    const onClientType = (type: ClientType) => this.clientTypes.push(type);
    return this.keep(createFortiTokenClient({ ...this.common(), ...sign, ...options, onClientType }));
  }

  forticnp(): FortiCnpClient {
    const scope = { companyId: "771205", roleId: "771204" };
    return this.keep(createFortiCnpClient({ ...this.common(), credential: "credential-1", scope }));
  }

  /** Requests other than sign-ins. */
  get requests(): Received[] {
    return this.server.requests.filter(({ url }) => !signIns.includes(url));
  }

  get calls(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url}`);
  }

  /** The last request. */
  last(...headers: string[]): Sent {
    const { method, url, body, headers: all } = this.requests.at(-1)!;
    return {
      call: `${method} ${url}`,
      body: body === "" ? undefined : (JSON.parse(body) as unknown),
      headers: Object.fromEntries(headers.map((name) => [name, all[name.toLowerCase()]])),
    };
  }

  private common() {
    const { url: host } = this.server;
    return { host, label: "Lab", readOnly: false, timeoutMs: 30_000, log: new LogLines(), clock: this.clock };
  }

  private keep<T extends { dispose(): void }>(client: T): T {
    this.clients.push(client);
    return client;
  }
}
