import { operations } from "../../contract";
import { isMarkup, isRefusal, ServiceError, type ServiceErrorCategory } from "../errors";

/** Operations that change something; FortiCNP has none. */
const writes: ReadonlySet<string> = new Set(
  Object.values(operations.fortitoken)
    .filter(({ access }) => access === "write")
    .map(({ id }) => id),
);
const signIn: string = operations.fortitoken.login.id;

/**
 * Whether what `send` of a write threw leaves open if the service carried it out. It does unless nothing was handed to a connection, or
 * the service itself refused it; the error's name says nothing about that.
 */
export function isUnclear(error: unknown): boolean {
  // Our own code failed, and nobody knows when.
  if (!ServiceError.is(error)) return true;
  const { operation, written } = error;
  if (written) return true;
  // The token for it was not got, at first or after the service refused the write with 401.
  if (operation === signIn) return false;
  // Some other call of a write's failed: a look, for one.
  if (operation !== undefined && !writes.has(operation)) return true;
  return error.sent !== false && !isRefusal(error);
}

/** Whether the request that failed is a write that the service may have carried out. */
export function mayBeCarriedOut(error: ServiceError): boolean {
  const { operation, written } = error;
  return written === true || (operation !== undefined && writes.has(operation) && isUnclear(error));
}

/** Reads what a write left that the service answered as done. @throws an error that says so, whatever it is about */
export async function readBack<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw ServiceError.is(error) ? error.afterWrite() : error;
  }
}

/** Whether the same request would be refused at any other time too: one that was sent before and is still on its way. */
export function isRefusedForGood(error: unknown): boolean {
  return ServiceError.is(error) && !error.written && refusals.includes(error.category) && !isMarkup(error);
}

/** A conflict is none of them: it may be with a task that ends. */
const refusals: readonly ServiceErrorCategory[] = ["badRequest", "notFound", "notAllowed", "permission"];
