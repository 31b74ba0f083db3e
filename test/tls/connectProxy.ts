import http from "node:http";
import net, { type AddressInfo } from "node:net";

/** How a proxy treats who wants to connect. */
interface ProxyManners {
  /** `user:password` that it asks for. */
  readonly credentials?: string;
  /** Answers CONNECT with this status and a page. */
  readonly refusal?: number;
}

/** A proxy on loopback that connects everybody with one server, whatever host they name, and keeps all that it can see. */
export class ConnectProxy {
  /** The hosts that CONNECT named. */
  readonly targets: string[] = [];
  /** Other requests, which it could read. */
  readonly requests: string[] = [];
  /** All it got from the client, as text. */
  seen = "";
  manners: ProxyManners = {};
  private readonly sockets = new Set<net.Socket>();
  private readonly server = http.createServer((request, response) => {
    this.requests.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });

  constructor(private readonly serverPort: number) {
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => this.sockets.delete(socket));
    });
    this.server.on("connect", (request, socket: net.Socket) => this.connect(request, socket));
  }

  /** @param credentials `user:password@`, or nothing */
  url(credentials = ""): string {
    return `http://${credentials}127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  start(port = 0): Promise<void> {
    return new Promise((resolve) => this.server.listen(port, "127.0.0.1", resolve));
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private connect(request: http.IncomingMessage, socket: net.Socket): void {
    this.targets.push(request.url ?? "");
    this.seen += JSON.stringify(request.headers);
    const status = this.refusalOf(request);
    if (status !== undefined) {
      const page = "<html><title>Blocked</title></html>";
      const ask = status === 407 ? ['Proxy-Authenticate: Basic realm="example"'] : [];
      const head = [`HTTP/1.1 ${status} No`, ...ask, "Content-Type: text/html", `Content-Length: ${page.length}`];
      socket.end([...head, "", page].join("\r\n"));
      return;
    }
    const onward = net.connect(this.serverPort, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.on("data", (data: Buffer) => (this.seen += data.toString("latin1")));
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => socket.destroy());
    socket.on("close", () => onward.destroy());
  }

  private refusalOf(request: http.IncomingMessage): number | undefined {
    const { credentials, refusal } = this.manners;
    if (refusal !== undefined || credentials === undefined) return refusal;
    const given = request.headers["proxy-authorization"];
    return given === `Basic ${Buffer.from(credentials).toString("base64")}` ? undefined : 407;
  }
}
