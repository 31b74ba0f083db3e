import { defined } from "../../defined";
import axios from "axios";
import { version } from "../../../package.json";
import { ServiceError, type ServiceErrorFacts, type ServiceErrorCategory } from "../errors";
import { guardListener } from "../listeners";
import type { Timing } from "../../timing";
import { Deadline } from "./deadline";
import { type Exchange, exchangeBodies, exchangeHeaders, secretsOfMessage } from "./exchangeText";
import { bodyFailure, categoryOfStatus, wireFailure } from "./failure";
import { type AnswerBody, readBody } from "./answerBody";
import { isSecret, KnownSecrets, redact } from "./redact";
import type { RequestDetails, RequestEvent, RequestLog } from "./requestLog";
import type { Requests } from "./requests";
import { retryAfterMs } from "./retryAfter";
import { serviceMessage } from "./serviceMessage";
import { StrictTransport } from "./strictTransport";
import {
  type ApiAnswer,
  type ApiRequest,
  type RawAnswer,
  bodyTextOf,
  headersOf,
  isSignIn,
  pathOf,
  requireSendable,
} from "./wire";

/** Default limit of an answer's size after decompression: about 50,000 users in one list. */
const defaultMaxBytes = 32 * 1024 * 1024;

/** The most characters that are printed of a request's path, its failure's message and its code. */
const longestPath = 4096;
const longestMessage = 2000;
const longestCode = 64;

/** The longest answer that may be a bare token, in characters. */
const longestToken = 8192;
/** The most values of one answer that are treated as secrets. */
const mostReceived = 8;

export interface TransportOptions {
  /** A result of `parseHost`. */
  readonly baseUrl: string;
  /** Refuse write operations. */
  readonly readOnly: boolean;
  /** Deadline of one call, from connecting to the last byte, in ms. */
  readonly timeoutMs: number;
  /** Largest body after decompression; 32 MiB when absent. */
  readonly maxBytes?: number;
  readonly clock: Pick<Timing, "now">;
  readonly log: RequestLog;
  /** The profile's label, for the log. */
  readonly label: string;
  /** The profile's id, for errors. */
  readonly profileId?: string;
  /** Collects secrets that are sent or received; the transport's own collection when absent. */
  readonly secrets?: KnownSecrets;
}

/** A request that may be sent; only `Transport.check` makes one. */
class CheckedRequest {
  private readonly isChecked = true;

  constructor(
    readonly request: ApiRequest,
    /** Path and query, percent-encoded. */
    readonly path: string,
  ) {}
}

export type { CheckedRequest };

/**
 * Sends operations to one host and nowhere else. It follows no redirect, chooses no proxy (the editor applies its own proxy and certificate
 * settings to Node's http) and relaxes no check of certificates. One call is one request; nothing is retried.
 */
export class Transport implements Requests {
  private readonly lifetime = new AbortController();
  private readonly secrets: KnownSecrets;

  constructor(private readonly options: TransportOptions) {
    this.secrets = options.secrets ?? new KnownSecrets();
  }

  /** Deadline of one call, in ms. */
  get timeoutMs(): number {
    return this.options.timeoutMs;
  }

  /** @throws ServiceError for a request that must not be sent */
  check(request: ApiRequest): CheckedRequest {
    if (this.options.readOnly && request.operation.access === "write") {
      throw this.failure(request, "readOnly", "The profile is read-only; nothing was sent.", { sent: false });
    }
    try {
      requireSendable(request);
      return new CheckedRequest(request, pathOf(request));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw this.failure(request, "badRequest", `${error.message} Nothing was sent.`, { sent: false });
    }
  }

  /** Cancels every running call and refuses further ones. */
  dispose(): void {
    this.lifetime.abort();
  }

  /** Sends a request once, and logs it. @throws ServiceError also for a status that is not 2xx, unless the request has `anyStatus` */
  async send(given: ApiRequest | CheckedRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    const { request, path } = given instanceof CheckedRequest ? given : this.check(given);
    this.secrets.add(secretsOf(request));
    const shownPath = redact(path, this.secrets, longestPath);
    const begun = performance.now();
    let raw: RawAnswer | undefined;
    const record = guardListener((event: RequestEvent) => this.options.log.request(event));
    const log = (failure?: string): void => {
      const ms = performance.now() - begun;
      record(
        defined({
          method: request.operation.method,
          path: shownPath,
          label: this.options.label,
          ms,
          ...(raw && { status: raw.status, bytes: raw.bytes }),
          failure,
          details: this.detailsOf(request, raw),
        }),
      );
    };
    try {
      raw = await this.exchange(request, path, signal);
      this.learn(request, raw);
      const json = request.anyStatus ? undefined : this.jsonOf(request, raw);
      log();
      return { ...raw, json };
    } catch (error) {
      const failure = ServiceError.is(error) ? error : this.wireError(request, error, undefined, true);
      const words = [failure.category, failure.code].filter(Boolean).join(" ");
      // A status other than 2xx says enough.
      log(raw && !isSuccess(raw.status) ? undefined : words);
      throw failure;
    }
  }

