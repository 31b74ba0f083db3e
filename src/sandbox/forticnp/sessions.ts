import { randomBytes } from "node:crypto";
import { LosslessNumber } from "lossless-json";
import { withoutMarker } from "../marker";
import type { SandboxOptions } from "../options";
import { logins, type Login } from "../seed/companies";
import { bearerOf, Refusal, type Answer, type OperationCall } from "../service";
import { textOf } from "../values";

interface Issued {
  readonly credential: string;
  readonly login: Login;
  readonly expiresAt: number;
}

/** Issues tokens and finds the login of a call's bearer [CNP 1.4-1.7]. */
export class Sessions {
  private readonly access = new Map<string, Issued>();
  private readonly refresh = new Map<string, Issued>();

  /** @param count counts a token refresh, whose credential only the request's body names */
  constructor(
    private readonly options: Pick<SandboxOptions, "now" | "accessLifetimeMs" | "refreshLifetimeMs" | "marker">,
    private readonly count: (credential: string) => void,
  ) {}

  /** Operation `getCredentialsToken`: the credential follows `Basic` unencoded, not in base64. */
  readonly getCredentialsToken = (call: OperationCall): Answer => {
    requireGrantType(call.body["grant_type"], "client_credentials");
    return this.begin(
      this.basicOf(call) ?? "",
      "The credential is unknown or revoked. It follows the word Basic unencoded, not in base64.",
    );
  };

  /** Operation `getAuthorizationToken`: the username is the login's e-mail address, the password its credential. */
  readonly getAuthorizationToken = ({ body }: OperationCall): Answer => {
    requireGrantType(body["grant_type"], "password");
    const credential = textOf(body, "password") ?? "";
    const known = loginOf(credential)?.email === textOf(body, "username");
    return this.begin(known ? credential : "", "The username or the password is wrong.");
  };

  /** Operation `refreshToken`: a new access token; the refresh token and its expiry stay the same. */
  readonly refreshToken = ({ body }: OperationCall): Answer => {
    requireGrantType(body["grant_type"], "refresh_token");
    const known = this.refresh.get(textOf(body, "refresh_token") ?? "");
    if (!known || known.expiresAt <= this.options.now()) {
      throw new Refusal(401, "The refresh token is invalid or has expired.");
    }
    this.count(known.credential);
    return { status: 200, body: this.issue(known.credential, known.login) };
  };

  /** The credential of the call's `Authorization` header; undefined when it is absent or unknown. */
  credentialOf(call: OperationCall): string | undefined {
    return this.access.get(bearerOf(call) ?? "")?.credential ?? this.basicOf(call);
  }

  /** The login of the call's bearer. @throws Refusal 401 */
  login(call: OperationCall): Login {
    const known = this.access.get(bearerOf(call) ?? "");
    if (!known || known.expiresAt <= this.options.now()) {
      throw new Refusal(401, "The access token is missing, invalid or expired.");
    }
    return known.login;
  }

  private basicOf({ headers }: OperationCall): string | undefined {
    const given = /^Basic\s+(\S+)$/i.exec(headers["authorization"] ?? "")?.[1];
    return given === undefined ? undefined : withoutMarker(given, this.options.marker);
  }

  revokeAll(): void {
    this.access.clear();
    this.refresh.clear();
  }

  private begin(credential: string, refusal: string): Answer {
    const login = loginOf(credential);
    if (!login) {
      throw new Refusal(401, refusal);
    }
    const refreshToken = this.options.marker + randomBytes(90).toString("base64url");
    const expiresAt = this.options.now() + this.options.refreshLifetimeMs;
    this.refresh.set(refreshToken, { credential, login, expiresAt });
    return { status: 200, body: { ...this.issue(credential, login), refresh_token: refreshToken } };
  }

  private issue(
    credential: string,
    login: Login,
  ): { access_token: string; token_type: string; expires: LosslessNumber } {
    const expiresAt = this.options.now() + this.options.accessLifetimeMs;
    const token = [
      encode({ typ: "JWT", alg: "HS256" }),
      encode({ scope: "API", iss: "sandbox", host: ["FCWP"], exp: Math.floor(expiresAt / 1000), aid: login.email }),
      this.options.marker + randomBytes(32).toString("base64url"),
    ].join(".");
    this.access.set(token, { credential, login, expiresAt });
    return { access_token: token, token_type: "bearer", expires: exponentForm(expiresAt) };
  }
}

function loginOf(credential: string): Login | undefined {
  return Object.hasOwn(logins, credential) ? logins[credential] : undefined;
}

function requireGrantType(given: unknown, expected: string): void {
  if (given !== expected) {
    throw new Refusal(400, `grant_type must be ${expected}, in a form body.`);
  }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

/** Epoch milliseconds in the service's notation, such as 1.731500000123E12. */
function exponentForm(epochMs: number): LosslessNumber {
  const digits = String(epochMs);
  const fraction = digits.slice(1).replace(/0+$/, "") || "0";
  return new LosslessNumber(`${digits.charAt(0)}.${fraction}E${digits.length - 1}`);
}
