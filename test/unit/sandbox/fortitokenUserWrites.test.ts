import assert from "node:assert/strict";
import type { FortitokenToken, Realm, User } from "../../../src/contract";
import { messageOf, startMs, TestBench, type Reply } from "./sandboxClient";

describe("Sandbox: FortiToken Cloud user changes", () => {
  let bench: TestBench;
  let realms: Realm[];
  beforeEach(async () => {
    bench = await TestBench.start({ users: 40, alerts: 0 });
    realms = (await bench.fortitoken("/api/v1/realm")).json();
  });
  afterEach(() => bench.stop());

  const create = (body: object): Promise<Reply> => bench.fortitoken("/api/v1/user", { body });
  const update = (id: string, body: object): Promise<Reply> =>
    bench.fortitoken(`/api/v1/user/${id}`, { method: "PUT", body });
  const remove = (id: string): Promise<Reply> => bench.fortitoken(`/api/v1/user/${id}`, { method: "DELETE" });
  const read = async (id: string): Promise<User> => (await bench.fortitoken(`/api/v1/user/${id}`)).json();
  const made = async (body: object = {}): Promise<User> => {
    const reply = await create({ username: "mlund", email: "mlund@example.net", ...body });
    assert.equal(reply.status, 201, reply.text);
    return reply.json();
  };
  const tokensOf = async (user: User): Promise<FortitokenToken[]> => {
    const reply = await bench.fortitoken(`/api/v1/token?user_id=${user.user_id ?? ""}`);
    return reply.status === 404 ? [] : reply.json();
  };
  const nowText = new Date(startMs).toISOString().slice(0, 19);

  it("creates users in the default realm, with a mobile token that is not activated", async () => {
    const user = await made();
    assert.equal(user.realm_id, realms[0]?.id);
    assert.deepEqual([user.auth_method, user.active, user.created_at, user.updated_at], ["FTM", true, nowText, null]);
    assert.deepEqual(await read(user.id), user);
    const [token] = await tokensOf(user);
    assert.match(token?.sn ?? "", /^FTKMOB/);
    assert.equal(token?.registration_id, null);
  });

  it("creates users in the realm given by id, name or appliance", async () => {
    assert.equal((await made({ realm_id: realms[1]?.id })).realm_id, realms[1]?.id);
    assert.equal((await made({ realm: "new-site" })).realm_id, realms[3]?.id);
    assert.equal((await made({ sn: "FGVMEXAMPLE00042", vdom: "root" })).realm_id, realms[2]?.id);
    assert.equal((await create({ username: "x", email: "x@example.net", realm: "nowhere" })).status, 404);
  });

  it("refuses a duplicate username in the realm, and accepts one that differs in case or accents", async () => {
    await made({ username: "åsa" });
    const twice = (username: string) => create({ username, email: "asa@example.net" });
    assert.equal((await twice("åsa")).status, 409);
    assert.equal((await twice("åsa".normalize("NFD"))).status, 409);
    for (const username of ["Åsa", "asa"]) assert.equal((await twice(username)).status, 201, username);
    await made({ username: "åsa", realm: "new-site" });
  });

  it("names an invalid field", async () => {
    const cases: [object, RegExp][] = [
      [{ username: "x" }, /email/],
      [{ username: "x".repeat(81), email: "x@example.net" }, /username/],
      [{ username: "x", email: "nonsense" }, /email/],
      [{ username: "x", email: "x@example.net", auth_method: "ftm" }, /auth_method.*FTM, Email, SMS, FTK/],
      [{ username: "x", email: "x@example.net", auth_method: "SMS" }, /mobile_number/],
      [{ username: "x", email: "x@example.net", user_data: 2 }, /user_data/],
    ];
    for (const [body, expected] of cases) {
      const reply = await create(body);
      assert.equal(reply.status, 400, reply.text);
      assert.match(messageOf(reply), expected);
    }
  });

  it("assigns a free hardware token by serial, and answers 404 for an unknown one", async () => {
    const [free] = (await bench.fortitoken("/api/v1/token?available=true")).json<FortitokenToken[]>();
    const user = await made({ auth_method: "FTK", token: free?.sn });
    assert.deepEqual(
      (await tokensOf(user)).map((token) => token.sn),
      [free?.sn],
    );
    const taken = { username: "y", email: "y@example.net", auth_method: "FTK", token: free?.sn };
    assert.equal((await create(taken)).status, 404);
    assert.equal((await create({ ...taken, token: "FTK200NOSUCH0000" })).status, 404);
    await remove(user.id);
    assert.equal((await bench.fortitoken(`/api/v1/token?available=true&token_sn=${free?.sn ?? ""}`)).status, 200);
  });

  it("answers 202 to a change, which accepts booleans and returns times", async () => {
    const user = await made();
    bench.time += 5000;
    const later = new Date(startMs + 5000).toISOString().slice(0, 19);
    const locked = await update(user.id, { lockout: true, bypass: "True", active: false });
    assert.equal(locked.status, 202);
    const changed = locked.json<User>();
    assert.deepEqual(
      [changed.lockout_at, changed.bypass_at, changed.active, changed.updated_at],
      [later, later, false, later],
    );
    const opened = (await update(user.id, { lockout: "false", bypass: false, active: "true" })).json<User>();
    assert.deepEqual([opened.lockout_at, opened.bypass_at, opened.active, opened.fail_times], [null, null, true, 0]);
  });

  it("clears the failures of a locked user on unlock", async () => {
    const all = (await bench.fortitoken("/api/v1/user")).json<User[]>();
    const locked = all.find((user) => user.lockout_at !== null);
    assert.ok(locked);
    assert.equal(locked.fail_times, 7);
    assert.equal((await update(locked.id, { lockout: false })).json<User>().fail_times, 0);
  });

  it("refuses bypass if the realm does not allow it, and changes nothing", async () => {
    const user = await made({ realm_id: realms[2]?.id });
    const reply = await update(user.id, { bypass: true, email: "other@example.net" });
    assert.equal(reply.status, 400);
    assert.deepEqual(await read(user.id), user);
  });

  it("issues a new token on request and when the method changes", async () => {
    const user = await made({ mobile_number: "+15550100007" });
    const [before] = await tokensOf(user);
    await update(user.id, { change_token: true });
    const [after] = await tokensOf(user);
    assert.notEqual(after?.sn, before?.sn);
    await update(user.id, { auth_method: "SMS" });
    assert.deepEqual(await tokensOf(user), []);
  });

  it("attaches a username to another base user", async () => {
    const [one, two] = [await made(), await made({ username: "mlund.admin" })];
    const attached = (await update(two.id, { dst_user_id: one.user_id })).json<User>();
    assert.equal(attached.user_id, one.user_id);
    assert.deepEqual(await tokensOf(two), []);
    assert.equal((await update(two.id, { dst_user_id: "nobody" })).status, 404);
  });

  it("treats the id in the path as a base id unless is_refid marks it as a userref", async () => {
    const user = await made();
    const changed = await update(user.user_id ?? "", { email: "new@example.net" });
    assert.equal(changed.json<User>().id, user.id);
    assert.equal((await update(user.user_id ?? "", { is_refid: true, active: false })).status, 404);
    assert.equal((await update(user.id, { is_refid: true, active: false })).status, 202);
    assert.equal((await update(user.id, { id: user.user_id })).status, 400);
  });

  it("refuses to rename a user to a used name, except its own", async () => {
    const user = await made();
    await made({ username: "okim", email: "okim@example.net" });
    assert.equal((await update(user.id, { username: "okim" })).status, 409);
    assert.equal((await update(user.id, { username: "MLUND" })).status, 202);
  });

  it("deletes with an empty 204, then answers 404 for the user", async () => {
    const user = await made();
    const reply = await remove(user.id);
    assert.deepEqual([reply.status, reply.text], [204, ""]);
    assert.equal((await bench.fortitoken(`/api/v1/user/${user.id}`)).status, 404);
    assert.equal((await remove(user.id)).status, 404);
    assert.deepEqual(await tokensOf(user), []);
  });

  it("refuses a body that is not JSON, not an object, or has another content type", async () => {
    const headers = { "content-type": "application/json" };
    const post = (form: string, more = headers): Promise<Reply> =>
      bench.fortitoken("/api/v1/user", { form, headers: more });
    assert.match(messageOf(await post("{")), /not JSON/);
    assert.match(messageOf(await post("[]")), /JSON object/);
    assert.match(messageOf(await post("{}", { "content-type": "text/plain" })), /Content-Type/);
  });
});
