import { operations } from "../../contract";
import { readNumber } from "../readers";
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

/**
 * The live FortiToken Cloud token of one application [FTC 1.2]. There is no refresh token: another sign-in renews it. A login may return the
 * current token with its remaining lifetime.
 */
export class FortiTokenSession extends TokenCache {
  constructor(
    parts: SessionParts,
    private readonly clientId: string,
    private readonly clientSecret: string,
  ) {
    super(parts);
  }

  protected async obtain(signal: AbortSignal): Promise<Token> {
    const json = await this.login(signal);
    const seconds = readNumber(memberOf(json, "expires_in"));
    return this.tokenFor(
      accessTokenOf(json, operations.fortitoken.login.id),
      seconds === undefined ? tokenTimes.assumedLifetimeMs : seconds * 1000,
    );
  }

  private async login(signal: AbortSignal): Promise<unknown> {
    const body = { client_id: this.clientId, client_secret: requireSecret(this.clientSecret) };
    try {
      return (await this.parts.requests.send({ operation: operations.fortitoken.login, body }, signal)).json;
    } catch (error) {
      // An unknown client id is a 404.
      throw asSignInError(error, ["badRequest", "notFound"]);
    }
  }
}
