import { type AuthPreview, type AuthStatus, operations } from "../../contract";
import { rowsOf } from "../decode";
import { ServiceError } from "../errors";
import { readBoolean, readText } from "../readers";
import { memberOf } from "../session";
import type { FortiTokenCaller } from "./caller";

/** Who is to be authenticated, and what policies are to know of it. */
export interface AuthInput {
  readonly username: string;
  /** Realm name; the application's realm where neither name nor id is given. */
  readonly realm?: string;
  readonly realm_id?: string;
  /** Overrides the user's own. */
  readonly auth_method?: string;
  /** For subnet policies. */
  readonly user_ip?: string;
  /** Country, for location policies. */
  readonly location?: string;
  readonly case_accent_sensitive?: boolean;
}

/** Authenticating users: by code or by push [FTC 2.4-2.6]. Every method throws `ServiceError`. */
export class Authentication {
  constructor(private readonly caller: FortiTokenCaller) {}

  /** What would happen: the action (`Bypass`, `MFA`, `Block`), the method, whether a push is possible. Members that did not come are absent. */
  async preview(input: AuthInput, signal?: AbortSignal): Promise<AuthPreview> {
    const json = await this.caller.json({ operation: operations.fortitoken.previewAuth, body: { ...input } }, signal);
    const texts = (["auth_method", "action", "message"] as const).map((name) => [name, readText(memberOf(json, name))]);
    const flags = (["temp_token", "push_enabled"] as const).map((name) => [name, readBoolean(memberOf(json, name))]);
    return Object.fromEntries([...texts, ...flags].filter(([, value]) => value !== undefined)) as AuthPreview;
  }

  /** Starts without a code: the `authid` of a push that was sent, or nothing where a code was sent by e-mail or SMS. @throws `denied` */
  async begin(input: AuthInput, signal?: AbortSignal): Promise<{ readonly authid?: string }> {
    const authid = readText(memberOf(await this.authenticate({ ...input }, signal), "authid"));
    return authid ? { authid } : {};
  }

  /** Checks a code; returns when it is right. The code is sent once: a wrong one counts towards the lockout. @throws `denied` */
  async verify(input: AuthInput & { readonly token: string }, signal?: AbortSignal): Promise<void> {
    await this.authenticate({ ...input }, signal);
  }

  /** What became of a push: `waiting`, `authenticated`, `rejected` or another word of the service. */
  async result(authid: string, signal?: AbortSignal): Promise<string> {
    const json = await this.caller.json(
      { operation: operations.fortitoken.getAuth, pathParameters: { authid } },
      signal,
    );
    const status = readText(memberOf(rowsOf(json)[0], "status"));
    if (status !== undefined) return status;
    throw new ServiceError("unexpected", "The answer names no status.");
  }

  /** The pushes that were answered. */
  async results(signal?: AbortSignal): Promise<AuthStatus[]> {
    const rows = rowsOf(await this.caller.json({ operation: operations.fortitoken.listAuth }, signal));
    return rows.map((row) => ({
      authid: readText(memberOf(row, "authid")) ?? "",
      status: readText(memberOf(row, "status")) ?? "",
    }));
  }

  /** A wrong code may be answered with 401, as an old token is. */
  private async authenticate(
    body: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const request = { operation: operations.fortitoken.authenticate, body };
    return (await this.caller.sendOnce(request, { operation: operations.fortitoken.listRealms }, signal)).json;
  }
}
