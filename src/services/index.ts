import type { ServiceId } from "../contract";
import { FortiCnpClient, type FortiCnpScope } from "./forticnp/client";
import { FortiCnpSession } from "./forticnp/session";
import { FortiTokenClient } from "./fortitoken/client";
import { FortiTokenSession } from "./fortitoken/session";
import { parseHost } from "./http/address";
import { type Clock, systemClock } from "./http/clock";
import type { RequestLog } from "./http/requestLog";
import { Transport } from "./http/transport";

/** What both clients need. */
interface ClientOptions {
  /** As the person entered it; see `parseHost`. */
  readonly host: string;
  /** The profile's label, for the log. */
  readonly label: string;
  /** The profile's id, for errors: several profiles may share a host. */
  readonly profileId?: string;
  /** Refuse every operation that changes something, before anything is sent. */
  readonly readOnly: boolean;
  /** Deadline of one call from connecting to the last byte, in ms. */
  readonly timeoutMs: number;
  readonly log: RequestLog;
  readonly clock?: Clock;
}

interface FortiTokenClientOptions extends ClientOptions {
  readonly clientId: string;
  /** Empty means signed out: calls fail with kind `signedOut`. */
  readonly clientSecret: string;
}

interface FortiCnpClientOptions extends ClientOptions {
  /** Empty means signed out: calls fail with kind `signedOut`. */
  readonly credential: string;
  readonly scope?: FortiCnpScope;
}

/** A client with its own session and transport; dispose it to end its calls. @throws ServiceError `badHost` */
export function createFortiTokenClient(options: FortiTokenClientOptions): FortiTokenClient {
  const { clock = systemClock, clientId, clientSecret } = options;
  const transport = createTransport(options, "fortitoken", clock);
  return new FortiTokenClient(transport, new FortiTokenSession(transport, clientId, clientSecret, clock));
}

/** A client with its own session and transport; dispose it to end its calls. @throws ServiceError `badHost` */
export function createFortiCnpClient(options: FortiCnpClientOptions): FortiCnpClient {
  const { clock = systemClock, credential, scope } = options;
  const transport = createTransport(options, "forticnp", clock);
  return new FortiCnpClient(transport, new FortiCnpSession(transport, credential, clock), clock, scope);
}

function createTransport({ host, ...options }: ClientOptions, service: ServiceId, clock: Clock): Transport {
  const { readOnly, timeoutMs, log, label, profileId } = options;
  return new Transport({
    baseUrl: parseHost(host, service),
    readOnly,
    timeoutMs,
    clock,
    log,
    label,
    ...(profileId === undefined ? {} : { profileId }),
  });
}

export { text } from "./readers";
