import assert from "node:assert/strict";
import type { UserRun, UserStep } from "../../../src/bulk/engine/userRun";
import { comparedMembers } from "../../../src/bulk/engine/userSteps";
import type { User } from "../../../src/contract";
import { fortitokenCredentials, type Sandbox } from "../../../src/sandbox";
import { TestBench } from "../sandbox/sandboxClient";

/** A sandbox realm with users to change and delete, and runs over them with results that can be checked row by row. */
export class RunBench {
  /** Writes that took effect since the run was created: "createUser", "updateUser <path>" … */
  private readonly effective = new Map<string, number>();

  private constructor(
    readonly service: TestBench,
    private readonly bearer: string,
    private readonly realmId: string,
  ) {}

  /** @param latencyMs of every response. The seed is large because the licence grows with it. */
  static async start(latencyMs: number): Promise<RunBench> {
    const service = await TestBench.start({ users: 2400, latencyMs });
    const bearer = await service.login();
    const realms = (await service.fortitoken("/api/v1/realm", { bearer })).json<{ id: string; name: string }[]>();
    const realm = realms.find(({ name }) => name === "new-site");
    assert.ok(realm);
    return new RunBench(service, bearer, realm.id);
  }

  get sandbox(): Sandbox {
    return this.service.sandbox;
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  /**
   * Creates a run: of ten rows six create, two change, one deletes, and one needs no change. Deletes the users of
   * earlier runs.
   */
  async makeRun(rows: number): Promise<UserRun> {
    for (const { id } of await this.users()) await this.call(`/api/v1/user/${id}`, "DELETE");
    const steps: UserStep[] = [];
    for (let row = 0; row < rows; row += 1) steps.push(await this.makeStep(row));
    this.drain();
    this.effective.clear();
    const { clientId } = fortitokenCredentials.webApp;
    const place = { profileId: "p1", profile: "Test", host: this.sandbox.fortitokenUrl, clientId };
    return { ...place, title: "Test", startedAt: Date.now(), steps };
  }

  /** Counts the writes that took effect, before the sandbox drops its requests. */
  drain(): void {
    for (const { operation, method, path, status } of this.sandbox.requests.entries()) {
      if (method === "GET" || status < 200 || status > 299 || operation === "login") continue;
      const write = operation === "createUser" ? "createUser" : `${operation ?? ""} ${path}`;
      this.effective.set(write, (this.effective.get(write) ?? 0) + 1);
    }
    this.sandbox.requests.clear();
  }

  /** Compares the service's state, the effective writes and the rows' results with the planned run. */
  async check({ steps }: UserRun, outcomes: readonly unknown[]): Promise<void> {
    this.drain();
    const users = await this.users();
    const wanted = steps.flatMap((step): Record<string, unknown>[] => {
      if (step.action === "delete") return [];
      if (step.action === "create") return [{ ...step.user }];
      return [{ username: step.name, email: `${step.name}@example.net`, ...step.change }];
    });
    const names = (list: readonly { username?: unknown }[]) => list.map(({ username }) => String(username)).sort();
    assert.deepEqual(names(users), names(wanted), "each user exactly once, and nobody else");
    for (const user of wanted) {
      const there: Record<string, unknown> | undefined = users.find(({ username }) => username === user["username"]);
      for (const [member, value] of Object.entries(user)) {
        assert.equal(there?.[member], value, `${String(user["username"])}: ${member}`);
      }
    }
    const count = (action: UserStep["action"]) => steps.filter((step) => step.action === action).length;
    const same = steps.filter((_, row) => row % 10 === 9).length;
    const times = (operation: string) =>
      [...this.effective].flatMap(([write, effects]) => (write.startsWith(operation) ? [effects] : []));
    const once = (rows: number) => Array<number>(rows).fill(1);
    assert.deepEqual(times("createUser"), [count("create")], "creations that took effect");
    assert.deepEqual(times("updateUser"), once(count("change") - same), "changes that took effect, each once");
    assert.deepEqual(times("deleteUser"), once(count("delete")), "deletions that took effect, each once");
    const results = { create: "created", change: "changed", delete: "deleted" } as const;
    const expected = steps.map(({ action }, row) => (row % 10 === 9 ? "already" : results[action]));
    assert.deepEqual(outcomes, expected, "the rows of the report");
  }

  private async makeStep(row: number): Promise<UserStep> {
    const name = `user-${String(row).padStart(4, "0")}`;
    const place = `line ${row + 2}`;
    const person = {
      username: name,
      email: `${name}@example.net`,
      auth_method: "Email",
      realm_id: this.realmId,
    } as const;
    const kind = row % 10;
    if (kind < 6) return { action: "create", place, name, user: person };
    const user = await this.call<User>("/api/v1/user", "POST", person);
    const seen = comparedMembers(user);
    if (kind === 8) return { action: "delete", place, name, id: user.id, seen };
    const email = kind === 9 ? person.email : `changed-${name}@example.net`;
    return { action: "change", place, name, id: user.id, seen, change: { email } };
  }

  private users(): Promise<User[]> {
    return this.call<User[]>(`/api/v1/user?realm_id=${this.realmId}`, "GET");
  }

  private async call<T>(path: string, method: string, body?: object): Promise<T> {
    const reply = await this.service.fortitoken(path, { method, bearer: this.bearer, ...(body ? { body } : {}) });
    assert.ok(reply.status < 300, reply.text);
    return (reply.text === "" ? undefined : reply.json()) as T;
  }
}
