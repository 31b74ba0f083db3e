import assert from "node:assert/strict";
import { schemas } from "../../../src/contract/generated/validators";
import { FortitokenBench } from "./fortitokenBench";
import type { Reply } from "./sandboxClient";

interface BaseUser {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly active: boolean;
  readonly auth_method: string;
  readonly temp_token: boolean;
  readonly lockout_at: string | null;
}

describe("Sandbox: FortiToken Cloud base users", () => {
  let bench: FortitokenBench;
  let realmId: string;
  beforeEach(async () => {
    bench = await FortitokenBench.start({ users: 60 });
    realmId = (await bench.realm("head-office")).id;
  });
  afterEach(() => bench.stop());

  const base = (path: string): string => `/api/v1/user/base/${path}`;
  const list = async (query = ""): Promise<BaseUser[]> =>
    (await bench.management(`/api/v1/user/base?realm_id=${realmId}${query}`)).json();
  const put = (id: string, body: object): Promise<Reply> => bench.management(base(id), { method: "PUT", body });

  it("lists each base user of a realm once, valid by the contract", async () => {
    const all = await list();
    const users = (await bench.web(`/api/v1/user?realm_id=${realmId}`)).json<{ user_id: string }[]>();
    assert.deepEqual(
      all.map((user) => user.id),
      [...new Set(users.map((user) => user.user_id))],
    );
    assert.ok(all.length < users.length, "the seed has an alias here");
    for (const user of all) {
      assert.ok(schemas.fortitoken.BaseUser(user), JSON.stringify(schemas.fortitoken.BaseUser.errors));
    }
    assert.ok(all.some((user) => user.temp_token) && all.some((user) => !user.temp_token));
  });

  it("filters by name, e-mail and id", async () => {
    const wanted = (await list())[3];
    assert.ok(wanted);
    for (const query of [
      `&id=${wanted.id}`,
      `&email=${wanted.email}`,
      `&username=${encodeURIComponent(wanted.username.toUpperCase())}`,
    ]) {
      assert.deepEqual(await list(query), [wanted], query);
    }
    assert.deepEqual(
      await list(`&username=${encodeURIComponent(wanted.username.toUpperCase())}&case_accent_sensitive=true`),
      [],
    );
  });

  it("pages the same list", async () => {
    const page = await bench.management(`/api/v2/user/base?realm_id=${realmId}&limit=20`);
    assert.deepEqual(page.json(), (await list()).slice(0, 20));
    assert.match(page.headers.get("link") ?? "", /rel="next/);
    assert.equal((await bench.management(`/api/v2/user/base?realm_id=${realmId}&limit=7`)).status, 400);
  });

  it("reads base users, changes them with 202 and deletes them with 204", async () => {
    const user = await bench.made();
    const read = (await bench.management(base(user.user_id))).json<BaseUser>();
    assert.deepEqual([read.id, read.username, read.active], [user.user_id, "mlund", true]);
    const changed = await put(user.user_id, { active: "False", email: "new@example.net", lockout: true });
    assert.equal(changed.status, 202);
    assert.deepEqual([changed.json<BaseUser>().active, changed.json<BaseUser>().email], [false, "new@example.net"]);
    assert.equal((await bench.user(user.id)).email, "new@example.net");
    assert.equal((await put(user.user_id, { email: "nonsense" })).status, 400);
    assert.equal((await bench.management(base(user.user_id), { method: "DELETE" })).status, 204);
    assert.equal((await bench.web(`/api/v1/user/${user.id}`)).status, 404);
  });

  it("answers 404 for an unknown base user", async () => {
    assert.equal((await bench.management(base("nobody"))).status, 404);
    assert.equal((await put("nobody", { active: true })).status, 404);
    assert.equal((await bench.management(base("nobody"), { method: "DELETE" })).status, 404);
  });

  it("changes and deletes all usernames of a base user together, and issues one new token for them", async () => {
    const one = await bench.made();
    const two = await bench.made({ username: "mlund.admin", email: "admin@example.net" });
    await bench.update(two.id, { dst_user_id: one.user_id });
    const tokensBefore = (await bench.web(`/api/v1/token?user_id=${one.user_id}`)).json<{ sn: string }[]>();
    const reply = await put(one.user_id, { username: "mlund2", active: false, change_token: true });
    assert.equal(reply.status, 202, reply.text);
    const [first, second] = [await bench.user(one.id), await bench.user(two.id)];
    assert.deepEqual([first.username, first.active], ["mlund2", false]);
    assert.deepEqual([second.username, second.active], ["mlund.admin", false]);
    const tokens = (await bench.web(`/api/v1/token?user_id=${one.user_id}`)).json<{ sn: string }[]>();
    assert.equal(tokens.length, 1);
    assert.notEqual(tokens[0]?.sn, tokensBefore[0]?.sn);
    await bench.management(base(one.user_id), { method: "DELETE" });
    assert.equal((await bench.web(`/api/v1/user/${two.id}`)).status, 404);
  });
});
