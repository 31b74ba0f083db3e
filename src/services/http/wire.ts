import { defined } from "../../defined";
import type { Operation } from "../../contract";
import type { RequestPriority } from "../budget/wait";

/** One call of an operation. */
export interface ApiRequest {
  readonly operation: Operation;
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** Undefined members are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in the operation's body type; a form's members must be text. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Complete value of the Authorization header. */
  readonly authorization?: string;
  /** Interactive when absent. */
  readonly priority?: RequestPriority;
}

/**
 * Path and query of a request, percent-encoded.
 * @throws RangeError for a path parameter that would make the path another operation's, and for half a character
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
    throw new RangeError(`The parameter ${name} contains half a character.`);
  }
}

/**
 * Throws for a header value that could only be sent changed, and would then name something else.
 * @throws RangeError
 */
export function requireSendable({ headers = {} }: ApiRequest): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/[^\t\x20-\x7e\x80-\xff]|^\s|\s$/.test(value)) {
      throw new RangeError(
        `The header ${name} must not have line breaks, blanks at its ends or characters beyond Latin-1.`,
      );
    }
  }
}

/** All headers of a request but those of the HTTP client itself. */
export function headersOf({ operation, headers, authorization }: ApiRequest): Record<string, string> {
  return defined({
    Accept: "application/json",
    "Content-Type": operation.bodyType === "form" ? "application/x-www-form-urlencoded" : "application/json",
    ...headers,
    Authorization: authorization,
  });
}

const signIns: readonly string[] = ["login", "refreshToken", "getAuthorizationToken", "getCredentialsToken"];

/** Whether the answer to an operation is a token. */
export function isSignIn({ id }: Operation): boolean {
  return signIns.includes(id);
}

/** The body as it is sent, undefined for none. */
export function bodyTextOf({ operation, body }: ApiRequest): string | undefined {
  if (body === undefined || operation.bodyType === "none") return undefined;
  if (operation.bodyType === "json") return JSON.stringify(body);
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) form.set(name, String(value));
  return form.toString();
}

/** An answer with a 2xx status. */
export interface ApiAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined when the body was empty. */
  readonly json: unknown;
}

/** An answer of any status as it came. */
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
