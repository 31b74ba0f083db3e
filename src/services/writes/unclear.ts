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

/** Whether the same request would be refused at any other time too: one that was sent before and is still on its way. */
export function isRefusedForGood(error: unknown): boolean {
  return ServiceError.is(error) && refusals.includes(error.kind) && error.answerType !== "html";
}

/** A conflict is none of them: it may be with a task that ends. */
const refusals: readonly ServiceErrorKind[] = ["badRequest", "notFound", "notAllowed", "permission"];
