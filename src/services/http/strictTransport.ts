import http from "http";
import https from "https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/**
 * Sends one request for axios, and notes whether it was handed to a connection. Over https the certificate is always checked: another
 * extension may have set `NODE_TLS_REJECT_UNAUTHORIZED` or changed the global agent, which applies to the whole extension host. An answer
 * counts only when it came through TLS: any other is of a proxy that refused to connect, even if it looks like the service's.
 *
 * `http` and `https` are imported without `node:`, because only then the editor applies its proxy and certificate settings.
 */
export class StrictTransport {
  private handedOver = false;

  /** Whether the request was handed to an established connection, over https a trusted one. Then the service may have received it. */
  get sent(): boolean {
    return this.handedOver;
  }

  request(options: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void): http.ClientRequest {
    const isSecure = options.protocol === "https:";
    const request = isSecure ? secureRequest(options, onAnswer) : http.request(options, onAnswer);
    request.once("socket", (socket) => {
      const handOver = (): void => void (this.handedOver = true);
      if (!isSecure) whenConnected(socket, handOver);
      // A socket without TLS leads to a proxy that refused to connect: nothing is sent to it.
      else if (isTls(socket)) whenTrusted(socket, handOver);
    });
    // Node would end the request without an event.
    request.once("upgrade", (_answer, socket) => {
      socket.destroy();
      request.emit("error", errorWithCode("The response switches to another protocol.", "HPE_UPGRADE"));
    });
    return request;
  }
}

function secureRequest(options: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void) {
  // No TLS session is resumed: Node checks the host's name only in a full handshake, and the session may be from an unchecked connection.
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

/** Ends the connection before anything is sent, unless the certificate is trusted and names the host. */
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
