/**
 * What went wrong, in the terms a person can act on. `notAllowed`: not for this kind of API client; `notOffered`: the tenant lacks the
 * call; `denied`: the service refused the user who was to be authenticated, not our own sign-in; `keyring`: the secret cannot be read.
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

/** What a body is: `damaged` begins like JSON and is none, `binary` is no text. */
export type AnswerType = "empty" | "json" | "html" | "xml" | "damaged" | "binary" | "text";

export interface ServiceErrorFacts {
  /** HTTP status of the answer, where there was one. */
  status?: number;
  /** What the service said: redacted, on one line, at most 500 characters. */
  serviceMessage?: string;
  /** `name`, or `name:port` where the port is not the scheme's own, the request went to. */
  host?: string;
  /** Id of the profile whose request it was, as the client was told. */
  profileId?: string;
  /** How long the service asked to wait, in ms. */
  retryAfterMs?: number;
  /** Operation id of the contract. */
  operation?: string;
  /** System error code such as ENOTFOUND, or the body-level code of a FortiCNP answer. */
  code?: string;
  /** Only for `badHost`. */
  reason?: BadHostReason;
  /**
   * False where it is certain that nothing of the request was handed to an established connection. Absent counts as sent: what is not
   * known to have stayed here may have been carried out.
   */
  sent?: boolean;
  /** The write was answered as done, and reading what it left failed. */
  written?: true;
  /** What the answer's body was; a page where JSON belongs points to a wrong host or a proxy in between. */
  answerType?: AnswerType;
}

/** The layer of a connection that failed, from the wire upwards. */
export type ConnectionLayer = "dns" | "proxy" | "connection" | "tls" | "signIn" | "permission" | "service";

/**
 * Every failure of this layer. `message` is English and for logs only; a view words `kind` and the facts itself.
 * Never carries a secret, a header or a request body.
 */
export class ServiceError extends Error {
  /** Marks the class across bundles, where `instanceof` does not hold. */
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

  /** The same failure under another category. */
  withCategory(category: ServiceErrorCategory): ServiceError {
    return Object.assign(new ServiceError(category, this.message), this, { category });
  }

  /** The same failure, of reading what a write left that the service had answered as done. */
  afterWrite(): ServiceError {
    return Object.assign(this.withCategory(this.category), { written: true as const });
  }

  static is(error: unknown): error is ServiceError {
    return error instanceof Error && (error as Partial<ServiceError>).isServiceError === true;
  }
}

/**
 * Whether the service itself refused the request, so that nothing was done: a 4xx in its own form. A page or a text is of whoever
 * answered in its place, and 407, 408 and 499 are about the way there: none of them says what became of the request.
 */
export function isRefusal({ status, answerType, written }: ServiceError): boolean {
  if (written) return false;
  if (status === undefined || status < 400 || status > 499 || [407, 408, 499].includes(status)) return false;
  return answerType === undefined || answerType === "json" || answerType === "empty";
}

/** Whether the answer was a page or other markup: whoever gave it is not the service, which speaks JSON alone. */
export function isMarkup({ answerType }: Pick<ServiceErrorFacts, "answerType">): boolean {
  return answerType === "html" || answerType === "xml";
}

/** Whether a `code` stands for an answer that is no HTTP, or is not compressed as it says. */
export function isGarbled(code: string): boolean {
  return /^(HPE|Z|ERR__ERROR|ERR_BROTLI|ZSTD)_/.test(code);
}

/** The layer "Test connection" names for a failure. */
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
