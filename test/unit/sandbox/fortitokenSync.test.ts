import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { fortitokenCredentials } from "../../../src/sandbox/credentials";
import { FortitokenBench } from "./fortitokenBench";
import { messageOf, type Reply } from "./sandboxClient";

const sn = fortitokenCredentials.webApp.clientId;
const appliance = "FGVMEXAMPLE00042";

describe("Sandbox: FortiToken Cloud user sync", () => {
  let bench: FortitokenBench;
  beforeEach(async () => {
    bench = await FortitokenBench.start();
  });
  afterEach(() => bench.stop());

  const sync = (body: object): Promise<Reply> => bench.web("/api/v1/user_sync", { body: { sn: sn, ...body } });
  const started = async (users: readonly object[], more: object = {}): Promise<string> => {
    const reply = await sync({ users, ...more });
    assert.equal(reply.status, 201, reply.text);
    return reply.json<{ task_id: string }>().task_id;
  };
  const task = async (id: string): Promise<unknown> => (await bench.web(`/api/v1/task/${id}`)).json();
  const person = (username: string): object => ({ action: "create", username, email: `${username}@example.net` });
  const named = async (username: string): Promise<User[]> =>
    (await bench.web(`/api/v1/user?username=${username}`)).json();

  it("runs for its duration, then counts successes and failures", async () => {
    const [rvega, okim] = [await bench.made({ username: "rvega" }), await bench.made({ username: "okim" })];
    const id = await started([
      person("anew"),
      { action: "create", username: "nomail" },
      { ...person("okim") },
      { action: "modify", id: okim.id, email: "okim2@example.net" },
      { action: "modify", username: "okim", auth_method: "Fax" },
      { action: "delete", username: "rvega", id: rvega.user_id },
      { action: "delete", username: "nobody" },
    ]);
    assert.deepEqual(await task(id), { status: "pending" });
    bench.wait(3999);
    assert.deepEqual(await task(id), { status: "pending" });
    bench.wait(1);
    assert.deepEqual(await task(`${id}/?sn=${sn}`), {
      status: "complete",
      msg: {
        create: { success: 1, failure: 2 },
        modify: { success: 1, failure: 1 },
        delete: { success: 1, failure: 1 },
      },
    });
    assert.equal((await named("anew")).length, 1);
    assert.equal((await bench.user(okim.id)).email, "okim2@example.net");
    assert.deepEqual(await named("rvega"), []);
  });

  it("progresses step by step, as the control API shows", async () => {
    const id = await started(["a", "b", "c", "d"].map((name) => person(`sync.${name}`)));
    bench.wait(2000);
    const tasks = (await bench.control("/tasks")).json();
    assert.deepEqual(tasks, [{ id, status: "pending", total: 4, done: 2 }]);
    assert.deepEqual([(await named("sync.b")).length, (await named("sync.c")).length], [1, 0]);
    bench.wait(2000);
    assert.deepEqual((await bench.control("/tasks")).json(), [{ id, status: "complete", total: 4, done: 4 }]);
  });

  it("locks the application: user writes and another sync get 409 while it runs", async () => {
    const user = await bench.made();
    await started([]);
    const path = `/api/v1/user/${user.id}`;
    const basePath = `/api/v1/user/base/${user.user_id}`;
    const writes = [
      () => bench.web(path, { method: "DELETE" }),
      () => bench.web(path, { method: "PUT", body: { active: false } }),
      () => bench.management(basePath, { method: "DELETE" }),
      () => bench.management(basePath, { method: "PUT", body: { active: false } }),
      () => bench.web("/api/v1/user", { body: { username: "x", email: "x@example.net" } }),
      () => sync({ users: [] }),
    ];
    for (const write of writes) {
      const reply = await write();
      assert.equal(reply.status, 409);
      assert.match(messageOf(reply), /user sync is running/);
    }
    assert.equal((await bench.web(path)).status, 200);
    bench.wait(4000);
    assert.equal((await bench.web(path, { method: "DELETE" })).status, 204);
  });

  it("uses the named realm, or the realm of the appliance", async () => {
    const lab = await bench.realm("branch-lab");
    await started([person("in.lab")], { realm: "branch-lab" });
    bench.wait(4000);
    assert.equal((await named("in.lab"))[0]?.realm_id, lab.id);
    await started([person("at.device")], { sn: appliance, vdom: "root" });
    bench.wait(4000);
    assert.equal((await named("at.device"))[0]?.realm_id, (await bench.realm(`${appliance}-root`)).id);
    await started([{ action: "delete", username: "in.lab" }]);
    bench.wait(4000);
    assert.equal((await named("in.lab")).length, 1, "another realm's user is left alone");
  });

  it("names an invalid member, and then starts nothing", async () => {
    for (const [body, expected] of [
      [{ sn: "FGVMEXAMPLE09999" }, /sn/],
      [{ sn: null }, /sn/],
      [{ realm: "nowhere" }, /realm/],
      [{ users: [person("fine"), { action: "rename", username: "x" }] }, /users\.1\.action.*create, modify, delete/],
      [{ users: "all" }, /users/],
    ] as const) {
      const reply = await sync(body);
      assert.equal(reply.status, 400, reply.text);
      assert.match(messageOf(reply), expected);
    }
    assert.deepEqual((await bench.control("/tasks")).json(), []);
    assert.equal((await bench.web("/api/v1/task/none")).status, 404);
  });

  it("distinguishes usable, foreign, unmigrated and unknown migration licences", async () => {
    for (const [license, status] of [
      ["EFTMEXAMPLE00001", 201],
      ["EFTMEXAMPLE00002", 401],
      ["EFTMEXAMPLE00003", 403],
      ["EFTMEXAMPLE09999", 404],
    ] as const) {
      assert.equal((await sync({ users: [], license })).status, status, license);
      bench.wait(4000);
      const created = { username: `with.${license}`, email: "x@example.net", license };
      assert.equal((await bench.web("/api/v1/user", { body: created })).status, status, license);
    }
  });

  it('marks the token of a migrated user as "in transfer"', async () => {
    const user = await bench.made({ license: "EFTMEXAMPLE00001", sn: appliance });
    const transfers = await bench.web(`/api/v1/token?soft_token=true&status=transfer&user_id=${user.user_id}`);
    assert.equal(transfers.json<unknown[]>().length, 1);
  });

  it("lasts as long as the option taskDurationMs says, even 0", async () => {
    await bench.control("/options", { method: "PATCH", body: { taskDurationMs: 0 } });
    const id = await started([person("at.once")]);
    assert.equal(((await task(id)) as { status: string }).status, "complete");
    assert.equal((await named("at.once")).length, 1);
  });
});
