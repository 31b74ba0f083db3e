import type { AddressInfo } from "node:net";
import tls from "node:tls";
import { type Issued, issueCertificate } from "../../src/sandbox/certificates";

/** An https server on loopback that keeps all it could read and gives everything the same answer. */
export class TlsServer {
  private readonly sockets = new Set<tls.TLSSocket>();
  /** What came through the encryption. */
  received = "";
  /** Connections whose session was known from an earlier one. */
  resumed = 0;

  private constructor(
    private readonly server: tls.Server,
    private readonly body: string,
  ) {
    server.on("secureConnection", (socket) => this.serve(socket));
    server.on("tlsClientError", () => undefined);
  }

  /** @param certificate one that nobody trusts when absent */
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

  /** Ends what is open; a client finds its idle connections gone. */
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