  /** Sends one request and receives its response; a test overrides it. */
  protected async exchange(request: ApiRequest, path: string, signal: AbortSignal | undefined): Promise<RawAnswer> {
    const begun = performance.now();
    const deadline = new Deadline(
      this.options.timeoutMs,
      signal ? [signal, this.lifetime.signal] : [this.lifetime.signal],
    );
    const wire = new StrictTransport();
    try {
      const response = await axios.request<string>({
        method: request.operation.method,
        url: this.options.baseUrl + path,
        headers: this.headersOf(request),
        data: bodyTextOf(request),
        // Node's http, also where another extension has defined an XMLHttpRequest for the whole host.
        adapter: "http",
        // With a transport of our own axios follows no redirect.
        transport: wire,
        // The editor's proxy settings apply below, in node's http: axios would read the environment's.
        proxy: false,
        maxContentLength: this.options.maxBytes ?? defaultMaxBytes,
        // Without it axios would parse the JSON, and large numbers would lose digits.
        responseType: "text",
        // axios would parse and trim the body, which is JSON already: a sync sends megabytes.
        transformRequest: (data: unknown) => data,
        // An answer of any status is an answer, see `call`.
        validateStatus: null,
        signal: deadline.signal,
      });
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(response.headers)) headers[name.toLowerCase()] = String(value);
      const { status, data: text } = response;
      return { status, headers, text, ms: performance.now() - begun, bytes: Buffer.byteLength(text) };
    } catch (error) {
      throw this.wireError(request, error, deadline.endedBy, wire.sent);
    } finally {
      deadline.dispose();
    }
  }

  /** Makes a received token a known secret before anything of its answer is printed. */
  private learn(request: ApiRequest, { headers, text }: RawAnswer): void {
    if (!isSignIn(request.operation)) return;
    const bare = /^\s*"?([^\s"{}[\]<>]{8,})"?\s*$/.exec(text.slice(0, longestToken))?.[1];
    const received = secretsOfMessage({ headers, text }).slice(0, mostReceived);
    this.secrets.add(bare === undefined ? received : [bare, ...received]);
    this.secrets.add(secretsOf(request));
  }

  private detailsOf(request: ApiRequest, received: RawAnswer | undefined): RequestDetails {
    const exchange = (): Exchange => {
      const text = bodyTextOf(request);
      return {
        sent: defined({ headers: this.headersOf(request), text }),
        ...(received && { received }),
      };
    };
    return {
      headers: () => exchangeHeaders(exchange(), this.secrets),
      bodies: () => exchangeBodies(exchange(), this.secrets),
    };
  }

  private headersOf(request: ApiRequest): Record<string, string> {
    return { "User-Agent": `forticloud-explorer/${version}`, ...headersOf(request) };
  }

  private jsonOf(request: ApiRequest, answer: RawAnswer): unknown {
    const body = readBody(answer.text);
    if (!isSuccess(answer.status)) {
      throw this.answerError(
        request,
        answer,
        body,
        categoryOfStatus(answer.status),
        `The service returned status ${answer.status}.`,
      );
    }
    if (body.beyond)
      throw this.answerError(request, answer, body, "tooLarge", "The response is not read.", { code: body.beyond });
    if (body.type !== "json" && body.type !== "empty") {
      throw this.answerError(request, answer, body, "notJson", "The response is not JSON.");
    }
    const failed = bodyFailure(body.json);
    if (failed)
      throw this.answerError(
        request,
        answer,
        body,
        failed.category,
        `The service returned code ${failed.code}.`,
        failed,
      );
    return body.json;
  }

  private answerError(
    request: ApiRequest,
    answer: RawAnswer,
    body: AnswerBody,
    category: ServiceErrorCategory,
    message: string,
    { status = answer.status, code }: { status?: number; code?: string } = {},
  ): ServiceError {
    const said = serviceMessage(answer.text, body, this.secrets);
    const waitMs = retryAfterMs(answer.headers, this.options.clock.now());
    return this.failure(
      request,
      category,
      said === undefined ? message : `${message} ${said}`,
      defined({
        status,
        answerType: body.type,
        code,
        serviceMessage: said,
        retryAfterMs: waitMs,
      }),
    );
  }

  /** The error does not become a cause: it holds the request with its headers. */
  private wireError(request: ApiRequest, error: unknown, endedBy: Deadline["endedBy"], sent: boolean): ServiceError {
    if (endedBy === "timeout") {
      return this.failure(request, endedBy, `No complete response within ${this.options.timeoutMs} ms.`, { sent });
    }
    if (endedBy === "cancelled") return this.failure(request, endedBy, "The call was cancelled.", { sent });
    const { category, code } = wireFailure(error);
    return this.failure(
      request,
      category,
      `No response (${code ?? category}).`,
      defined({
        sent,
        code,
      }),
    );
  }

  /** A service's code as a short word without a secret. */
  private codeOf(code: string): string {
    return redact(code, this.secrets, longestCode)
      .replace(/[^\w.*-]/g, "_")
      .slice(0, longestCode);
  }

  private failure(
    request: ApiRequest,
    category: ServiceErrorCategory,
    message: string,
    facts: ServiceErrorFacts = {},
  ): ServiceError {
    const { baseUrl, profileId } = this.options;
    return new ServiceError(
      category,
      redact(`${request.operation.id}: ${message}`, this.secrets, longestMessage),
      defined({
        host: new URL(baseUrl).host,
        profileId,
        operation: request.operation.id,
        ...facts,
        code: facts.code === undefined ? undefined : this.codeOf(facts.code),
      }),
    );
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Values of a request that no message may show, about this answer or a later one. */
function secretsOf({ authorization, headers = {}, body = {} }: ApiRequest): string[] {
  const values = Object.entries(body).flatMap(([name, value]) =>
    typeof value === "string" && isSecret(name, value) ? [value] : [],
  );
  const all = authorization === undefined ? headers : { ...headers, Authorization: authorization };
  return [...secretsOfMessage({ headers: all }), ...values];
}
