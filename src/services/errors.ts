/**
 * What went wrong, in terms that a user can act on. `notAllowed`: the call is not for this type of API client; `notOffered`: the tenant does
 * not have the call; `denied`: the service refused the user to authenticate, not our sign-in; `keyring`: the secret cannot be read.
 */
export type ServiceErrorCategory =
  | "dns"
  | "connection"
  | "proxy"
  | "tls"
  | "timeout"
  | "cancelled"
  | "signIn"
  | "signedOut"
  | "keyring"
  | "permission"
  | "subscription"
  | "notFound"
  | "notAllowed"
  | "notOffered"
  | "denied"
  | "conflict"
  | "badRequest"
  | "rateLimit"
  | "server"
  | "notJson"
  | "emptyAnswer"
  | "tooLarge"
  | "redirect"
  | "readOnly"
  | "badHost"
  | "unexpected";

/** Why an entered host was refused. */
export type BadHostReason = "empty" | "syntax" | "scheme" | "httpNotLoopback" | "userInfo" | "path" | "query" | "port";

/** What a body is. `damaged` begins like JSON but cannot be parsed; `binary` is not text. */
export type AnswerType = "empty" | "json" | "html" | "xml" | "damaged" | "binary" | "text";

export interface ServiceErrorFacts {
  /** HTTP status; absent without a response. */
  status?: number;
  /** What the service said: redacted, on one line, at most 500 characters. */
  serviceMessage?: string;
  /** The host that the request went to: `name`, or `name:port` if the port is not the default one. */
  host?: string;
  /** Id of the profile that sent the request. */
  profileId?: string;
  /** The wait that the service asked for, in ms. */
  retryAfterMs?: number;
  /** The operation's id in the contract. */
  operation?: string;
  /** System error code such as ENOTFOUND, or the `code` in the body of a FortiCNP response. */
  code?: string;
  /** Only for `badHost`. */
  reason?: BadHostReason;
  /** False only if nothing of the request was handed to an established connection. Absent counts as sent: it may have been carried out. */
  sent?: boolean;
  /** The service confirmed the write; reading the result failed. */
  written?: true;
  /** What the response's body was. A web page instead of JSON points to a wrong host or a proxy. */
  answerType?: AnswerType;
}

/** The layer of a connection that failed, lowest first. */
export type ConnectionLayer = "dns" | "proxy" | "connection" | "tls" | "signIn" | "permission" | "service";

/**
 * Every failure of the services' layer. `message` is English and for logs only; the user sees words made from `category` and the facts.
 * It never contains a secret, a header or a request body.
 */
export class ServiceError extends Error {
  /** Identifies the class across bundles, where `instanceof` does not work. */
  readonly isServiceError = true;
  declare readonly status?: number;
  declare readonly serviceMessage?: string;
  declare readonly host?: string;
  declare readonly profileId?: string;
  declare readonly retryAfterMs?: number;
  declare readonly operation?: string;
  declare readonly code?: string;
  declare readonly reason?: BadHostReason;
  declare readonly sent?: boolean;
  declare readonly written?: true;
  declare readonly answerType?: AnswerType;

  constructor(
    readonly category: ServiceErrorCategory,
    message: string,
    facts: ServiceErrorFacts = {},
  ) {
    super(message);
    this.name = "ServiceError";
    Object.assign(this, facts);
  }

  /** A copy of this error with another category. */
  withCategory(category: ServiceErrorCategory): ServiceError {
    return Object.assign(new ServiceError(category, this.message), this, { category });
  }

  /** A copy of this error for a failed read after a write that the service confirmed. */
  afterWrite(): ServiceError {
    return Object.assign(this.withCategory(this.category), { written: true as const });
  }

  static is(error: unknown): error is ServiceError {
    return error instanceof Error && (error as Partial<ServiceError>).isServiceError === true;
  }
}

/**
 * Whether the service itself refused the request, so that nothing changed: a 4xx with JSON or without a body. A page or text comes from a
 * proxy or another host, and 407, 408 and 499 come from the connection: they do not say whether the request was carried out.
 */
export function isRefusal({ status, answerType, written }: ServiceError): boolean {
  if (written) return false;
  if (status === undefined || status < 400 || status > 499 || [407, 408, 499].includes(status)) return false;
  return answerType === undefined || answerType === "json" || answerType === "empty";
}

/** Whether the response was markup: it did not come from the service, which sends only JSON. */
export function isMarkup({ answerType }: Pick<ServiceErrorFacts, "answerType">): boolean {
  return answerType === "html" || answerType === "xml";
}

/** Whether the code means a response that is not HTTP, or whose compression is broken. */
export function isGarbled(code: string): boolean {
  return /^(HPE|Z|ERR__ERROR|ERR_BROTLI|ZSTD)_/.test(code);
}

/** The layer that "Test Connection" shows for this error. */
export function layerOf(error: ServiceError): ConnectionLayer {
  switch (error.category) {
    case "dns":
    case "badHost":
      return "dns";
    case "proxy":
    case "tls":
      return error.category;
    case "connection":
    case "timeout":
      return "connection";
    case "signIn":
    case "signedOut":
    case "keyring":
      return "signIn";
    case "permission":
    case "subscription":
    case "notAllowed":
      return "permission";
    default:
      return "service";
  }
}
