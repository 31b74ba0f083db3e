import { ApiCaller, type CallRequest } from "../apiCaller";
import { BackgroundRequests, type Requests } from "../http/requests";
import type { ApiAnswer } from "../http/wire";
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

  /** @throws ServiceError `notAllowed` before anything is sent, for a call of the other client type */
  override async send(request: CallRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    this.clientType.require(request.operation);
    const answer = await super.send(request, signal);
    this.clientType.learnFrom(request.operation);
    return answer;
  }

  /** @throws ServiceError `notAllowed` before anything is sent, for a call of the other client type */
  override async sendOnce(request: CallRequest, probe: CallRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    this.clientType.require(request.operation);
    const answer = await super.sendOnce(request, probe, signal);
    this.clientType.learnFrom(request.operation);
    return answer;
  }
}
