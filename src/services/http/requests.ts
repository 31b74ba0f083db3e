import type { ApiAnswer, RawAnswer, ApiRequest } from "./wire";

/** Sends operations to one host. Every method throws `ServiceError`. */
export interface Requests {
  /** The response's JSON; throws for an unsuccessful response. */
  send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer>;
  /** The response as received, successful or not. */
  call(request: ApiRequest, signal?: AbortSignal): Promise<RawAnswer>;
  /** Cancels every running call and refuses further ones. */
  dispose(): void;
}

/** Sends requests that no user waits for: interactive requests take precedence. */
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
