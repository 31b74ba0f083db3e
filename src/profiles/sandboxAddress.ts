declare const checked: unique symbol;

/** Base address of a sandbox without a trailing slash, `http://127.0.0.1:9696`. Only this file makes one. */
export type SandboxAddress = string & { readonly [checked]: true };

const hosts: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Validates the address of a sandbox from a setting, a stored profile, or a program on a sandbox's port.
 * @returns undefined for anything but plain HTTP to this machine, without user name, path and query
 */
export function sandboxAddress(named: unknown): SandboxAddress | undefined {
  if (typeof named !== "string" || !URL.canParse(named)) return undefined;
  const { protocol, hostname, origin, href } = new URL(named);
  const isLocal = protocol === "http:" && hosts.includes(hostname) && href === `${origin}/`;
  return isLocal ? (origin as SandboxAddress) : undefined;
}

/** The address of a sandbox on a port of this machine. */
export function localSandbox(port: number | string): SandboxAddress {
  return `http://127.0.0.1:${port}` as SandboxAddress;
}
