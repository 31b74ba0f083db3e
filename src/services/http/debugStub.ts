/**
 * Replaces `debug` in the bundles. follow-redirects and https-proxy-agent load it for axios, but neither runs here: the transport is our own
 * and axios gets no proxy. `debug` would add 10 KB and four packages, and what it prints does not pass `redact`.
 */
export default function noDebug(): () => void {
  return () => undefined;
}
