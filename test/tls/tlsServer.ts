import type { AddressInfo } from "node:net";
import tls from "node:tls";
import { type Issued, issueCertificate } from "../../src/sandbox/certificates";

/** An HTTPS server on loopback that records all requests and gives every request the same response. */
export class TlsServer {
  private readonly sockets = new Set<tls.TLSSocket>();
  /** The decrypted data. */
  received = "";
  /** Connections that resumed an earlier session. */
  resumed = 0;

  private constructor(
    private readonly server: tls.Server,
    private readonly body: string,
  ) {
    server.on("secureConnection", (socket) => this.serve(socket));
    server.on("tlsClientError", () => undefined);
  }

  /** @param certificate an untrusted one if absent */
  static async start(certificate: Issued = issueCertificate({ name: "localhost" }), body = "[]"): Promise<TlsServer> {
    const server = tls.createServer({ key: certificate.key, cert: certificate.cert });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new TlsServer(server, body);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** Closes open connections, so that a client's idle connections are stale. */
  closeConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  stop(): Promise<void> {
    this.closeConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: tls.TLSSocket): void {
    this.sockets.add(socket);
    if (socket.isSessionReused()) this.resumed += 1;
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("error", () => undefined);
    let request = "";
    socket.on("data", (data: Buffer) => {
      this.received += data.toString();
      request += data.toString();
      if (!isComplete(request)) return;
      request = "";
      const head = ["HTTP/1.1 200 OK", "Content-Type: application/json", `Content-Length: ${this.body.length}`];
      socket.write([...head, "", this.body].join("\r\n"));
    });
  }
}

function isComplete(request: string): boolean {
  const [head = "", body] = request.split("\r\n\r\n", 2);
  return body !== undefined && body.length >= Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
}
