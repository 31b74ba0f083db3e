import type { ApiAnswer, ApiRequest } from "./wire";

/** Sends operations to one host. */
export interface Requests {
  /** @throws ServiceError without a response, and for a status that is not 2xx unless the request has `anyStatus` */
  send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer>;
  /** Cancels every running call and refuses further ones. */
  dispose(): void;
}

/** Sends requests that no user waits for: interactive requests take precedence. */
export class BackgroundRequests implements Requests {
  constructor(private readonly requests: Requests) {}

  send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    return this.requests.send({ ...request, priority: "background" }, signal);
  }

  dispose(): void {
    this.requests.dispose();
  }
}
