import type { Clock } from "./http/clock";
import type { RequestLog } from "./http/requestLog";
import type { FortiCnpClient, FortiCnpScope } from "./forticnp/client";
import type { FortiTokenClient } from "./fortitoken/client";

/** What both clients need. */
export interface ClientOptions {
  /** As the person entered it; see `parseHost`. */
  readonly host: string;
  /** The profile's label, for the log. */
  readonly label: string;
  /** Refuse every operation that changes something, before anything is sent. */
  readonly readOnly: boolean;
  /** Deadline of one call from connecting to the last byte, in ms. */
  readonly timeoutMs: number;
  readonly log: RequestLog;
  readonly clock?: Clock;
}

export interface FortiTokenClientOptions extends ClientOptions {
  readonly clientId: string;
  /** Empty means signed out: calls fail with kind `signedOut`. */
  readonly clientSecret: string;
}

export interface FortiCnpClientOptions extends ClientOptions {
  /** Empty means signed out: calls fail with kind `signedOut`. */
  readonly credential: string;
  readonly scope?: FortiCnpScope;
}

/** @throws ServiceError `badHost` */
export function createFortiTokenClient(_options: FortiTokenClientOptions): FortiTokenClient {
  throw new Error("not yet");
}

/** @throws ServiceError `badHost` */
export function createFortiCnpClient(_options: FortiCnpClientOptions): FortiCnpClient {
  throw new Error("not yet");
}

export { flag, text, when } from "./decode";
export { layerOf, ServiceError } from "./errors";
export type { BadHostReason, ConnectionLayer, ServiceErrorFacts, ServiceErrorKind } from "./errors";
export type { AlertQuery, FortiCnpClient, FortiCnpScope } from "./forticnp/client";
export type { FortiTokenClient, UserFilter, UserPageSize } from "./fortitoken/client";
export { KNOWN_HOSTS, parseHost } from "./http/address";
export type { KnownHost } from "./http/address";
export { systemClock } from "./http/clock";
export type { Clock } from "./http/clock";
export { redact } from "./http/redact";
export { formatRequestLine } from "./http/requestLog";
export type { RequestEvent, RequestLog } from "./http/requestLog";
export type { RecordKind, ServiceRecord } from "./model";
export { PagedList } from "./paging";
export type { FetchPage, Page } from "./paging";
