import { type AuthPreview, type AuthStatus, operations } from "../../contract";
import { rowsOf } from "../decode";
import { ServiceError } from "../errors";
import { readBoolean, readText } from "../readers";
import { memberOf } from "../session";
import type { FortiTokenCaller } from "./caller";

/** The user to authenticate, and the facts for policies. */
export interface AuthInput {
  readonly username: string;
  /** Realm name; without name and id, the application's realm. */
  readonly realm?: string;
  readonly realm_id?: string;
  /** Overrides the user's method. */
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

  /** Previews an authentication: the action (`Bypass`, `MFA`, `Block`), the method, whether a push is possible. */
  async preview(input: AuthInput, signal?: AbortSignal): Promise<AuthPreview> {
    const json = await this.caller.json({ operation: operations.fortitoken.previewAuth, body: { ...input } }, signal);
    const texts = (["auth_method", "action", "message"] as const).map((name) => [name, readText(memberOf(json, name))]);
    const flags = (["temp_token", "push_enabled"] as const).map((name) => [name, readBoolean(memberOf(json, name))]);
    return Object.fromEntries([...texts, ...flags].filter(([, value]) => value !== undefined)) as AuthPreview;
  }

  /** Starts without a code. @returns the `authid` of the sent push; empty if a code was sent by e-mail or SMS. @throws `denied` */
  async begin(input: AuthInput, signal?: AbortSignal): Promise<{ readonly authid?: string }> {
    const authid = readText(memberOf(await this.authenticate({ ...input }, signal), "authid"));
    return authid ? { authid } : {};
  }

  /** Verifies a code; returns if it is right. The code is never sent twice: a wrong one counts towards the lockout. @throws `denied` */
  async verify(input: AuthInput & { readonly token: string }, signal?: AbortSignal): Promise<void> {
    await this.authenticate({ ...input }, signal);
  }

  /** The status of a push: `waiting`, `authenticated`, `rejected` or another word. */
  async result(authid: string, signal?: AbortSignal): Promise<string> {
    const json = await this.caller.json(
      { operation: operations.fortitoken.getAuth, pathParameters: { authid } },
      signal,
    );
    const status = readText(memberOf(rowsOf(json)[0], "status"));
    if (status !== undefined) return status;
    throw new ServiceError("unexpected", "The response has no status.");
  }

  /** The pushes with a result. */
  async results(signal?: AbortSignal): Promise<AuthStatus[]> {
    const rows = rowsOf(await this.caller.json({ operation: operations.fortitoken.listAuth }, signal));
    return rows.map((row) => ({
      authid: readText(memberOf(row, "authid")) ?? "",
      status: readText(memberOf(row, "status")) ?? "",
    }));
  }

  /** The service may answer 401 to a wrong code as well as to an expired token. */
  private async authenticate(
    body: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const request = { operation: operations.fortitoken.authenticate, body };
    return (await this.caller.send(request, signal, { operation: operations.fortitoken.listRealms })).json;
  }
}
