import type { Operation } from "../../contract";

/** Paths that hand out tokens (contract: FortiToken Cloud 1.2, FortiCNP 1.4 and 1.5). */
const signInPath = /^\/api\/v1\/(login|auth\/(credentials\/)?token)\b/;

export function isSignIn({ path }: Operation): boolean {
  return signInPath.test(path);
}
