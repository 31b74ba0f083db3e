import assert from "node:assert/strict";
import type { Realm, User } from "../../../src/contract";
import type { SandboxOptions } from "../../../src/sandbox/options";
import { send, TestBench, type Reply, type SendOptions } from "./sandboxClient";

export interface Code {
  readonly username: string;
  readonly realm: string;
  readonly method: string;
  readonly code: string;
  readonly expiresAt: number;
}

/** A FortiToken Cloud sandbox: requests of both application types and to the control API. */
export class FortitokenBench {
  private constructor(readonly bench: TestBench) {}

  static async start(options: Partial<SandboxOptions> = {}): Promise<FortitokenBench> {
    return new FortitokenBench(await TestBench.start({ users: 30, alerts: 0, ...options }));
  }

  stop(): Promise<void> {
    return this.bench.stop();
  }

  /** Advances the clock, in milliseconds. */
  wait(ms: number): void {
    this.bench.time += ms;
  }

  web(path: string, options?: SendOptions): Promise<Reply> {
    return this.bench.fortitoken(path, options);
  }

  async management(path: string, options: SendOptions = {}): Promise<Reply> {
    return this.bench.fortitoken(path, { bearer: await this.bench.login("management"), ...options });
  }

  control(path: string, options?: SendOptions): Promise<Reply> {
    return send(`${this.bench.sandbox.fortitokenUrl}/__sandbox${path}`, options);
  }

  auth(body: object): Promise<Reply> {
    return this.web("/api/v1/auth", { body });
  }

  preview(body: object): Promise<Reply> {
    return this.web("/api/v1/auth/preview", { body });
  }

  /** Creates a user in the default realm. */
  async made(body: object = {}): Promise<User & { user_id: string; username: string }> {
    const given = { username: "mlund", email: "mlund@example.net", mobile_number: "+15550100007", ...body };
    const reply = await this.web("/api/v1/user", { body: given });
    assert.equal(reply.status, 201, reply.text);
    return reply.json();
  }

  /** Creates a user with an activated mobile or hardware token. */
  async ready(body: object = {}): Promise<User & { user_id: string; username: string }> {
    const user = await this.made(body);
    const reply = await this.control("/activate", { body: { username: user.username } });
    assert.equal(reply.status, 200, reply.text);
    return user;
  }

  async user(id: string): Promise<User> {
    return (await this.web(`/api/v1/user/${id}`)).json();
  }

  update(id: string, body: object): Promise<Reply> {
    return this.web(`/api/v1/user/${id}`, { method: "PUT", body });
  }

  async realm(name: string): Promise<Realm> {
    const [realm] = (await this.web(`/api/v1/realm?name=${name}`)).json<Realm[]>();
    assert.ok(realm);
    return realm;
  }

  async codes(username: string): Promise<Code[]> {
    return (await this.control(`/codes?username=${username}`)).json();
  }

  /** The code that the user would type now. */
  async code(username: string): Promise<string> {
    const [first] = await this.codes(username);
    assert.ok(first, `${username} has no code`);
    return first.code;
  }
}

/** A six-digit code that differs from this one. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}
