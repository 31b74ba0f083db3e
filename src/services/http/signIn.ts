import type { Operation } from "../../contract";

/** Paths that hand out tokens [FTC 1.2] [CNP 1.4, 1.5]. */
const signInPath = /^\/api\/v1\/(login|auth\/(credentials\/)?token)\b/;

export function isSignIn({ path }: Operation): boolean {
  return signInPath.test(path);
}
