import { ServiceError } from "./errors";
import { systemClock } from "./http/clock";
import { type ApiAnswer, type RawAnswer, Transport } from "./http/transport";
import type { ApiRequest } from "./http/wire";

/** Paths that hand out tokens (contract: FortiToken Cloud 1.2, FortiCNP 1.4 and 1.5). */
const signInPath = /^\/api\/v1\/(login|auth\/(credentials\/)?token)\b/;

/**
 * Finds out which request a client makes, by the client's own code: it stands in the transport's place, sends nothing, and takes the
 * first request that is not a sign-in.
 */
export class RequestCapture extends Transport {
  private captured: ApiRequest | undefined;

  constructor() {
    const log = { request: () => undefined };
    super({ baseUrl: "https://localhost", readOnly: false, timeoutMs: 1, clock: systemClock, log, label: "" });
  }

  override send(request: ApiRequest): Promise<ApiAnswer> {
    if (signInPath.test(request.operation.path)) {
      return Promise.resolve({ status: 200, headers: {}, json: { access_token: "none" } });
    }
    return this.take(request);
  }

  override call(request: ApiRequest): Promise<RawAnswer> {
    return this.take(request);
  }

  /** The first request that `work` makes, with every header but the bearer's value. @throws what `work` throws before it makes one */
  async during(work: () => Promise<unknown>): Promise<ApiRequest> {
    try {
      await work();
    } catch (error) {
      if (!this.captured) throw error;
    }
    if (!this.captured) throw new Error("The call makes no request.");
    const { authorization: _bearer, ...request } = this.captured;
    return request;
  }

  private take(request: ApiRequest): Promise<never> {
    this.captured ??= request;
    return Promise.reject(new ServiceError("cancelled", "The request was captured; nothing was sent."));
  }
}
