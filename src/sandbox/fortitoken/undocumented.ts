/** Resources known from public client code only; the sandbox does not emulate them [FTC 2.16]. */
const RESOURCES =
  "application|usersource|domain|namespace|client|certificate|customer|statement|trial|token/activation|token/transfer";
const RESOURCE = new RegExp(`^/api/v1/(${RESOURCES})(/|$)`);

/**
 * Says of a call that clients are known to make that it is left out on purpose; undefined for any other. The answer to such a
 * call is 501: a 404 makes a client believe that its things were deleted, and forget them.
 */
export function explainUnknown(method: string, path: string): string | undefined {
  if (RESOURCE.test(path)) {
    return "The resource is not documented and not emulated.";
  }
  if (method === "PUT" && /^\/api\/v1\/user\/?$/.test(path)) {
    return "Changing users by filter is not documented and not emulated; name one user in the path.";
  }
  if (method !== "GET" && /^\/api\/v1\/realm(\/|$)/.test(path)) {
    return "Writing realms is not documented and not emulated.";
  }
  return undefined;
}
