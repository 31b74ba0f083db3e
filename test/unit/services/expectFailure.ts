import assert from "node:assert/strict";
import { ServiceError } from "../../../src/services/errors";

/** The service error with which a call fails. */
export async function failureOf(call: Promise<unknown>): Promise<ServiceError> {
  const outcome = await call.then(
    () => "no failure",
    (error: unknown) => error,
  );
  assert(ServiceError.is(outcome), `a ServiceError was expected, got ${String(outcome)}`);
  return outcome;
}
