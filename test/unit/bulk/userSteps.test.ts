import assert from "node:assert/strict";
import type { Members, UserStep } from "../../../src/bulk/engine/userRun";
import { comparedMembers, RunStopped, UserSteps, type StepEnd } from "../../../src/bulk/engine/userSteps";
import type { User } from "../../../src/contract";
import { fortitokenCredentials } from "../../../src/sandbox";
import { createFortiTokenClient } from "../../../src/services";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import { TestBench } from "../sandbox/sandboxClient";

describe("a step of a run", () => {
  let service: TestBench;
  let client: FortiTokenClient;
  let steps: UserSteps;
  let user: User;
  let intents: (Members | undefined)[];

  beforeEach(async () => {
    service = await TestBench.start({ users: 30 });
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const log = { request: () => undefined };
    const place = { host: service.sandbox.fortitokenUrl, label: "test", readOnly: false, timeoutMs: 30_000, log };
    client = createFortiTokenClient({ ...place, clientId, clientSecret });
    steps = new UserSteps(() => Promise.resolve(client), {
      error: String,
      otherUser: ({ email }) => `is ${email!}`,
      changedMeanwhile: (differences) => differences.map(({ member, after: now }) => `${member} became ${now}`).join(),
      gone: () => "gone",
      shownOtherwise: (members: readonly string[]) => `shows another ${members.join()}`,
      notShown: (members: readonly string[]) => `does not show ${members.join()}`,
      createdOnly: (problem: string) => `created, but ${problem}`,
      interrupted: () => "interrupted",
    });
    user = (await service.fortitoken("/api/v1/user")).json<User[]>().find(({ active }) => active === true)!;
    intents = [];
  });
  afterEach(async () => {
    client.dispose();
    await service.stop();
  });

  async function carryOut(step: UserStep, mayBeSent = false): Promise<Omit<StepEnd, "user">> {
    const intend = (before?: Members) => Promise.resolve(void intents.push(before));
    const { user: _user, ...end } = await steps.carryOut(step, { mayBeSent, intend });
    return end;
  }

  const sent = (operation: string) => service.sandbox.requests.count("fortitoken", operation);
  const change = (email: string, seen: Members = comparedMembers(user)): UserStep => ({
    ...{ action: "change", id: user.id, name: user.username!, change: { email }, seen },
  });
  const creation = (email: string, username = "zz-new"): UserStep => ({
    ...{ action: "create", name: username, user: { username, email, realm_id: user.realm_id!, auth_method: "Email" } },
  });
  const deletion = (): UserStep => ({
    action: "delete",
    id: user.id,
    name: user.username!,
    seen: comparedMembers(user),
  });
  const edit = (body: object) => service.fortitoken(`/api/v1/user/${user.id}`, { method: "PUT", body });

  it("creates, changes and deletes users, and records the earlier values", async () => {
    assert.deepEqual(await carryOut(creation("zz@example.net")), { result: "created" });
    assert.deepEqual(await carryOut(change("other@example.net")), { result: "changed" });
    const before = user.email;
    user = (await client.getUser(user.id)).value;
    assert.equal(user.email, "other@example.net");
    assert.deepEqual(await carryOut(deletion()), { result: "deleted" });
    assert.deepEqual(
      intents.map((members) => members?.["email"]),
      [undefined, before, "other@example.net"],
    );
  });

  it("sends nothing if the service already has the result", async () => {
    assert.deepEqual(await carryOut(change(user.email!)), { result: "already" });
    await service.fortitoken(`/api/v1/user/${user.id}`, { method: "DELETE" });
    service.sandbox.requests.clear();
    assert.deepEqual(await carryOut(deletion()), { result: "already" });
    assert.deepEqual(await carryOut(change("other@example.net")), { result: "notDone", problem: "gone" });
    assert.deepEqual([sent("updateUser"), sent("deleteUser"), intents], [0, 0, []]);
  });

  it("does not overwrite concurrent changes", async () => {
    await edit({ email: "theirs@example.net" });
    assert.deepEqual(await carryOut(change("ours@example.net")), {
      result: "notDone",
      problem: "email became theirs@example.net",
    });
    assert.equal((await client.getUser(user.id)).value.email, "theirs@example.net");
  });

  it("changes a user despite a concurrent change of other members", async () => {
    await edit({ active: false });
    assert.deepEqual(await carryOut(change("ours@example.net")), { result: "changed" });
  });

  it("does not take an existing user of the same name for the new one", async () => {
    await carryOut(creation("theirs@example.net"));
    assert.deepEqual(await carryOut(creation("ours@example.net")), {
      result: "notDone",
      problem: "is theirs@example.net",
    });
    assert.deepEqual(await carryOut(creation("theirs@example.net")), { result: "already" });
  });

  it("reads the user first if the request may have been sent, and sends only what is missing", async () => {
    await carryOut(creation("zz@example.net"));
    await carryOut(change("other@example.net"));
    service.sandbox.requests.clear();
    assert.deepEqual(await carryOut(creation("zz@example.net"), true), { result: "created" });
    assert.deepEqual(await carryOut(change("other@example.net"), true), { result: "changed" });
    assert.deepEqual([sent("createUser"), sent("updateUser")], [0, 0]);
    assert.deepEqual(await carryOut(creation("yy@example.net", "yy-new"), true), { result: "created" });
    assert.deepEqual(await carryOut(deletion(), true), { result: "deleted" });
    assert.deepEqual([sent("createUser"), sent("deleteUser")], [1, 1]);
    assert.deepEqual(await carryOut(deletion(), true), { result: "deleted" });
    assert.equal(sent("deleteUser"), 1);
  });

  it("sets state and bypass after a creation, and reports a failure of this second request", async () => {
    const step = { ...creation("zz@example.net"), then: { active: false } } as UserStep;
    assert.deepEqual(await carryOut(step), { result: "created" });
    const made = async (name: string) =>
      (await client.findUsers({ username: name, realm_id: user.realm_id! }))[0]?.value;
    assert.deepEqual([(await made("zz-new"))?.active, sent("createUser"), sent("updateUser")], [false, 1, 1]);
    // The window was closed between the two requests.
    const other = { ...creation("yy@example.net", "yy-new"), then: { active: false } } as UserStep;
    await carryOut(creation("yy@example.net", "yy-new"));
    assert.deepEqual(await carryOut(other, true), { result: "created" });
    assert.deepEqual([(await made("yy-new"))?.active, sent("createUser")], [false, 2]);
    service.sandbox.faults.add({ service: "fortitoken", operation: "updateUser", times: 1, status: 400 });
    const refused = { ...creation("xx@example.net", "xx-new"), then: { bypass: true } } as UserStep;
    const end = await carryOut(refused);
    assert.equal(end.result, "created");
    assert.match(end.problem ?? "", /^created, but /);
    assert.ok(await made("xx-new"));
  });

  it("stops the run if the second request of a creation fails, and resumes with that request only", async () => {
    const step = { ...creation("zz@example.net"), then: { active: false } } as UserStep;
    service.sandbox.faults.add({ service: "fortitoken", operation: "updateUser", times: 1, status: 402 });
    await assert.rejects(carryOut(step), RunStopped);
    assert.equal((await carryOut(step, true)).result, "created");
    const [made] = await client.findUsers({ username: "zz-new" });
    assert.equal(made?.value.active, false);
  });

  it("never issues a second token if the first request may have been sent", async () => {
    const step: UserStep = { action: "change", id: user.id, name: "x", change: { change_token: true }, seen: {} };
    assert.deepEqual(await carryOut(step, true), { result: "unknown", problem: "interrupted" });
    assert.equal(sent("updateUser"), 0);
    assert.deepEqual(await carryOut(step), { result: "changed" });
  });

  describe("with an unexpected response", () => {
    const answer = (operation: string, fault: object) =>
      service.sandbox.faults.add({ service: "fortitoken", operation, times: 1, ...fault });
    const stopped = async (step: UserStep): Promise<RunStopped> => {
      const error: unknown = await carryOut(step).catch((reason: unknown) => reason);
      assert.ok(error instanceof RunStopped, String(error));
      return error;
    };

    for (const status of [400, 403, 404, 405, 409, 413, 418, 422, 451]) {
      it(`has the result "not done" with a reason after a ${status}`, async () => {
        answer("createUser", { status, body: { message: "no" } });
        const end = await carryOut(creation("zz@example.net"));
        assert.deepEqual([end.result, end.problem !== undefined], ["notDone", true]);
        answer("updateUser", { status, body: { message: "no" } });
        assert.equal((await carryOut(change("other@example.net"))).result, "notDone");
      });
    }

    it("stops the run only if the next rows also get a 402, or a 409 of a deletion", async () => {
      answer("createUser", { status: 402, body: { message: "no" } });
      const { unsent, refused } = await stopped(creation("zz@example.net"));
      assert.deepEqual([unsent, refused], [true, true]);
      answer("deleteUser", { status: 409, body: { message: "locked" } });
      assert.equal((await stopped(deletion())).refused, true);
    });

    it("stops the run when the sign-in is refused, or when a web page replaces the service", async () => {
      answer("createUser", { status: 401 });
      answer("login", { status: 401 });
      assert.deepEqual((await stopped(creation("zz@example.net"))).refused, false);
    });

    it("has the service's reason as result when the user cannot be read", async () => {
      answer("getUser", { status: 403, body: { message: "no" } });
      assert.equal((await carryOut(deletion())).result, "notDone");
      answer("getUser", { status: 404, body: "<html>not here</html>", contentType: "text/html" });
      assert.equal((await stopped(deletion())).unsent, true);
    });
  });

  it('has the result "changed" only if the service shows the new value, after a second read if necessary', async () => {
    const lookAt = (body: object) => service.sandbox.faults.add({ ...put, status: 202, body });
    const put = { service: "fortitoken", operation: "updateUser", times: 1, afterHandling: true } as const;
    lookAt({ id: user.id });
    assert.deepEqual(await carryOut(change("brief@example.net")), { result: "changed" });
    user = (await client.getUser(user.id)).value;
    service.sandbox.faults.add({ ...put, afterHandling: false, status: 202, body: { id: user.id } });
    assert.deepEqual(await carryOut(change("ignored@example.net")), {
      result: "notDone",
      problem: "shows another email",
    });
    const step: UserStep = {
      ...change("x@example.net"),
      action: "change",
      change: { nickname: "m" },
      id: user.id,
      seen: {},
    };
    service.sandbox.faults.add({ ...put, status: 202, body: { id: user.id } });
    assert.deepEqual(await carryOut(step), { result: "unknown", problem: "does not show nickname" });
  });

  it("accepts another spelling of the value as the value", async () => {
    await edit({ email: "a.hart@example.net" });
    user = (await client.getUser(user.id)).value;
    service.sandbox.requests.clear();
    assert.deepEqual(await carryOut(change("A.Hart@Example.net")), { result: "already" });
    assert.equal(sent("updateUser"), 0);
  });
});
