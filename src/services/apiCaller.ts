import type { Operation } from "../contract";
import { ServiceError } from "./errors";
import type { Requests } from "./http/requests";
import type { ApiAnswer, ApiRequest, RawAnswer } from "./http/wire";
import type { TokenCache } from "./session";
import { tokenTimes } from "../waiting";
import { mayBeCarriedOut } from "./writes/unclear";

/** A call of an operation, without what the caller adds: the bearer and the headers of every call. */
export type CallRequest = Omit<ApiRequest, "authorization">;

/** Sends operations to one service with the token of one session. The resource classes of a client share it. */
export class ApiCaller {
  constructor(
    private readonly requests: Requests,
    private readonly session: TokenCache,
    /** Sent with every call that does not set them itself. */
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /**
   * A call refused with 401 is retried a few times, each time with a new token.
   * @param probe a harmless read, for a call whose 401 may concern its body: the call is retried only if the probe needs a new token, too
   * @throws ServiceError, `denied` when the 401 did not concern the token
   */
  async send(request: CallRequest, signal?: AbortSignal, probe?: CallRequest): Promise<ApiAnswer> {
    const { operation } = request;
    this.requireAvailable(operation);
    for (let sends = 1; ; sends += 1) {
      const bearer = await this.session.bearer(signal);
      try {
        const answer = await this.requests.send(this.withToken(bearer, request), signal);
        this.onSuccess(operation);
        return answer;
      } catch (error) {
        if (!isUnauthorized(error)) throw this.explain(error, operation);
        if (!probe) this.session.dropBearer(bearer);
        else if ((await this.bearerAfter(probe, signal)) === bearer) throw error.withCategory("denied");
        if (sends === tokenTimes.mostSends) throw error;
      }
    }
  }

  /** The response's JSON; undefined for an empty response. @throws ServiceError */
  async json(request: CallRequest, signal?: AbortSignal): Promise<unknown> {
    return (await this.send(request, signal)).json;
  }

  /**
   * The response as received, whatever its status. A read refused with 401 is retried a few times with a new token; a write is not, because
   * its 401 may concern its body. @throws ServiceError without a response
   */
  async call(request: CallRequest, signal?: AbortSignal): Promise<RawAnswer> {
    for (let sends = 1; ; sends += 1) {
      const bearer = await this.session.bearer(signal);
      const answer = await this.requests.send({ ...this.withToken(bearer, request), anyStatus: true }, signal);
      if (answer.status !== 401) return answer;
      this.session.dropBearer(bearer);
      if (request.operation.access === "write" || sends === tokenTimes.mostSends) return answer;
    }
  }

  /** Cancels every running call. */
  dispose(): void {
    this.requests.dispose();
  }

  /** The bearer after another call: a new one if the service no longer accepted the last one. */
  private async bearerAfter(call: CallRequest, signal: AbortSignal | undefined): Promise<string> {
    await this.send(call, signal).catch((error: unknown) => {
      if (!isAccepted(error)) throw error;
    });
    return this.session.bearer(signal);
  }

  /** @throws ServiceError `notAllowed` before anything is sent, for a call that this client does not have */
  protected requireAvailable(operation: Operation): void;
  protected requireAvailable(): void {}

  /** The service carried out the call. */
  protected onSuccess(operation: Operation): void;
  protected onSuccess(): void {}

  /** The error to throw for a failed call. */
  protected explain(error: unknown, operation: Operation): unknown;
  protected explain(error: unknown): unknown {
    return error;
  }

  private withToken(bearer: string, request: CallRequest): ApiRequest {
    const given = Object.entries(request.headers ?? {}).filter(([name]) => name.toLowerCase() !== "authorization");
    const names = new Set(given.map(([name]) => name.toLowerCase()));
    const added = Object.entries(this.headers).filter(([name]) => !names.has(name.toLowerCase()));
    return { ...request, headers: Object.fromEntries([...added, ...given]), authorization: `Bearer ${bearer}` };
  }
}

/** Whether the service accepted the token, although it refused the call. */
function isAccepted(error: unknown): boolean {
  return ServiceError.is(error) && error.status !== undefined && !isUnauthorized(error);
}

/** Whether the service itself answered 401. A 401 from anything else does not exclude that the call was carried out. */
function isUnauthorized(error: unknown): error is ServiceError {
  return ServiceError.is(error) && error.category === "signIn" && !mayBeCarriedOut(error);
}
