import { ServiceError, type ServiceErrorCategory } from "./errors";
import type { Requests } from "./http/requests";
import { guardListener } from "./listeners";
import { SharedTask } from "./sharedTask";
import type { Timing } from "../timing";
import { tokenTimes } from "../waiting";

/** A bearer token; times are local, in ms since the epoch. */
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
 * Keeps the token of one profile in memory. All calls that need a new token share one token request and its result; after a failure the
 * next call tries again. A secret that the service refused is never sent again by this session, so that retries do not lock the account.
 *
 * If the service allows one live token per credential, a sign-in by another window or program revokes ours, and ours revokes theirs. The
 * first revoked token is replaced at once. From the second in a row, a growing pause precedes the sign-in: both programs make progress,
 * and sign-ins become rare.
 */
export abstract class TokenCache {
  private token: Token | undefined;
  /** When the token was issued, by the local clock. */
  private issuedAt = 0;
  /** How many tokens in a row were revoked early. */
  private earlyLosses = 0;
  private refusal: ServiceError | undefined;
  /** Goes on when its callers cancel: the next call can use the token. */
  private readonly renewal = new SharedTask((signal) => this.renew(signal), "finish");

  constructor(protected readonly parts: SessionParts) {}

  /** The bearer to send. @throws ServiceError `signIn`, `signedOut`, or why the token request failed */
  async bearer(signal?: AbortSignal): Promise<string> {
    const held = this.token;
    if (held && this.parts.clock.now() < held.renewAt) return held.bearer;
    // A new object: the first error is shown already.
    if (this.refusal) throw this.refusal.withCategory(this.refusal.category);
    return (await this.renewal.join(signal)).bearer;
  }

  /** Takes the token of another session with the same secret, host and client id. The other session must not be used afterwards. */
  takeOver(other: TokenCache): void {
    this.token = other.token;
    this.issuedAt = other.issuedAt;
  }

  /** The service refused this bearer. A newer one is kept. */
  dropBearer(bearer: string): void {
    if (this.token?.bearer !== bearer) return;
    this.token = undefined;
    this.earlyLosses = this.parts.clock.now() - this.issuedAt < tokenTimes.soonMs ? this.earlyLosses + 1 : 0;
    this.onRejected();
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

  /** The token in memory, expired or not. */
  protected get heldToken(): Token | undefined {
    return this.token;
  }

  /** The service refused the current bearer. */
  protected onRejected(): void {}

  /** Requests a token. @throws ServiceError */
  protected abstract obtain(signal: AbortSignal): Promise<Token>;

  /** A token with this lifetime in ms. It is renewed before it expires; a shorter one than the margin is used until it expires. */
  protected tokenFor(bearer: string, lifetimeMs: number): Token {
    const usableMs = lifetimeMs > tokenTimes.renewalMarginMs ? lifetimeMs - tokenTimes.renewalMarginMs : lifetimeMs;
    const now = this.parts.clock.now();
    return { bearer, renewAt: now + usableMs, expiresAt: now + lifetimeMs };
  }
}

/** Random, so that two windows do not retry at the same time. */
function pauseAfter(lostSoon: number): number {
  return Math.min(tokenTimes.longestPauseMs, tokenTimes.firstPauseMs * 2 ** (lostSoon - 2)) * (0.5 + Math.random() / 2);
}

/** Whether a token request failed because of the secret. A web page does not come from the service. */
function isSecretRefused(error: unknown): error is ServiceError {
  return (
    ServiceError.is(error) &&
    (error.category === "signIn" || error.category === "permission") &&
    error.answerType !== "html"
  );
}

/** Maps an error of a token request: one of these categories is a refused sign-in, unless the response was a web page. */
export function asSignInError(error: unknown, refusals: readonly ServiceErrorCategory[]): unknown {
  if (!ServiceError.is(error) || !refusals.includes(error.category) || error.answerType === "html") return error;
  return error.withCategory("signIn");
}

/** The secret to send. @throws ServiceError `signedOut` without a secret, `signIn` for one that cannot be sent */
export function requireSecret(secret: string): string {
  const trimmed = secret.trim();
  if (trimmed === "") throw new ServiceError("signedOut", "There is no secret; sign in again.", { sent: false });
  if (/[^\x21-\x7e]/.test(trimmed))
    throw new ServiceError("signIn", "The secret contains invalid characters.", { sent: false });
  return trimmed;
}

/** The `access_token` in the response of a sign-in operation. @throws ServiceError */
export function accessTokenOf(json: unknown, operation: string): string {
  const token = memberOf(json, "access_token");
  if (typeof token === "string" && token !== "") return token;
  const category = json === undefined ? "emptyAnswer" : "unexpected";
  throw new ServiceError(category, "The sign-in response has no access_token.", { operation });
}

export function memberOf(json: unknown, name: string): unknown {
  return typeof json === "object" && json !== null ? (json as Record<string, unknown>)[name] : undefined;
}
