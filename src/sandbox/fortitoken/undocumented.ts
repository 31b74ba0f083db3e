/** Resources known only from public client code; the sandbox does not emulate them [FTC 2.16]. */
const resourceNames =
  "application|usersource|domain|namespace|client|certificate|customer|statement|trial|token/activation|token/transfer";
const resourcePath = new RegExp(`^/api/v1/(${resourceNames})(/|$)`);

/**
 * Why the sandbox does not emulate an operation that public clients send; undefined for other ones. It answers 501,
 * because a client would take a 404 as the deletion of its resources.
 */
export function explainUnknown(method: string, path: string): string | undefined {
  if (resourcePath.test(path)) {
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
