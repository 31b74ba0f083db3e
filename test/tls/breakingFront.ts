import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import type { SecureVersion } from "node:tls";
import type { Issued } from "../../src/sandbox/certificates";

/**
 * How a connection breaks: by an undecryptable record, an alert, a clean end, a reset, an end without notice, or half a
 * record.
 */
export const breaks = ["badRecord", "fatalAlert", "closeNotify", "reset", "fin", "truncated"] as const;

/**
 * When it breaks: in the handshake, before the request is passed on, after it was carried out, or in the middle of the
 * response.
 */
export const moments = ["handshake", "before", "after", "midAnswer"] as const;

export interface Break {
  readonly how: (typeof breaks)[number];
  readonly when: (typeof moments)[number];
}

/**
 * An HTTPS server on loopback that passes requests on to a server. On request it breaks the connection of the next
 * write.
 */
export class BreakingFront {
  /** Whether connections are reused. */
  keepAlive = true;
  private next: Break | undefined;
  private readonly raw = new Map<number, net.Socket>();
  private readonly secure: https.Server;
  private readonly server: net.Server;

  private constructor(
    private readonly target: string,
    certificate: Issued,
    version: SecureVersion,
  ) {
    const { key, cert } = certificate;
    this.secure = https.createServer({ key, cert, minVersion: version, maxVersion: version }, (request, response) => {
      void this.pass(request, response);
    });
    this.secure.on("tlsClientError", () => undefined);
    this.server = net.createServer((socket) => this.accept(socket));
  }

  static async start(target: string, certificate: Issued, version: SecureVersion): Promise<BreakingFront> {
    const front = new BreakingFront(target, certificate, version);
    await new Promise<void>((resolve) => front.server.listen(0, "127.0.0.1", resolve));
    return front;
  }

  get url(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks the connection of the next write. */
  breakNext(next: Break): void {
    this.next = next;
  }

  /** Whether no write has met the break yet. */
  get isWaiting(): boolean {
    return this.next !== undefined;
  }

  stop(): Promise<void> {
    for (const socket of this.raw.values()) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: net.Socket): void {
    const port = socket.remotePort ?? 0;
    this.raw.set(port, socket);
    socket.on("error", () => undefined).on("close", () => this.raw.delete(port));
    const planned = this.next;
    if (planned?.when !== "handshake") {
      this.secure.emit("connection", socket);
      return;
    }
    this.next = undefined;
    socket.once("data", () => breakOff(socket, socket, planned));
  }

  private async pass(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isWrite = request.method !== "GET" && !request.url?.includes("/login");
    const planned = isWrite ? this.next : undefined;
    if (planned) this.next = undefined;
    const raw = this.raw.get(request.socket.remotePort ?? 0);
    const breakNow = (): void => {
      if (planned && raw) breakOff(raw, request.socket, planned);
    };
    if (planned?.when === "before") {
      breakNow();
      return;
    }
    const answer = await this.carryOut(request, Buffer.concat(chunks));
    if (planned?.when === "after") {
      breakNow();
      return;
    }
    const { "transfer-encoding": _, ...headers } = answer.headers;
    const connection = this.keepAlive ? {} : { connection: "close" };
    response.writeHead(answer.status, { ...headers, ...connection, "content-length": answer.body.length });
    if (planned) response.write(answer.body.subarray(0, answer.body.length / 2), breakNow);
    else response.end(answer.body);
  }

  private carryOut(request: http.IncomingMessage, body: Buffer): Promise<Answer> {
    const { method, headers } = request;
    return new Promise((resolve, reject) => {
      const { host: _, ...passed } = headers;
      const onward = http.request(`${this.target}${request.url}`, { ...(method && { method }), headers: passed });
      onward.once("error", reject).once("response", (answer) => {
        const chunks: Buffer[] = [];
        answer
          .on("data", (chunk: Buffer) => chunks.push(chunk))
          .once("end", () => {
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
          });
      });
      onward.end(body);
    });
  }
}

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** @param raw the connection below the encryption */
function breakOff(raw: net.Socket, secure: net.Socket, { how }: Break): void {
  const record = Buffer.from([23, 3, 3, 0, 64]);
  switch (how) {
    case "badRecord":
      raw.write(Buffer.concat([record, Buffer.alloc(64, 7)]));
      break;
    case "fatalAlert":
      raw.write(Buffer.from([21, 3, 3, 0, 2, 2, 80]));
      break;
    case "closeNotify":
      secure.end();
      break;
    case "reset":
      raw.resetAndDestroy();
      break;
    case "fin":
      raw.destroy();
      break;
    case "truncated":
      raw.write(Buffer.concat([record, Buffer.alloc(10, 7)]), () => raw.destroy());
  }
}
