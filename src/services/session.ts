import { ServiceError, type ServiceErrorCategory } from "./errors";
import type { Requests } from "./http/requests";
import { guardListener } from "./listeners";
import { SharedTask } from "./sharedTask";
import type { Timing } from "../timing";
import { mayBeCarriedOut } from "./writes/unclear";
import { tokenTimes } from "../waiting";

/** A bearer, the local time (ms since the epoch) from which a new one is to be got, and the one when it ends. */
export interface Token {
  readonly bearer: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** Called when the service refuses the secret. Every call that waited for the token fails with this same error object. */
export type OnRefused = (error: ServiceError) => void;

export interface SessionParts {
  readonly requests: Requests;
  readonly clock: Timing;
  readonly onRefused?: OnRefused | undefined;
}

/**
 * Keeps the bearer of one profile in memory. However many calls need a new one at the same time, one token request is made;
 * all of them get its token or its failure, and the next call tries anew. Only a secret that the service refused is never sent again,
 * so that no account is locked by trying: that takes a new session.
 *
 * Where the service lets one token of a credential live, another window or program that signs in ends ours, and our next sign-in ends
 * theirs. The first lost token is replaced at once; from the second in a row on a growing pause goes before the sign-in, in which
 * the other one can work: the calls of both succeed, and the sign-ins become few.
 */
export abstract class TokenCache {
  private token: Token | undefined;
  /** When the token was issued, by the local clock. */
  private issuedAt = 0;
  /** How many tokens in a row ended soon. */
  private earlyLosses = 0;
  private refusal: ServiceError | undefined;
  /** A caller's cancel leaves the request running: the token is of use to the next call. */
  private readonly renewal = new SharedTask((signal) => this.renew(signal), "finish");

  constructor(protected readonly parts: SessionParts) {}

  /** The bearer to send. @throws ServiceError `signIn`, `signedOut` or what kept the request from being answered */
  async bearer(signal?: AbortSignal): Promise<string> {
    const held = this.token;
    if (held && this.parts.clock.now() < held.renewAt) return held.bearer;
    // An error of its own: the first one was told already.
    if (this.refusal) throw this.refusal.withCategory(this.refusal.category);
    return (await this.renewal.join(signal)).bearer;
  }

  /** Goes on with the token of another session of the same secret, host and client id, which is not used any longer. */
  takeOver(other: TokenCache): void {
    this.token = other.token;
    this.issuedAt = other.issuedAt;
  }

  /** Tells that the service refused this bearer. A newer one is kept. */
  dropBearer(bearer: string): void {
    if (this.token?.bearer !== bearer) return;
    this.token = undefined;
    this.earlyLosses = this.parts.clock.now() - this.issuedAt < tokenTimes.soonMs ? this.earlyLosses + 1 : 0;
    this.onRejected();
  }

  /** Makes a call with the bearer; when the service refuses that with 401, with new ones, a few times. */
  async withBearer<T>(call: (authorization: string) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let sends = 1; ; sends += 1) {
      const bearer = await this.bearer(signal);
      try {
        return await this.callAs(bearer, call);
      } catch (error) {
        if (!isRefused(error) || sends === tokenTimes.mostSends) throw error;
      }
    }
  }

  private async renew(signal: AbortSignal): Promise<Token> {
    if (this.earlyLosses > 1) await this.parts.clock.pause(pauseAfter(this.earlyLosses), signal);
    try {
      this.token = await this.obtain(signal);
      this.issuedAt = this.parts.clock.now();
      return this.token;
    } catch (error) {
      if (isSecretRefused(error)) {
        this.refusal = error;
        if (this.parts.onRefused) guardListener(this.parts.onRefused)(error);
      }
      throw error;
    }
  }

  /** Makes a call with this bearer, which is not kept when the service refuses it. */
  private async callAs<T>(bearer: string, call: (authorization: string) => Promise<T>): Promise<T> {
    try {
      return await call(`Bearer ${bearer}`);
    } catch (error) {
      if (isRefused(error)) this.dropBearer(bearer);
      throw error;
    }
  }

  /** The token that is held, be it still alive or not. */
  protected get heldToken(): Token | undefined {
    return this.token;
  }

  /** The current bearer was refused before its time. */
  protected onRejected(): void {}

  /** Asks the service for a token. @throws ServiceError */
  protected abstract obtain(signal: AbortSignal): Promise<Token>;

  /** A token that lives this long from now (ms): renewed shortly before its end, or used to its end when that is near already. */
  protected tokenFor(bearer: string, lifetimeMs: number): Token {
    const usableMs = lifetimeMs > tokenTimes.renewalMarginMs ? lifetimeMs - tokenTimes.renewalMarginMs : lifetimeMs;
    const now = this.parts.clock.now();
    return { bearer, renewAt: now + usableMs, expiresAt: now + lifetimeMs };
  }
}

/** Not the same in two windows, or they would meet again. */
function pauseAfter(lostSoon: number): number {
  return Math.min(tokenTimes.longestPauseMs, tokenTimes.firstPauseMs * 2 ** (lostSoon - 2)) * (0.5 + Math.random() / 2);
}

/** Whether a token request failed because of the secret. A web page is somebody else's answer. */
function isSecretRefused(error: unknown): error is ServiceError {
  return (
    ServiceError.is(error) &&
    (error.category === "signIn" || error.category === "permission") &&
    error.answerType !== "html"
  );
}

/** Whether the service did not take the bearer. A write that may have been carried out is not sent again with another one. */
function isRefused(error: unknown): boolean {
  return ServiceError.is(error) && error.category === "signIn" && !mayBeCarriedOut(error);
}

/** What a token request throws: a 4xx of the given kinds is a refused sign-in, unless a web page came with it. */
export function asSignInError(error: unknown, refusals: readonly ServiceErrorCategory[]): unknown {
  if (!ServiceError.is(error) || !refusals.includes(error.category) || error.answerType === "html") return error;
  return error.withCategory("signIn");
}

/** The secret as it is to be sent. @throws ServiceError `signedOut` without one, `signIn` when it cannot be put in a request */
export function requireSecret(secret: string): string {
  const trimmed = secret.trim();
  if (trimmed === "") throw new ServiceError("signedOut", "There is no secret; sign in again.", { sent: false });
  if (/[^\x21-\x7e]/.test(trimmed))
    throw new ServiceError("signIn", "The secret contains characters that no secret has.", { sent: false });
  return trimmed;
}

/** The `access_token` of the answer of a sign-in operation. @throws ServiceError */
export function accessTokenOf(json: unknown, operation: string): string {
  const token = memberOf(json, "access_token");
  if (typeof token === "string" && token !== "") return token;
  const kind = json === undefined ? "emptyAnswer" : "unexpected";
  throw new ServiceError(kind, "The sign-in answer has no access_token.", { operation });
}

export function memberOf(json: unknown, name: string): unknown {
  return typeof json === "object" && json !== null ? (json as Record<string, unknown>)[name] : undefined;
}
