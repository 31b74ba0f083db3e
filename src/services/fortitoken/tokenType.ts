import type { FortitokenToken } from "../../contract";
import { readText } from "../readers";

/** The type of a token, derived from its serial [FTC 3.3]. */
export type TokenType = "mobile" | "hardware" | "temporary";

export function tokenTypeOf({ sn }: Readonly<FortitokenToken>): TokenType {
  const serial = readText(sn) ?? "";
  if (/^FTKMOB/i.test(serial)) return "mobile";
  return /^TMP/i.test(serial) ? "temporary" : "hardware";
}

/** Whether a user has the token. A free token has no owner or an empty one. */
export function isAssigned({ user_id, username }: Readonly<FortitokenToken>): boolean {
  return Boolean(readText(user_id) || readText(username));
}
