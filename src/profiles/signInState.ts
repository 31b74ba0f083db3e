import type { ServiceId } from "../contract";
import type { RequestEvent } from "../services/http/requestLog";

/**
 * What is known of a profile's sign-in: nothing yet, the service accepted it, its secret is missing, or the service
 * refused it.
 */
export type SignInState = "unknown" | "signedIn" | "signedOut" | "refused";

/** Paths that hand out tokens [FTC 1.2] [CNP 1.4, 1.5]. */
const tokenPath: Readonly<Record<ServiceId, RegExp>> = {
  fortitoken: /^\/api\/v1\/login\b/,
  forticnp: /^\/api\/v1\/auth\//,
};

/** How a service says "not with this secret"; for FortiToken Cloud 400 is a malformed and 404 an unknown one. */
const refusals: Readonly<Record<ServiceId, readonly number[]>> = {
  fortitoken: [400, 401, 403, 404],
  forticnp: [400, 401, 403],
};

/** What a finished request tells about the sign-in; undefined when nothing. */
export function signInOutcome(service: ServiceId, { path, status }: RequestEvent): "signedIn" | "refused" | undefined {
  if (status === undefined) return undefined;
  if (status >= 200 && status < 300) return "signedIn";
  return tokenPath[service].test(path) && refusals[service].includes(status) ? "refused" : undefined;
}
