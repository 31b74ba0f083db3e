import { ApiCaller, type CallRequest } from "../apiCaller";
import { BackgroundRequests, type Requests } from "../http/requests";
import type { ApiAnswer } from "../http/wire";
import type { KnownKind } from "./clientKind";
import type { FortiTokenSession } from "./session";

/** Sends what the application's kind sees, and learns the kind from what is answered. */
export class FortiTokenCaller extends ApiCaller {
  /** The same calls, for answers that nobody waits for. */
  readonly inBackground: () => FortiTokenCaller;

  constructor(
    requests: Requests,
    session: FortiTokenSession,
    readonly kind: KnownKind,
  ) {
    super(requests, session);
    this.inBackground = () => new FortiTokenCaller(new BackgroundRequests(requests), session, kind);
  }

  /** @throws ServiceError `notAllowed`, with nothing sent, for a call of the other kind */
  override async send(request: CallRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    this.kind.require(request.operation);
    const answer = await super.send(request, signal);
    this.kind.learnFrom(request.operation);
    return answer;
  }

  /** @throws ServiceError `notAllowed`, with nothing sent, for a call of the other kind */
  override async sendOnce(request: CallRequest, probe: CallRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    this.kind.require(request.operation);
    const answer = await super.sendOnce(request, probe, signal);
    this.kind.learnFrom(request.operation);
    return answer;
  }
}
