import { defined } from "../../defined";
import type { Operation } from "../../contract";
import type { RequestPriority } from "../budget/wait";

/** One call of an operation. */
export interface ApiRequest {
  readonly operation: Operation;
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** Members that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Encoded as the operation's body type; members of a form must be text. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Complete value of the Authorization header. */
  readonly authorization?: string;
  /** Interactive when absent. */
  readonly priority?: RequestPriority;
  /** The response is returned as received, whatever its status: it is neither parsed nor retried. */
  readonly anyStatus?: true;
}

/**
 * Path and query of a request, percent-encoded.
 * @throws RangeError for a path parameter that would change the operation, and for a lone surrogate
 */
export function pathOf({ operation, pathParameters, query = {} }: ApiRequest): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = pathParameters?.[name] ?? "";
    if (/^\.{0,2}$/.test(value)) throw new RangeError(`The path parameter ${name} must not be "${value}".`);
    return encodeParameter(name, value);
  });
  const given = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeParameter(name, String(value))}`);
  return given.length === 0 ? path : `${path}?${given.join("&")}`;
}

function encodeParameter(name: string, value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new RangeError(`The parameter ${name} contains a lone surrogate.`);
  }
}

/** @throws RangeError for a header value that HTTP would change */
export function requireSendable({ headers = {} }: ApiRequest): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/[^\t\x20-\x7e\x80-\xff]|^\s|\s$/.test(value)) {
      throw new RangeError(
        `The header ${name} must not have line breaks, leading or trailing blanks, or characters beyond Latin-1.`,
      );
    }
  }
}

/** All headers of a request, without those of the HTTP client. */
export function headersOf({ operation, headers, authorization }: ApiRequest): Record<string, string> {
  return defined({
    Accept: "application/json",
    "Content-Type": operation.bodyType === "form" ? "application/x-www-form-urlencoded" : "application/json",
    ...headers,
    Authorization: authorization,
  });
}

const signIns: readonly string[] = ["login", "refreshToken", "getAuthorizationToken", "getCredentialsToken"];

/** Whether the response of an operation is a token [FTC 1.2] [CNP 1.4, 1.5]. */
export function isSignIn({ id }: Operation): boolean {
  return signIns.includes(id);
}

/** The encoded body; undefined without one. */
export function bodyTextOf({ operation, body }: ApiRequest): string | undefined {
  if (body === undefined || operation.bodyType === "none") return undefined;
  if (operation.bodyType === "json") return JSON.stringify(body);
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) form.set(name, String(value));
  return form.toString();
}

/** A response as received. */
export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** From sending to the last byte, in ms. */
  readonly ms: number;
  /** Size of the body after decompression. */
  readonly bytes: number;
}

/** A response with a 2xx status, or with any if the request has `anyStatus`. */
export interface ApiAnswer extends RawAnswer {
  /** Undefined for an empty body, and for a request with `anyStatus`. */
  readonly json: unknown;
}
