import { ServiceError } from "../../services/errors";

/** Why a list shows no rows, where that is no fault: the person signs in, asks for rights, adds or clears something. */
export type Condition = "signedOut" | "noPermission" | "notOffered" | "empty" | "filteredEmpty";

export function conditionOf(error: unknown): Condition | undefined {
  if (!ServiceError.is(error)) return undefined;
  if (error.category === "signedOut" || error.category === "notOffered") return error.category;
  return error.category === "permission" ? "noPermission" : undefined;
}
