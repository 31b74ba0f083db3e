import { randomBytes } from "node:crypto";
import { LosslessNumber } from "lossless-json";
import type { SandboxOptions } from "../options";
import { logins, type Company, type Login } from "../seed/companies";
import { bearerOf, Refusal, type Answer, type OperationCall } from "../service";
import { textOf } from "../values";

interface Issued {
  readonly login: Login;
  readonly expiresAt: number;
}

/** Token calls and the check of bearer, company and role (contract: FortiCNP 1.4, 1.5, 2). */
export class Sessions {
  private readonly access = new Map<string, Issued>();
  private readonly refresh = new Map<string, Issued>();

  constructor(private readonly options: Pick<SandboxOptions, "now" | "accessLifetimeMs" | "refreshLifetimeMs">) {}

  /** Operation `getCredentialsToken`: the credential follows `Basic` as it is, not base64. */
  readonly getCredentialsToken = ({ headers, body }: OperationCall): Answer => {
    requireGrantType(body["grant_type"], "client_credentials");
    const [, credential = ""] = /^Basic\s+(\S+)$/i.exec(headers["authorization"] ?? "") ?? [];
    const login = Object.hasOwn(logins, credential) ? logins[credential] : undefined;
    if (!login) {
      throw new Refusal(
        401,
        "The credential is unknown or revoked. It follows the word Basic as it is, not in base64.",
      );
    }
    const refreshToken = randomBytes(90).toString("base64url");
    this.refresh.set(refreshToken, { login, expiresAt: this.options.now() + this.options.refreshLifetimeMs });
    return { status: 200, body: { ...this.issue(login), refresh_token: refreshToken } };
  };

  /** Operation `refreshToken`: a new access token; the refresh token stays the same and keeps its end. */
  readonly refreshToken = ({ body }: OperationCall): Answer => {
    requireGrantType(body["grant_type"], "refresh_token");
    const known = this.refresh.get(textOf(body, "refresh_token") ?? "");
    if (!known || known.expiresAt <= this.options.now()) {
      throw new Refusal(401, "The refresh token is invalid or has expired.");
    }
    return { status: 200, body: this.issue(known.login) };
  };

  /** Whose bearer this is. @throws Refusal 401 */
  login(call: OperationCall): Login {
    const known = this.access.get(bearerOf(call) ?? "");
    if (!known || known.expiresAt <= this.options.now()) {
      throw new Refusal(401, "The access token is missing, invalid or expired.");
    }
    return known.login;
  }

  /** The company of the call. @throws Refusal 400 for a missing header, 403 for a foreign company or role */
  company(call: OperationCall): Company {
    const login = this.login(call);
    const company = login.companies.find(({ companyId }) => String(companyId) === requiredHeader(call, "companyId"));
    if (!company) {
      throw new Refusal(403, "companyId is not a company of this login.");
    }
    if (requiredHeader(call, "roleId") !== String(login.roleId)) {
      throw new Refusal(403, "roleId is not the role of this login.");
    }
    return company;
  }

  revokeAll(): void {
    this.access.clear();
    this.refresh.clear();
  }

  private issue(login: Login): { access_token: string; token_type: string; expires: LosslessNumber } {
    const expiresAt = this.options.now() + this.options.accessLifetimeMs;
    const token = [
      encode({ typ: "JWT", alg: "HS256" }),
      encode({ scope: "API", iss: "sandbox", host: ["FCWP"], exp: Math.floor(expiresAt / 1000), aid: login.email }),
      randomBytes(32).toString("base64url"),
    ].join(".");
    this.access.set(token, { login, expiresAt });
    return { access_token: token, token_type: "bearer", expires: exponentForm(expiresAt) };
  }
}

function requireGrantType(given: unknown, expected: string): void {
  if (given !== expected) {
    throw new Refusal(400, `grant_type must be ${expected}, in a form body.`);
  }
}

function requiredHeader(call: OperationCall, name: string): string {
  const value = call.headers[name.toLowerCase()];
  if (!value) {
    throw new Refusal(400, `The header ${name} is required.`);
  }
  return value;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

/** Epoch milliseconds written as the service does, such as 1.731500000123E12. */
function exponentForm(epochMs: number): LosslessNumber {
  const digits = String(epochMs);
  const fraction = digits.slice(1).replace(/0+$/, "") || "0";
  return new LosslessNumber(`${digits.charAt(0)}.${fraction}E${digits.length - 1}`);
}
