import assert from "node:assert/strict";
import type { Alert, User } from "../../../src/contract";
import type { SandboxOptions } from "../../../src/sandbox/options";
import { startMs, TestBench } from "./sandboxClient";

async function contents(options: Partial<SandboxOptions>): Promise<{ users: User[]; tokens: string; alerts: Alert[] }> {
  const bench = await TestBench.start(options);
  try {
    const body = { startTime: 0, endTime: startMs, skip: 0, limit: 1000 };
    return {
      users: (await bench.fortitoken("/api/v1/user")).json(),
      tokens: (await bench.fortitoken("/api/v1/token")).text,
      alerts: (await bench.forticnp("/api/v1/alert/list", { body })).json<{ data: Alert[] }>().data,
    };
  } finally {
    await bench.stop();
  }
}

describe("Sandbox: seed", () => {
  it("creates the same data for the same seed and clock, and other data for another seed", async () => {
    const first = await contents({ seed: 3, users: 80, alerts: 80 });
    assert.deepEqual(await contents({ seed: 3, users: 80, alerts: 80 }), first);
    const other = await contents({ seed: 4, users: 80, alerts: 80 });
    assert.notDeepEqual(other.users, first.users);
    assert.notDeepEqual(other.alerts, first.alerts);
  });

  it("starts a larger sandbox with the data of a smaller one, and seeds users and alerts independently", async () => {
    const small = await contents({ seed: 3, users: 30, alerts: 30 });
    const large = await contents({ seed: 3, users: 90, alerts: 31 });
    assert.deepEqual(large.users.slice(0, 30), small.users);
    const ids = new Set(small.alerts.map((alert) => alert.id));
    assert.deepEqual(
      large.alerts.filter((alert) => ids.has(alert.id)),
      small.alerts,
    );
  });

  it("contains every state even in a small sandbox", async () => {
    const { users, alerts } = await contents({ seed: 11, users: 10, alerts: 15 });
    assert.deepEqual(new Set(users.map((user) => user.auth_method)), new Set(["FTM", "Email", "SMS", "FTK"]));
    assert.ok(users.some((user) => user.active === false));
    assert.ok(users.some((user) => user.lockout_at !== null));
    assert.ok(users.some((user) => user.bypass_at !== null));
    const severities = ["Critical", "Alert", "Warning", "Information", "Pass"];
    assert.deepEqual(new Set(alerts.map((alert) => alert.severity)), new Set(severities));
    const states = ["Open", "Acknowledged", "Dismissed", "Resolved"];
    assert.deepEqual(new Set(alerts.map((alert) => alert.state)), new Set(states));
  });

  it("never repeats a username in a realm, and uses only addresses of the example domains", async () => {
    const { users } = await contents({ seed: 5, users: 1500, alerts: 0 });
    assert.equal(new Set(users.map((user) => `${user.realm_id ?? ""} ${user.username ?? ""}`)).size, 1500);
    assert.ok(users.every((user) => /^[a-z0-9.-]+@([a-z]+\.)?example\.(net|org)$/.test(user.email ?? "")));
    assert.ok(users.every((user) => /^(\+1555\d{7})?$/.test(user.mobile_number ?? "")));
    assert.ok(users.some((user) => /[^\0-\x7f]/.test(user.username ?? "")));
  });

  it("can be empty", async () => {
    const bench = await TestBench.start({ users: 0, alerts: 0 });
    try {
      assert.deepEqual((await bench.fortitoken("/api/v1/user")).json(), []);
    } finally {
      await bench.stop();
    }
  });
});
