import { defined } from "../defined";
import type { ServiceId } from "../contract";
import { FortiCnpCaller, type FortiCnpScope } from "./forticnp/caller";
import { FortiCnpClient } from "./forticnp/client";
import { FortiCnpSession } from "./forticnp/session";
import { FortiTokenCaller } from "./fortitoken/caller";
import { FortiTokenClient } from "./fortitoken/client";
import { type ClientType, KnownClientType } from "./fortitoken/clientType";
import { FortiTokenSession } from "./fortitoken/session";
import { parseHost } from "./http/address";
import { systemTiming, type Timing } from "../timing";
import type { KnownSecrets } from "./http/redact";
import type { RequestLog } from "./http/requestLog";
import { type GateOptions, RequestGate } from "./http/requestGate";
import type { Requests } from "./http/requests";
import { Transport } from "./http/transport";
import type { OnRefused } from "./session";

/** Options of both clients. */
interface ClientOptions {
  /** As entered by the user; see `parseHost`. */
  readonly host: string;
  /** The profile's label, for the log. */
  readonly label: string;
  /** The profile's id, for errors: profiles may share a host. */
  readonly profileId?: string;
  /** Refuse write operations before anything is sent. */
  readonly readOnly: boolean;
  /** Deadline of one call, from connecting to the last byte, in ms. */
  readonly timeoutMs: number;
  readonly log: RequestLog;
  /** Learns the secrets that are sent and received; a new store when absent. */
  readonly secrets?: KnownSecrets;
  readonly clock?: Timing;
  readonly onRefused?: OnRefused;
  /** See {@link GateOptions.isWanted}. */
  readonly isWanted?: () => boolean;
  /** The gate before the transport. Without it, a request is sent immediately and never retried. */
  readonly gate?: GateOptions | undefined;
  /** Replaces the client's own transport. */
  readonly requests?: Requests;
}

interface FortiTokenClientOptions extends ClientOptions {
  readonly clientId: string;
  /** Empty means signed out: calls fail with `signedOut`. */
  readonly clientSecret: string;
  /** The application's type, if known. */
  readonly clientType?: ClientType;
  /** Called when the type becomes known. */
  readonly onClientType?: (type: ClientType) => void;
}

interface FortiCnpClientOptions extends ClientOptions {
  /** Empty means signed out: calls fail with `signedOut`. */
  readonly credential: string;
  readonly scope?: FortiCnpScope;
}

/** Creates a client with its own session and transport; disposing it cancels its calls. @throws ServiceError `badHost` */
export function createFortiTokenClient(options: FortiTokenClientOptions): FortiTokenClient {
  const { clock = systemTiming, clientId, clientSecret, clientType, onClientType } = options;
  const requests = options.requests ?? createRequests(options, "fortitoken", clock);
  const session = new FortiTokenSession({ requests, clock, onRefused: options.onRefused }, clientId, clientSecret);
  const caller = new FortiTokenCaller(requests, session, new KnownClientType(clientType, onClientType));
  return new FortiTokenClient(caller, session, clientId);
}

/** Creates a client with its own session and transport; disposing it cancels its calls. @throws ServiceError `badHost` */
export function createFortiCnpClient(options: FortiCnpClientOptions): FortiCnpClient {
  const { clock = systemTiming, credential, scope } = options;
  const requests = options.requests ?? createRequests(options, "forticnp", clock);
  const session = new FortiCnpSession({ requests, clock, onRefused: options.onRefused }, credential);
  return new FortiCnpClient(new FortiCnpCaller({ requests, session, clock, scope }), session);
}

function createRequests(
  { host, gate, isWanted, ...options }: ClientOptions,
  service: ServiceId,
  clock: Timing,
): Requests {
  const { readOnly, timeoutMs, log, label, profileId, secrets } = options;
  const transport = new Transport(
    defined({
      baseUrl: parseHost(host, service),
      readOnly,
      timeoutMs,
      clock,
      log,
      label,
      profileId,
      secrets,
    }),
  );
  return gate ? new RequestGate(transport, { ...gate, isWanted }) : transport;
}

export { Budgets } from "./budget/requestBudget";
export { readText } from "./readers";
export { RequestCapture } from "./requestCapture";
