import type { ServiceError } from "../errors";
import { type ApiRequest, isSignIn } from "./wire";
import { retryPauses } from "../../waiting";

/** How a read is retried after a transient failure. */
export interface RetryRule {
  /** The most retries. */
  readonly times: number;
  /** The limit of all pauses of one request, in ms; then the user sees the error. */
  readonly longestMs: number;
}

/** The peer closed an established connection. A connection that could not be made is not transient. */
const brokenConnections = ["ECONNRESET", "ECONNABORTED", "EPIPE", "ERR_BAD_RESPONSE"];

/** Whether a later retry may succeed. Writes are never retried; a sign-in is not retried after a 429. */
export function isTransient({ operation, anyStatus }: ApiRequest, error: ServiceError): boolean {
  if (operation.access === "write" || anyStatus) return false;
  switch (error.category) {
    case "rateLimit":
      return !isSignIn(operation);
    case "server":
      return error.status !== 501;
    case "connection":
      return error.code === undefined || brokenConnections.includes(error.code);
    case "tls":
      // The certificate was trusted; then the connection broke.
      return error.sent === true;
    default:
      return false;
  }
}

/** Exponential backoff with full jitter, in ms. @param failed the number of failed attempts, at least 1 */
export function backOff(failed: number, random: () => number): number {
  return random() * Math.min(retryPauses.longestMs, retryPauses.firstMs * 2 ** failed);
}
