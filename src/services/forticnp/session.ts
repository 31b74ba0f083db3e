import { defined } from "../../defined";
import { operations } from "../../contract";
import { instantOf } from "../../instants";
import { ServiceError } from "../errors";
import type { ApiAnswer, ApiRequest } from "../http/wire";
import {
  accessTokenOf,
  asSignInError,
  memberOf,
  requireSecret,
  type SessionParts,
  type Token,
  TokenCache,
} from "../session";
import { tokenTimes } from "../../waiting";

interface RefreshToken {
  readonly value: string;
  /** Local time, ms since the epoch. */
  readonly until: number;
}

/** Facts about a live token. */
export interface TokenFacts {
  /** The token's own claims such as `scope`, `iss`, `host` and `aid`; empty when it is not a readable JWT. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Local time, ms since the epoch. */
  readonly accessExpiresAt: number;
  /** Local time, ms since the epoch; absent without a refresh token. */
  readonly refreshExpiresAt?: number;
}

/** The live FortiCNP token of one credential [CNP 1.4, 1.5]: renewed with the refresh token for 8 hours, then with the credential. */
export class FortiCnpSession extends TokenCache {
  private refreshToken: RefreshToken | undefined;

  constructor(
    parts: SessionParts,
    private readonly credential: string,
  ) {
    super(parts);
  }

  /** Facts about the current token; undefined without one. */
  facts(): TokenFacts | undefined {
    if (!this.heldToken) return undefined;
    const { bearer, expiresAt } = this.heldToken;
    const until = this.refreshToken?.until;
    return defined({
      claims: claimsOf(bearer),
      accessExpiresAt: expiresAt,
      refreshExpiresAt: until,
    });
  }

  override takeOver(other: FortiCnpSession): void {
    super.takeOver(other);
    this.refreshToken = other.refreshToken;
  }

  protected override onRejected(): void {
    this.refreshToken = undefined;
  }

  protected async obtain(signal: AbortSignal): Promise<Token> {
    const refreshToken = this.refreshToken;
    if (refreshToken && this.parts.clock.now() < refreshToken.until) {
      try {
        return await this.refresh(refreshToken.value, signal);
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    }
    return this.exchangeCredential(signal);
  }

  private async exchangeCredential(signal: AbortSignal): Promise<Token> {
    // The credential follows "Basic" unchanged: no Base64, no user name.
    const answer = await this.request(
      {
        operation: operations.forticnp.getCredentialsToken,
        authorization: `Basic ${requireSecret(this.credential)}`,
        body: { grant_type: "client_credentials" },
      },
      signal,
    );
    const token = this.tokenOf(answer, operations.forticnp.getCredentialsToken.id);
    const refreshToken = memberOf(answer.json, "refresh_token");
    this.refreshToken =
      typeof refreshToken === "string" && refreshToken !== ""
        ? { value: refreshToken, until: this.parts.clock.now() + tokenTimes.refreshLifetimeMs }
        : undefined;
    return token;
  }

  private async refresh(refreshToken: string, signal: AbortSignal): Promise<Token> {
    const body = { grant_type: "refresh_token", refresh_token: refreshToken };
    const operation = operations.forticnp.refreshToken;
    return this.tokenOf(await this.request({ operation, body }, signal), operation.id);
  }

  private async request(request: ApiRequest, signal: AbortSignal): Promise<ApiAnswer> {
    try {
      return await this.parts.requests.send(request, signal);
    } catch (error) {
      throw asSignInError(error, ["badRequest"]);
    }
  }

  private tokenOf({ json, headers }: ApiAnswer, operation: string): Token {
    const bearer = accessTokenOf(json, operation);
    // `expires` uses the service's clock; the local clock may be wrong.
    const serviceTime = Date.parse(headers.date ?? "");
    const now = Number.isNaN(serviceTime) ? this.parts.clock.now() : serviceTime;
    const ends = [memberOf(json, "expires"), claimsOf(bearer)["exp"]].map((moment) => instantOf(moment)?.ms);
    const end = ends.find((moment) => moment !== undefined && moment > now);
    return this.tokenFor(bearer, end === undefined ? tokenTimes.assumedLifetimeMs : end - now);
  }
}

/** The claims of a JWT; empty for anything else. */
function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return typeof claims === "object" && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

/** Whether the service refused the refresh token. A throttled request or one without a response says nothing about it. */
function isRefusal(error: unknown): boolean {
  return ServiceError.is(error) && error.status !== undefined && error.status < 500 && error.category !== "rateLimit";
}
