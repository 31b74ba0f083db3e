import { once, setMaxListeners } from "node:events";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { text as readText } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono, type Context } from "hono";
import { stringify } from "lossless-json";
import { UserFacingError } from "../userFacingError";
import { operations, type Operation } from "../contract";
import { fireAndForget } from "../fireAndForget";
import { contractViolation } from "./contractCheck";
import { controlPrefix, mountControls, type Controls } from "./control";
import { changesResponse, faultyResponse, handlesFirst, type Fault } from "./fault";
import { sendHalf } from "./halfAnswer";
import { Latency } from "./latency";
import type { SandboxOptions } from "./options";
import { decodeBody, mergeIntoQuery } from "./requestBody";
import { Refusal, type Answer, type EmulatedService, type OperationCall } from "./service";
import { serviceNames, type TlsIdentity } from "./tlsIdentity";

type SandboxContext = Context<{ Bindings: HttpBindings }>;

const loopback = "127.0.0.1";
const loopbackHost = /^((\w[\w-]*\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const serviceHost = new RegExp(`^(${serviceNames.map((name) => name.replaceAll(".", "\\.")).join("|")})(:\\d+)?$`, "i");
const keepAliveMs = 60_000;

export interface ServiceServerParts {
  readonly service: EmulatedService;
  readonly options: Pick<SandboxOptions, "latencyMs" | "latencySpreadMs" | "seed" | "now">;
  readonly controls: Controls;
  /** Absent means plain HTTP. */
  readonly tls?: Pick<TlsIdentity, "cert" | "key"> | undefined;
}

/** One emulated service behind its own loopback port: routes from the contract, checks, faults and the journal. */
export class ServiceServer {
  private readonly app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly stopping = new AbortController();
  private readonly latency: Latency;
  private address = "";

  constructor(private readonly parts: ServiceServerParts) {
    const { service, options, controls, tls } = parts;
    this.latency = new Latency(options, options.seed, service.name);
    // Every delayed response listens to it.
    setMaxListeners(0, this.stopping.signal);
    this.refuseWebPages();
    mountControls(this.app, service.name, controls);
    this.mountOperations();
    const serverOptions = { keepAliveTimeout: keepAliveMs };
    this.server = createAdaptorServer(
      tls
        ? {
            fetch: this.app.fetch,
            createServer: createTlsServer,
            serverOptions: { ...serverOptions, cert: tls.cert, key: tls.key },
          }
        : { fetch: this.app.fetch, createServer, serverOptions },
    ) as Server;
    this.server.on("connection", (socket: Socket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
  }

  /** Base URL; empty until {@link start} has resolved. */
  get url(): string {
    return this.address;
  }

  /** @param port 0 takes any free one. @throws UserFacingError when the port cannot be used */
  async start(port: number): Promise<void> {
    this.server.listen(port, loopback);
    try {
      await once(this.server, "listening");
      this.address = `${this.parts.tls ? "https" : "http"}://${loopback}:${(this.server.address() as AddressInfo).port}`;
    } catch (error) {
      throw listenError(error, port, this.parts.service.name);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.server.listening) {
      const closed = once(this.server, "close");
      this.server.close();
      // `closeAllConnections` misses connections whose TLS handshake is not complete.
      for (const socket of this.sockets) socket.destroy();
      await closed;
    }
  }

  /**
   * Refuses web pages: those whose host name resolves to this machine (DNS rebinding, visible in Host) and those of
   * another origin (Origin). With TLS the services' own names reach the operations but not the control paths; a browser
   * reaches them only if the names resolve to this machine and the CA is trusted.
   */
  private refuseWebPages(): void {
    this.app.use("*", async (context: SandboxContext, next) => {
      const host = context.req.header("host") ?? "";
      const named =
        this.parts.tls !== undefined && serviceHost.test(host) && !context.req.path.startsWith(controlPrefix);
      const message = refusalOf(named || loopbackHost.test(host), context.req.header("origin"));
      if (message === undefined) return next();
      this.record(context, undefined, 403);
      return this.respond({ status: 403, body: this.parts.service.errorBody(403, message) });
    });
  }

  private mountOperations(): void {
    const known: readonly Operation[] = Object.values(operations[this.parts.service.name]);
    // Hono uses the first matching route, so /user/base must precede /user/{id}.
    const literalFirst = [...known].sort((a, b) => Number(a.path.includes("{")) - Number(b.path.includes("{")));
    for (const operation of literalFirst) {
      this.app.on(operation.method, routeOf(operation), (context) =>
        this.parts.controls.requests.during(() => this.answerOperation(context, operation)),
      );
    }
    for (const operation of literalFirst) {
      this.app.all(routeOf(operation), (context) =>
        this.answerUnknown(context, 405, `${context.req.method} is not allowed on this path.`),
      );
    }
    this.app.notFound((context) => this.answerUnknown(context, 404, "There is no such path."));
  }

  private async answerOperation(context: SandboxContext, operation: Operation): Promise<Response> {
    const fault = this.parts.controls.faults.take(this.parts.service.name, operation.id);
    const delayMs = this.latency.next() + (fault?.delayMs ?? 0);
    if (delayMs > 0) {
      await pause(delayMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    const response =
      fault && changesResponse(fault)
        ? await this.answerFaulty(context, operation, fault)
        : this.respond(await this.handle(context, operation));
    if (response === RESPONSE_ALREADY_SENT) {
      this.record(context, operation.id, 0);
    } else {
      response.headers.set("Date", new Date(this.parts.options.now()).toUTCString());
      this.record(context, operation.id, response.status);
    }
    return response;
  }

  /** @param readBody reads the request's body, from the connection by default */
  private async handle(
    context: SandboxContext,
    operation: Operation,
    readBody = () => bodyText(context),
  ): Promise<Answer> {
    try {
      const withoutBody = callOf(context, {});
      this.parts.service.limitRate?.(operation.id, withoutBody);
      const handler = this.parts.service.handlers[operation.id];
      if (!handler) {
        throw new Refusal(501, `The sandbox does not offer ${operation.id} yet.`);
      }
      this.parts.service.authorize(operation.id, withoutBody);
      const text = await readBody();
      const contentType = withoutBody.headers["content-type"] ?? "";
      const decoded = decodeBody(operation.bodyType, contentType, text);
      const merges = this.parts.service.mergesGetBodies === true && operation.method === "GET";
      const query = merges ? mergeIntoQuery(withoutBody.query, text) : withoutBody.query;
      const call = { ...withoutBody, query, body: this.parts.service.readLeniently?.(decoded) ?? decoded };
      const violation = contractViolation(this.parts.service.name, operation.id, call);
      if (violation !== undefined) {
        throw new Refusal(400, violation);
      }
      const answer = handler(call);
      if (answer.status < 300) this.parts.controls.requests.carryOut(this.parts.service.name, operation.id);
      return answer;
    } catch (error) {
      if (error instanceof Refusal) {
        const { status, message, headers } = error;
        return { status, body: this.parts.service.errorBody(status, message), headers };
      }
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { status: 500, body: this.parts.service.errorBody(500, `The sandbox itself failed: ${text}`) };
    }
  }

  private async answerFaulty(context: SandboxContext, operation: Operation, fault: Fault): Promise<Response> {
    const { actsAfterMs } = fault;
    if (actsAfterMs !== undefined) {
      const body = await bodyText(context);
      fireAndForget(this.parts.controls.requests.during(() => this.actLater(context, operation, body, actsAfterMs)));
    }
    const handled = handlesFirst(fault) ? await this.handle(context, operation) : { status: 200 };
    const failed = (status: number) => ({ status, body: this.parts.service.errorBody(status, "An injected fault.") });
    const { sent, contentType, ...answer } = faultyResponse(fault, { ...handled, sent: "whole", failed });
    if (sent === "nothing") {
      context.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    const response = this.respond(answer);
    if (contentType !== undefined) response.headers.set("content-type", contentType);
    return sent === "whole" ? response : sendHalf(context.env.outgoing, response, sent);
  }

  /** Carries the request out after its response was sent, unless the sandbox stops first. */
  private async actLater(context: SandboxContext, operation: Operation, body: string, ms: number): Promise<void> {
    try {
      await pause(ms, undefined, { signal: this.stopping.signal });
    } catch {
      return;
    }
    await this.handle(context, operation, () => Promise.resolve(body));
    this.parts.controls.changes.report();
  }

  private answerUnknown(context: SandboxContext, status: number, message: string): Response {
    const leftOut = this.parts.service.explainUnknown?.(context.req.method, context.req.path);
    const answered = leftOut === undefined ? status : 501;
    this.record(context, undefined, answered);
    return this.respond({ status: answered, body: this.parts.service.errorBody(answered, leftOut ?? message) });
  }

  private respond({ status, body, headers = {} }: Answer): Response {
    if (body === undefined || status === 204 || status === 304) {
      return new Response(null, { status, headers });
    }
    if (typeof body === "string") {
      return new Response(body, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });
    }
    const json = stringify(body) ?? "";
    const text = this.parts.service.blankAfterColon === true ? withBlanks(json) : json;
    return new Response(text, { status, headers: { "content-type": "application/json", ...headers } });
  }

  private record(context: SandboxContext, operation: string | undefined, status: number): void {
    const url = new URL(context.req.url);
    if (url.pathname.startsWith(controlPrefix)) {
      return;
    }
    this.parts.controls.requests.add({
      service: this.parts.service.name,
      operation,
      method: context.req.method,
      path: url.pathname,
      query: url.search,
      agent: context.req.header("user-agent") ?? "",
      status,
      at: this.parts.options.now(),
    });
    this.parts.controls.changes.report();
  }
}

function refusalOf(hostIsOurs: boolean, origin: string | undefined): string | undefined {
  if (!hostIsOurs) return "The Host header must name this machine: localhost, 127.0.0.1 or [::1].";
  const foreign = origin !== undefined && !(URL.canParse(origin) && loopbackHost.test(new URL(origin).host));
  return foreign
    ? "The Origin header names a web page of another machine, which the sandbox does not serve."
    : undefined;
}

/** The operation's path in Hono's spelling; routes without a slash at the end match both forms. */
function routeOf({ path }: Operation): string {
  return path.replace(/\{(\w+)\}/g, ":$1").replace(/\/$/, "");
}

/** The framework hides the body of a GET, which some clients send. */
function bodyText(context: SandboxContext): Promise<string> {
  return context.req.method === "GET" ? readText(context.env.incoming) : context.req.text();
}

function callOf(context: SandboxContext, body: OperationCall["body"]): OperationCall {
  return {
    url: new URL(context.req.url),
    path: context.req.param(),
    query: context.req.query(),
    headers: context.req.header(),
    body,
  };
}

/** Puts a blank after each colon between a name and its value. */
function withBlanks(json: string): string {
  return json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|:/g, (part) => (part === ":" ? ": " : part));
}

function listenError(error: unknown, port: number, service: string): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const text =
    code === "EADDRINUSE"
      ? `Port ${port} on ${loopback} is in use, so the ${service} sandbox cannot start. Stop the program that uses it, or choose another port (0 takes any free one).`
      : code === "EACCES"
        ? `This user may not listen on port ${port} of ${loopback}, so the ${service} sandbox cannot start. Choose a port from 1024 on, or see "A client with fixed addresses" in docs/sandbox.md.`
        : `The ${service} sandbox cannot listen on ${loopback}:${port}: ${error instanceof Error ? error.message : String(error)}`;
  return new UserFacingError(text, { cause: error });
}
