import assert from "node:assert/strict";
import type { BriefUser, Realm, User, UserQuery } from "../../../src/contract";
import { schemas } from "../../../src/contract/generated/validators";
import { messageOf, TestBench } from "./sandboxClient";

/** A value per filter that not every user has. A missing parameter does not compile. */
const matchesFewer: Readonly<Record<Exclude<keyof UserQuery, NotFilter>, string>> = {
  id: "none",
  realm_id: "none",
  username: "none",
  email: "none@example.net",
  mobile_number: "+10000000000",
  active: "false",
  bypass_at: "2999-01-01T00:00:00",
  lockout_at: "2999-01-01T00:00:00",
  user_data: "1",
  auth_method: "FTK",
  notification_method: "SMS",
  sn: "none",
  vdom: "none",
  realm: "none",
};

/** Parameters that page, compare or format, or name the account of the sign-in. */
type NotFilter = "limit" | "next" | "brief" | "case_accent_sensitive" | "customer_id" | "cluster_members";

describe("Sandbox: FortiToken Cloud users", () => {
  let bench: TestBench;
  let all: User[];
  before(async () => {
    bench = await TestBench.start({ users: 300, alerts: 0 });
    all = await users();
  });
  after(() => bench.stop());

  const users = async (query = ""): Promise<User[]> => (await bench.fortitoken(`/api/v1/user${query}`)).json();
  const one = (test: (user: User) => boolean): User => {
    const found = all.find(test);
    assert.ok(found);
    return found;
  };
  const query = (values: Record<string, string>): string => `?${new URLSearchParams(values).toString()}`;

  /** Requests the list with the filter, and compares it with the filtered complete list. */
  async function assertFilter(values: Record<string, string>, test: (user: User) => boolean): Promise<void> {
    const expected = all.filter(test);
    assert.ok(expected.length > 0 && expected.length < all.length, "the seed has users on both sides");
    assert.deepEqual(await users(query(values)), expected);
  }

  it("lists every user in one response, valid by the contract", () => {
    assert.equal(all.length, 300);
    for (const user of all) {
      assert.ok(schemas.fortitoken.User(user), JSON.stringify(schemas.fortitoken.User.errors));
    }
    assert.equal(new Set(all.map((user) => user.id)).size, 300);
  });

  it("writes times without time zone and fraction", () => {
    for (const { created_at } of all) {
      assert.match(created_at ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    }
  });

  it("filters by each documented field", async () => {
    const someone = one((user) => user.mobile_number !== "" && user.auth_method === "SMS");
    const { id, email, realm_id, mobile_number } = someone;
    await assertFilter({ id }, (user) => user.id === id);
    await assertFilter({ email: email ?? "" }, (user) => user.email === email);
    await assertFilter({ realm_id: realm_id ?? "" }, (user) => user.realm_id === realm_id);
    await assertFilter({ mobile_number: mobile_number ?? "" }, (user) => user.mobile_number === mobile_number);
    await assertFilter({ auth_method: "FTK" }, (user) => user.auth_method === "FTK");
    await assertFilter({ notification_method: "SMS" }, (user) => user.notification_method === "SMS");
    await assertFilter({ user_data: "1" }, (user) => user.user_data === 1);
    await assertFilter({ active: "False" }, (user) => user.active === false);
    await assertFilter({ auth_method: "FTM", active: "false" }, (u) => u.auth_method === "FTM" && u.active === false);
  });

  for (const [name, value] of Object.entries(matchesFewer)) {
    it(`applies the filter ${name}`, async () => {
      assert.ok((await users(query({ [name]: value }))).length < all.length);
    });
  }

  it("filters by the time since which a user is locked out or bypassed", async () => {
    await assertFilter({ lockout_at: "2000-01-01T00:00:00" }, (user) => user.lockout_at !== null);
    await assertFilter({ bypass_at: "2000-01-01T00:00:00" }, (user) => user.bypass_at !== null);
    assert.deepEqual(await users("?lockout_at=2999-01-01T00:00:00"), []);
  });

  it("filters by appliance", async () => {
    const [realm] = (await bench.fortitoken("/api/v1/realm?name=FGVMEXAMPLE00042-root")).json<Realm[]>();
    await assertFilter({ sn: "FGVMEXAMPLE00042", vdom: "root" }, (user) => user.realm_id === realm?.id);
    assert.deepEqual(await users("?sn=FGVMEXAMPLE00042&vdom=other"), []);
  });

  it("compares usernames without case and accents by default", async () => {
    const accented = one((user) => /[àáâäåãçèéêëíîïñóôöøúü]/.test(user.username ?? ""));
    const plain = (accented.username ?? "").normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
    assert.ok((await users(query({ username: plain }))).some((user) => user.id === accented.id));
    assert.deepEqual(await users(query({ username: plain, case_accent_sensitive: "true" })), []);
    const exact = await users(query({ username: accented.username ?? "", case_accent_sensitive: "true" }));
    assert.ok(exact.some((user) => user.id === accented.id));
  });

  it("has aliases of one base user, and one name in two realms", () => {
    const bases = new Map<string, User[]>();
    const names = new Map<string, User[]>();
    for (const user of all) {
      bases.set(user.user_id ?? "", [...(bases.get(user.user_id ?? "") ?? []), user]);
      names.set(user.username ?? "", [...(names.get(user.username ?? "") ?? []), user]);
    }
    const aliases = [...bases.values()].find((group) => group.length > 1);
    assert.ok(aliases);
    assert.equal(new Set(aliases.map((user) => user.realm_id)).size, 1);
    const twins = [...names.values()].find((group) => group.length > 1);
    assert.ok(twins);
    assert.equal(new Set(twins.map((user) => user.realm_id)).size, twins.length);
  });

  it("returns the short form on request, and a single user as an object", async () => {
    const { id } = one(() => true);
    const brief = (await bench.fortitoken(`/api/v1/user/${id}?brief=true`)).json<BriefUser>();
    assert.deepEqual(Object.keys(brief).sort(), [
      "email",
      "id",
      "mobile_number",
      "realm",
      "user_data",
      "username",
      "vdom",
    ]);
    assert.deepEqual(
      (await bench.fortitoken(`/api/v1/user/${id}/`)).json(),
      one((user) => user.id === id),
    );
    assert.equal((await bench.fortitoken("/api/v1/user/nobody")).status, 404);
  });

  it("names a parameter that breaks the contract", async () => {
    const reply = await bench.fortitoken("/api/v1/user?active=maybe");
    assert.equal(reply.status, 400);
    assert.match(messageOf(reply), /query\.active/);
  });
});
