import type { ApiAnswer, RawAnswer, ApiRequest } from "./wire";

/** Sends operations to one host: what callers and sessions need of the way there. Every method throws `ServiceError`. */
export interface Requests {
  /** The answer's JSON; throws also for an answer that is no success. */
  send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer>;
  /** The answer as it came, be it a success or not. */
  call(request: ApiRequest, signal?: AbortSignal): Promise<RawAnswer>;
  /** Ends every running call as cancelled and refuses further ones. */
  dispose(): void;
}

/** The same way for requests that nobody waits for. */
export class BackgroundRequests implements Requests {
  constructor(private readonly requests: Requests) {}

  send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    return this.requests.send({ ...request, priority: "background" }, signal);
  }

  call(request: ApiRequest, signal?: AbortSignal): Promise<RawAnswer> {
    return this.requests.call({ ...request, priority: "background" }, signal);
  }

  dispose(): void {
    this.requests.dispose();
  }
}
