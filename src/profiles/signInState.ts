import type { ServiceId } from "../contract";
import type { RequestEvent } from "../services/http/requestLog";

/** The sign-in state of a profile: not used yet, accepted by the service, without a secret, or refused by the service. */
export type SignInState = "unknown" | "signedIn" | "signedOut" | "refused";

/** Paths of token requests [FTC 1.2] [CNP 1.4, 1.5]. */
const tokenPath: Readonly<Record<ServiceId, RegExp>> = {
  fortitoken: /^\/api\/v1\/login\b/,
  forticnp: /^\/api\/v1\/auth\//,
};

/** Statuses that refuse a secret; for FortiToken Cloud 400 means malformed and 404 unknown. */
const refusals: Readonly<Record<ServiceId, readonly number[]>> = {
  fortitoken: [400, 401, 403, 404],
  forticnp: [400, 401, 403],
};

/** The sign-in state after a request; undefined if it is not known. */
export function signInOutcome(service: ServiceId, { path, status }: RequestEvent): "signedIn" | "refused" | undefined {
  if (status === undefined) return undefined;
  if (status >= 200 && status < 300) return "signedIn";
  return tokenPath[service].test(path) && refusals[service].includes(status) ? "refused" : undefined;
}
