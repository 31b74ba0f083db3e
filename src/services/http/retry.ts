import type { ServiceError } from "../errors";
import { type ApiRequest, isSignIn } from "./wire";
import { retryPauses } from "../../waiting";

/** How a read that failed for a passing reason is repeated. */
export interface RetryRule {
  /** How often, at most. */
  readonly times: number;
  /** All waits of one request together, at most, in ms: beyond that the person is told instead. */
  readonly longestMs: number;
}

/** The peer ended a connection that was there; one that could not be made is not among them. */
const brokenConnections = ["ECONNRESET", "ECONNABORTED", "EPIPE", "ERR_BAD_RESPONSE"];

/** Whether the same request may fare better in a while. Writes are never repeated, a sign-in only where the service said nothing of it. */
export function isTransient({ operation }: ApiRequest, error: ServiceError): boolean {
  if (operation.access === "write") return false;
  switch (error.category) {
    case "rateLimit":
      return !isSignIn(operation);
    case "server":
      return error.status !== 501;
    case "connection":
      return error.code === undefined || brokenConnections.includes(error.code);
    case "tls":
      // The certificate was trusted, and a record of the connection was spoiled on the way.
      return error.sent === true;
    default:
      return false;
  }
}

/** A pause that doubles with each failed attempt, somewhere between nothing and that, in ms. @param failed how many attempts, at least 1 */
export function backOff(failed: number, random: () => number): number {
  return random() * Math.min(retryPauses.longestMs, retryPauses.firstMs * 2 ** failed);
}
