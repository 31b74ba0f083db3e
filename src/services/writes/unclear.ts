import { operations } from "../../contract";
import { ServiceError, type ServiceErrorKind } from "../errors";

/** Kinds after which the request may have been carried out: it went out, and no answer says that it was refused. */
const unclearKinds: readonly ServiceErrorKind[] = [
  "connection",
  "timeout",
  "cancelled",
  "server",
  "notJson",
  "emptyAnswer",
  "tooLarge",
];
/** Operations that change something; FortiCNP has none. */
const writes: ReadonlySet<string> = new Set(
  Object.values(operations.fortitoken)
    .filter(({ access }) => access === "write")
    .map(({ id }) => id),
);

/** Whether a failed write leaves open if the service carried it out. */
export function isUnclear(error: unknown): error is ServiceError {
  if (!ServiceError.is(error) || error.operation === "login") return false;
  // The write was taken, and reading its result failed.
  if (error.operation !== undefined && !writes.has(error.operation)) return true;
  // Nobody listened: nothing went out.
  if (error.code === "ECONNREFUSED") return false;
  return unclearKinds.includes(error.kind) || (error.kind === "unexpected" && (error.status ?? 0) < 400);
}
