import http from "node:http";
import type { AddressInfo } from "node:net";
import { formatRequestLine, type RequestEvent, type RequestLog } from "../../../src/services/http/requestLog";

/** A received request. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** A text is sent unchanged, other values as JSON; nothing if absent. */
  readonly body?: unknown;
}

export type Respond = (
  request: Received,
  response: http.ServerResponse,
) => Reply | undefined | Promise<Reply | undefined>;

/**
 * A server on loopback that records requests. A responder that returns nothing has responded itself, or does not
 * respond.
 */
export class TestServer {
  readonly requests: Received[] = [];
  readonly server: http.Server;

  constructor(public respond: Respond) {
    this.server = http.createServer((request, response) => void this.handle(request, response));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Methods and paths of the requests. */
  get calls(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url}`);
  }

  start(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const received = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
    this.requests.push(received);
    const reply = await this.respond(received, response);
    if (!reply) return;
    const { status = 200, headers = {}, body: answer } = reply;
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(answer === undefined ? "" : typeof answer === "string" ? answer : JSON.stringify(answer));
  }
}

/** Records the log instead of printing it. */
export class LogLines implements RequestLog {
  readonly lines: string[] = [];
  /** The text of the most detailed level. */
  bodies = "";

  request(event: RequestEvent): void {
    this.lines.push(formatRequestLine(event));
    this.bodies += event.details?.bodies() ?? "";
  }
}

/** A port on loopback on which no program listens. */
export async function freePort(): Promise<number> {
  const server = new TestServer(() => ({}));
  await server.start();
  const { port } = new URL(server.url);
  await server.stop();
  return Number(port);
}
