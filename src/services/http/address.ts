import type { ServiceId } from "../../contract";
import { type BadHostReason, ServiceError } from "../errors";

/** Documented hosts [CNP 1.1] [FTC 1.1], accepted by `parseHost`. */
export const KNOWN_HOSTS = {
  forticnp: ["www.forticnp.com", "eu.forticnp.com"],
  fortitoken: ["ftc.fortinet.com", "fic.fortinet.com"],
} as const satisfies Readonly<Record<ServiceId, readonly string[]>>;

export type KnownHost = (typeof KNOWN_HOSTS)[ServiceId][number];

/** @param address from `parseHost` */
export function isKnownHost(address: string, service: ServiceId): boolean {
  return KNOWN_HOSTS[service].some((host) => parseHost(host, service) === address);
}

/** The port of a service when the entered host has none. */
const defaultPorts: Readonly<Record<ServiceId, string>> = { forticnp: "", fortitoken: "9696" };

/**
 * The base address of an entered host, without a trailing slash: `https://fic.fortinet.com:9696`.
 * Accepts `host`, `host:port` or a URL. http is allowed for loopback addresses only.
 * @throws ServiceError `badHost` with `reason`
 */
export function parseHost(input: string, service: ServiceId): string {
  const entered = input.trim();
  if (entered === "") throw badHost("empty", "No host entered.");
  if (/[\s\\\p{Cc}]/u.test(entered)) throw badHost("syntax", "A host has no blanks or backslashes.");

  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(entered)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "https" && scheme !== "http") {
    throw badHost("scheme", "Only https addresses are allowed.");
  }
  const authority = (scheme === undefined ? entered : entered.slice(scheme.length + 3)).split(/[/?#]/, 1)[0] ?? "";
  // A URL may have more than two slashes before its host: this check would then see an empty host.
  if (authority === "") throw badHost("syntax", "Not a host name or address.");
  if (authority.includes("@")) throw badHost("userInfo", "A host must not contain a user name or password.");
  const port = /:(\d*)$/.exec(authority.replace(/^\[[^\]]*\]/, ""))?.[1];
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535)) {
    throw badHost("port", "A port is a number from 1 to 65535.");
  }
  const url = parseUrl(scheme === undefined ? `https://${entered}` : entered);
  if (url.search !== "" || url.hash !== "" || /[?#]/.test(entered)) {
    throw badHost("query", "A host must not be followed by a query or a fragment.");
  }
  if (url.pathname !== "/") throw badHost("path", "A host must not be followed by a path.");
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw badHost("httpNotLoopback", "http is allowed for loopback addresses only.");
  }
  if (port === undefined) url.port = defaultPorts[service];
  return url.origin;
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw badHost("syntax", "Not a host name or address.");
  }
}

/**
 * Whether the editor sends requests for this name to this machine, never to a proxy, which could read http. That excludes the other
 * addresses of 127.0.0.0/8. `hostname` is normalized by the URL parser: lower case, IPv4 in four parts, IPv6 in brackets.
 */
function isLoopback(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

function badHost(reason: BadHostReason, message: string): ServiceError {
  return new ServiceError("badHost", message, { reason, sent: false });
}
