import type { Operation } from "../../contract";
import { ApiCaller } from "../apiCaller";
import { BackgroundRequests, type Requests } from "../http/requests";
import type { KnownClientType } from "./clientType";
import type { FortiTokenSession } from "./session";

/** Sends only what the client's type may call, and learns the type from responses. */
export class FortiTokenCaller extends ApiCaller {
  /** The same caller for background requests. */
  readonly inBackground: () => FortiTokenCaller;

  constructor(
    requests: Requests,
    session: FortiTokenSession,
    readonly clientType: KnownClientType,
  ) {
    super(requests, session);
    this.inBackground = () => new FortiTokenCaller(new BackgroundRequests(requests), session, clientType);
  }

  protected override requireAvailable(operation: Operation): void {
    this.clientType.require(operation);
  }

  protected override onSuccess(operation: Operation): void {
    this.clientType.learnFrom(operation);
  }
}
