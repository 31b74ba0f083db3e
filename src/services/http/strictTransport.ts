import http from "http";
import https from "https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/**
 * Sends one request for axios, and notes whether it was handed to a connection. Over https the certificate counts whatever the process was told: another extension may have set
 * `NODE_TLS_REJECT_UNAUTHORIZED` or changed the global agent, and both hold for the whole extension host. And an answer counts only when
 * it came through TLS: one that did not is of a proxy that refused to connect, even where it looks like the service's.
 *
 * `http` and `https` are imported without `node:`, for only then the editor puts its proxy and certificate settings in.
 */
export class StrictTransport {
  private handedOver = false;

  /** Whether the request was handed to an established connection, over https a trusted one: the service may have got it. */
  get sent(): boolean {
    return this.handedOver;
  }

  request(options: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void): http.ClientRequest {
    const isSecure = options.protocol === "https:";
    const request = isSecure ? secureRequest(options, onAnswer) : http.request(options, onAnswer);
    request.once("socket", (socket) => {
      const handOver = (): void => void (this.handedOver = true);
      if (!isSecure) whenConnected(socket, handOver);
      // A socket without TLS is a proxy's that did not connect: it gets nothing.
      else if (isTls(socket)) whenTrusted(socket, handOver);
    });
    // Node takes the request for done, and would tell nobody.
    request.once("upgrade", (_answer, socket) => {
      socket.destroy();
      request.emit("error", errorWithCode("The answer changes to another protocol.", "HPE_UPGRADE"));
    });
    return request;
  }
}

function secureRequest(options: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void) {
  // No session is resumed: node looks at the host's name in a full handshake only, and the session may be of a connection nobody checked.
  const strict = { ...options, rejectUnauthorized: true, session: undefined };
  const request = https.request(strict, (answer) => {
    if (isTls(answer.socket)) onAnswer(answer);
    else request.destroy(proxyRefusal(answer.statusCode));
  });
  return request;
}

function whenConnected(socket: Socket, go: () => void): void {
  if (socket.connecting) socket.prependOnceListener("connect", go);
  else go();
}

/** Ends the connection before anything is sent unless its certificate is trusted and the host's own. */
function whenTrusted(socket: TLSSocket, go: () => void): void {
  const check = (): void => {
    if (socket.authorized && !socket.isSessionReused()) {
      go();
      return;
    }
    const { authorizationError } = socket as Partial<TLSSocket>;
    const code = String(authorizationError ?? "ERR_TLS_SESSION_REUSED");
    socket.destroy(errorWithCode("The certificate is not trusted.", code));
  };
  const isConnected = socket.authorized || Boolean(socket.authorizationError);
  if (isConnected) check();
  else socket.prependOnceListener("secureConnect", check);
}

function isTls(socket: Socket): socket is TLSSocket {
  return (socket as Partial<TLSSocket>).encrypted === true;
}

function proxyRefusal(status: number | undefined): Error {
  return errorWithCode("The proxy refused to connect.", `HTTP_${status ?? 0}`);
}

function errorWithCode(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
