import { isGarbled, type ServiceErrorCategory } from "../errors";
import { readNumber } from "../readers";

/** A failed connection with its system error code, if any. */
interface WireFailure {
  readonly category: ServiceErrorCategory;
  readonly code?: string;
}

const categoriesByCode: Readonly<Record<string, ServiceErrorCategory>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  EAI_NONAME: "dns",
  ECONNREFUSED: "connection",
  ECONNRESET: "connection",
  ECONNABORTED: "connection",
  EPIPE: "connection",
  EHOSTUNREACH: "connection",
  EHOSTDOWN: "connection",
  ENETUNREACH: "connection",
  ENETDOWN: "connection",
  EADDRNOTAVAIL: "connection",
  ETIMEDOUT: "timeout",
  EPROTO: "tls",
  CERT_HAS_EXPIRED: "tls",
  CERT_NOT_YET_VALID: "tls",
  CERT_REVOKED: "tls",
  CERT_UNTRUSTED: "tls",
  CERT_REJECTED: "tls",
  CERT_SIGNATURE_FAILURE: "tls",
  CERT_CHAIN_TOO_LONG: "tls",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
  HOSTNAME_MISMATCH: "tls",
  INVALID_CA: "tls",
  INVALID_PURPOSE: "tls",
  PATH_LENGTH_EXCEEDED: "tls",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
  UNABLE_TO_GET_CRL: "tls",
  UNABLE_TO_GET_ISSUER_CERT: "tls",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls",
};

/** Classifies an error that node's http or a proxy agent raised. */
export function wireFailure(error: unknown): WireFailure {
  const { code, message } = errorParts(error);
  const withCode = code === undefined ? {} : { code };
  if (/\bprox(y|ies)\b|tunnel/i.test(message) || code?.startsWith("ERR_PROXY"))
    return { category: "proxy", ...withCode };
  if (/maxContentLength/.test(message)) return { category: "tooLarge" };
  if (/aborted|socket hang up/.test(message)) return { category: "connection", ...withCode };
  const known = code === undefined ? undefined : categoriesByCode[code];
  if (known !== undefined) return { category: known, ...withCode };
  if (code !== undefined && /^ERR_(TLS|SSL|OSSL)_/.test(code)) return { category: "tls", code };
  if (code === "HPE_HEADER_OVERFLOW") return { category: "tooLarge", code };
  if (code !== undefined && isGarbled(code)) return { category: "connection", code };
  return { category: "unexpected", ...withCode };
}

/** The category of an HTTP status [FTC 4] [CNP 5]. */
export function categoryOfStatus(status: number): ServiceErrorCategory {
  if (status >= 300 && status < 400) return "redirect";
  if (status >= 500) return "server";
  switch (status) {
    case 400:
    case 422:
      return "badRequest";
    case 401:
      return "signIn";
    case 402:
      return "subscription";
    case 403:
      return "permission";
    case 404:
    case 410:
      return "notFound";
    case 405:
      return "notAllowed";
    case 407:
      return "proxy";
    case 408:
      return "timeout";
    case 409:
      return "conflict";
    case 429:
      return "rateLimit";
    default:
      return "unexpected";
  }
}

/** A failure in the body of a 2xx response. */
interface BodyFailure {
  readonly category: ServiceErrorCategory;
  /** The body's non-zero `code`. */
  readonly code: string;
  /** The body's `httpCode`, if it is an error status. */
  readonly status?: number;
}

/** A non-zero `code` beside `msg` or `httpCode` is a failure, even with status 200 (envelope E5) [CNP 5]. */
export function bodyFailure(json: unknown): BodyFailure | undefined {
  if (typeof json !== "object" || json === null || !("code" in json)) return undefined;
  const { code, msg, httpCode } = json as { code: unknown; msg?: unknown; httpCode?: unknown };
  const isFailureCode = (typeof code === "number" || typeof code === "string") && code !== "" && Number(code) !== 0;
  if (!isFailureCode || (msg === undefined && httpCode === undefined)) return undefined;
  const status = readNumber(httpCode) ?? 0;
  return status >= 400
    ? { category: categoryOfStatus(status), code: String(code), status }
    : { category: "unexpected", code: String(code) };
}

function errorParts(error: unknown): { code: string | undefined; message: string } {
  if (!(error instanceof Error)) return { code: undefined, message: "" };
  const code = (error as NodeJS.ErrnoException).code;
  return { code: typeof code === "string" ? code : undefined, message: error.message };
}
