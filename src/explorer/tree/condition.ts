import { ServiceError } from "../../services/errors";

/** Why a list shows no rows, where that is no fault: the person signs in, asks for rights, adds or clears something. */
export type Condition = "signedOut" | "noPermission" | "notOffered" | "empty" | "filteredEmpty";

export function conditionOf(error: unknown): Condition | undefined {
  if (!ServiceError.is(error)) return undefined;
  if (error.kind === "signedOut" || error.kind === "notOffered") return error.kind;
  return error.kind === "permission" ? "noPermission" : undefined;
}
