import { ServiceError } from "./errors";
import type { Requests } from "./http/requests";
import { type ApiAnswer, type ApiRequest, isSignIn } from "./http/wire";

/** Replaces the transport of a client to capture its first request that is not a sign-in. Sends nothing. */
export class RequestCapture implements Requests {
  private captured: ApiRequest | undefined;

  send(request: ApiRequest): Promise<ApiAnswer> {
    if (isSignIn(request.operation)) {
      return Promise.resolve({ status: 200, headers: {}, text: "", ms: 0, bytes: 0, json: { access_token: "none" } });
    }
    this.captured ??= request;
    return Promise.reject(
      new ServiceError("cancelled", "The request was captured; nothing was sent.", { sent: false }),
    );
  }

  dispose(): void {}

  /** The first request that `work` makes, without the bearer. @throws what `work` throws before its first request */
  async captureRequest(work: () => Promise<unknown>): Promise<ApiRequest> {
    try {
      await work();
    } catch (error) {
      if (!this.captured) throw error;
    }
    if (!this.captured) throw new Error("The call makes no request.");
    const { authorization: _bearer, ...request } = this.captured;
    return request;
  }
}
