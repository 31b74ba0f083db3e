import { operations } from "../../contract";
import { isMarkup, isRefusal, ServiceError, type ServiceErrorCategory } from "../errors";

/** Write operations; FortiCNP has none. */
const writes: ReadonlySet<string> = new Set(
  Object.values(operations.fortitoken)
    .filter(({ access }) => access === "write")
    .map(({ id }) => id),
);
const signIn: string = operations.fortitoken.login.id;

/**
 * Whether the service may have carried out a write in spite of this error. Only two errors exclude it: nothing was handed to a connection,
 * or the service itself refused the request. The error's category does not matter.
 */
export function isUnclear(error: unknown): boolean {
  // A program error, at an unknown point.
  if (!ServiceError.is(error)) return true;
  const { operation, written } = error;
  if (written) return true;
  // The token request failed, before the write or after its 401.
  if (operation === signIn) return false;
  // Another call of the write failed, such as a verification.
  if (operation !== undefined && !writes.has(operation)) return true;
  return error.sent !== false && !isRefusal(error);
}

/** Whether the failed request is a write that the service may have carried out. */
export function mayBeCarriedOut(error: ServiceError): boolean {
  const { operation, written } = error;
  return written === true || (operation !== undefined && writes.has(operation) && isUnclear(error));
}

/** Reads the result of a confirmed write. @throws an error that is marked as following a confirmed write */
export async function readBack<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw ServiceError.is(error) ? error.afterWrite() : error;
  }
}

/** Whether the same request is always refused, even one that was sent before and is still on its way. */
export function isRefusedForGood(error: unknown): boolean {
  return ServiceError.is(error) && !error.written && refusals.includes(error.category) && !isMarkup(error);
}

/** Without conflicts, which may end with a running task. */
const refusals: readonly ServiceErrorCategory[] = ["badRequest", "notFound", "notAllowed", "permission"];
