import type { ServiceId } from "../contract";

export type JsonObject = Readonly<Record<string, unknown>>;

/** One request of a known operation, as a handler sees it. */
export interface OperationCall {
  readonly url: URL;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded JSON or form body; empty when there was none. */
  readonly body: JsonObject;
}

export interface Answer {
  readonly status: number;
  /** Written as JSON; absent means an empty body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: OperationCall) => Answer;

/** An error answer of the emulated service. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** What the server needs from an emulated service. */
export interface EmulatedService {
  readonly name: ServiceId;
  /** Operation id of the contract -> handler. An operation without one answers 501. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Counts the request, whose body is not read yet. Throws a {@link Refusal} when there were too many. */
  limitRate?(operationId: string, call: OperationCall): void;
  /** Throws a {@link Refusal} unless the caller may use the operation. */
  authorize(operationId: string, call: OperationCall): void;
  /** Members of a GET's JSON body count as query parameters, as in the documented samples. */
  readonly mergesGetBodies?: boolean;
  /** JSON goes out with a blank after each colon. */
  readonly blankAfterColon?: boolean;
  /** Why a path or method that clients are known to use is not answered; undefined for one nobody knows. */
  explainUnknown?(method: string, path: string): string | undefined;
  /** Turns forms the service also accepts into those of the contract, before the check against it. */
  lenient?(body: JsonObject): JsonObject;
  /** The service's error body for a status and a text. */
  errorBody(status: number, message: string): unknown;
  /** Back to the seed; every token is revoked. */
  reset(): void;
}

/** The token after `Bearer `, or undefined. */
export function bearerOf(call: OperationCall): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(call.headers["authorization"] ?? "")?.[1];
}
