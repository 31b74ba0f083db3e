import type { ServiceId } from "../contract";

export type JsonObject = Readonly<Record<string, unknown>>;

/** One request of a known operation. */
export interface OperationCall {
  readonly url: URL;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded JSON or form body; empty when there is none. */
  readonly body: JsonObject;
}

export interface Answer {
  readonly status: number;
  /** Written as JSON; absent means an empty body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: OperationCall) => Answer;

/** An error response of the emulated service. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export interface EmulatedService {
  readonly name: ServiceId;
  /** Operation id of the contract -> handler. An operation without one answers 501. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Counts the request, before its body is read. Throws a {@link Refusal} above the limit. */
  limitRate?(operationId: string, call: OperationCall): void;
  /** Throws a {@link Refusal} unless the caller may use the operation. */
  authorize(operationId: string, call: OperationCall): void;
  /** Whether members of a GET's JSON body are query parameters, as in the documented samples. */
  readonly mergesGetBodies?: boolean;
  /** Whether JSON is sent with a blank after each colon. */
  readonly blankAfterColon?: boolean;
  /** Why the sandbox does not emulate a path or method that known clients use; undefined for an unknown one. */
  explainUnknown?(method: string, path: string): string | undefined;
  /** Converts forms that the service also accepts into those of the contract, before the contract check. */
  readLeniently?(body: JsonObject): JsonObject;
  /** The service's error body for a status and a text. */
  errorBody(status: number, message: string): unknown;
  /** Restores the seeded data and revokes every token. */
  reset(): void;
}

/** The token after `Bearer `, or undefined. */
export function bearerOf(call: OperationCall): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(call.headers["authorization"] ?? "")?.[1];
}
