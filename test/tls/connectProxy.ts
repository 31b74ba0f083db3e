import http from "node:http";
import net, { type AddressInfo } from "node:net";

/** How a proxy answers clients. */
export interface ProxyManners {
  /** The required `user:password`. */
  readonly credentials?: string;
  /** Status of its response to CONNECT, with a page. */
  readonly refusal?: number;
}

/** The proxy's port and all data that it could see. */
export interface ProxySight {
  readonly port: number;
  /** The hosts of CONNECT requests. */
  readonly targets: readonly string[];
  /** Other requests, which it could read. */
  readonly requests: readonly string[];
  /** All data from clients, as text. */
  readonly seen: string;
}

/**
 * A proxy on loopback that connects every client with one server, whatever host it names, and records all that it can
 * see.
 */
export class ConnectProxy {
  manners: ProxyManners = {};
  private readonly targets: string[] = [];
  private readonly requests: string[] = [];
  private seen = "";
  private readonly server = http.createServer((request, response) => {
    this.requests.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });

  constructor(private readonly serverPort: number) {
    this.server.on("connection", (socket) => {
      socket.on("error", () => undefined);
    });
    this.server.on("connect", (request, socket: net.Socket) => this.connect(request, socket));
  }

  get sight(): ProxySight {
    const { targets, requests, seen } = this;
    return { port: (this.server.address() as AddressInfo).port, targets, requests, seen };
  }

  start(port: number): Promise<void> {
    return new Promise((resolve) => this.server.listen(port, "127.0.0.1", resolve));
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
