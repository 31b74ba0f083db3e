import assert from "node:assert/strict";
import type { Realm } from "../../../src/contract";
import { schemas } from "../../../src/contract/generated/validators";
import { FortitokenBench } from "./fortitokenBench";
import { messageOf, type Reply } from "./sandboxClient";

interface AccountQuota {
  readonly usage: number;
  readonly total_quota: number;
  readonly trial_status: number;
  readonly end_date: string;
  readonly realms?: readonly (readonly [realmId: string, quota: number, usage: number])[];
}

describe("Sandbox: FortiToken Cloud licence", () => {
  let bench: FortitokenBench;
  let realms: Realm[];
  beforeEach(async () => {
    bench = await FortitokenBench.start({ users: 40 });
    realms = (await bench.web("/api/v1/realm")).json();
  });
  afterEach(() => bench.stop());

  const count = (query: string): Promise<Reply> => bench.management(`/api/v1/count?resource=${query}`);
  const quota = async (query = ""): Promise<AccountQuota> => (await bench.management(`/api/v1/quota${query}`)).json();
  const setQuota = (body: object): Promise<Reply> => bench.management("/api/v1/quota", { method: "PUT", body });
  const idOf = (name: string): string => realms.find((realm) => realm.name === name)?.id ?? "";

  it("returns size, state and end of the licence to both types of application", async () => {
    const balance = (await bench.web("/api/v1/balance")).json<Record<string, unknown>>();
    assert.deepEqual(balance, {
      balance: 250,
      trial_status: 2,
      customer_id: "700142",
      expiration: "2027-02-09",
      unit: "Users",
    });
    assert.deepEqual((await bench.management("/api/v1/balance/")).json(), balance);
    await bench.control("/options", { method: "PATCH", body: { trial: true } });
    assert.equal((await bench.web("/api/v1/balance")).json<{ trial_status: number }>().trial_status, 1);
  });

  it("counts the used resources by the quota rules of a licence for 250 users", async () => {
    const people = new Set((await bench.web("/api/v1/user")).json<{ user_id: string }[]>().map((u) => u.user_id)).size;
    for (const [resource, expected] of [
      ["user", { user: people, quota: 250 }],
      ["realm", { realm: 5, quota: 250 }],
      ["device", { device: 1, quota: 25 }],
      ["client", { client: 2, quota: 25 }],
      ["SMS", { SMS: 250 * 125 - 1000, quota: 250 * 125 }],
    ] as const) {
      const reply = await count(resource);
      assert.deepEqual(reply.json(), expected);
      assert.ok(schemas.fortitoken.Count(reply.json()));
    }
    const active = (await count("user&active=true")).json<{ user: number }>().user;
    const inactive = (await count("user&active=False")).json<{ user: number }>().user;
    assert.ok(inactive > 0);
    assert.equal(active + inactive, people);
  });

  it("counts an SMS as used once it is sent", async () => {
    await bench.made({ auth_method: "SMS" });
    await bench.auth({ username: "mlund" });
    assert.equal((await count("SMS")).json<{ SMS: number }>().SMS, 250 * 125 - 999);
  });

  it("answers 400 for an unknown resource, and 403 for counts that the application may not read", async () => {
    assert.equal((await count("sms")).status, 400);
    assert.equal((await bench.management("/api/v1/count")).status, 400);
    assert.match(messageOf(await count("realm_quota")), /realm_id/);
    assert.equal((await count("realm_quota")).status, 403);
    assert.equal((await count("realm_quota&realm_id=none")).status, 400);
    assert.equal((await bench.web("/api/v1/count?resource=device")).status, 403);
    assert.equal((await bench.web("/api/v1/count?resource=user")).status, 200);
  });

  it("splits the quota by realm, in rows of id, quota and usage", async () => {
    const account = await quota();
    assert.ok(schemas.fortitoken.Quota(account), JSON.stringify(schemas.fortitoken.Quota.errors));
    assert.deepEqual([account.total_quota, account.trial_status, account.end_date], [250, 2, "2027-02-09"]);
    assert.deepEqual(
      account.realms?.map(([id]) => id),
      realms.map((realm) => realm.id),
    );
    const [, lab] = account.realms ?? [];
    assert.ok(lab);
    assert.equal(lab[1], lab[2] + 10);
    assert.deepEqual(await quota(`?realm_id=${lab[0]}`), { realm_id: lab[0], realm_quota: lab[1], users: lab[2] });
    assert.deepEqual((await count(`realm_quota&realm_id=${lab[0]}`)).json(), { realm_quota: lab[2], quota: lab[1] });
    assert.equal((await quota("?brief=true")).realms, undefined);
    assert.equal((await bench.management("/api/v1/quota?realm_id=none")).status, 404);
  });

  it("changes a realm's quota, within its usage and the remaining quota, with an empty 204", async () => {
    const realm_id = idOf("head-office");
    const set = await setQuota({ realm_id, quota: "60" });
    assert.deepEqual([set.status, set.text], [204, ""]);
    const account = await quota();
    const [, , users] = account.realms?.find(([id]) => id === realm_id) ?? [];
    assert.ok(users);
    assert.deepEqual(await quota(`?realm_id=${realm_id}`), { realm_id, realm_quota: 60, users });
    for (const [wanted, text] of [
      [-1, /quota/],
      [users - 1, /below/],
      [251, /above/],
      ["many", /quota/],
    ] as const) {
      const reply = await setQuota({ realm_id, quota: wanted });
      assert.equal(reply.status, 400, reply.text);
      assert.match(messageOf(reply), text);
    }
    const others = (account.realms ?? []).filter(([id]) => id !== realm_id);
    const left = 250 - others.reduce((sum, [, own, used]) => sum + (own || used), 0);
    assert.equal((await setQuota({ realm_id, quota: left + 1 })).status, 400);
    assert.equal((await setQuota({ realm_id, quota: left })).status, 204);
    assert.equal((await setQuota({ realm_id: idOf("new-site"), quota: 1 })).status, 400);
    assert.equal((await setQuota({ realm_id: "none", quota: 5 })).status, 404);
  });

  it("refuses quotas of a trial account with 403", async () => {
    await bench.control("/options", { method: "PATCH", body: { trial: true } });
    assert.equal((await setQuota({ realm_id: idOf("head-office"), quota: 60 })).status, 403);
  });

  it("answers 402 for a new user if the realm's quota or the shared remainder is used up", async () => {
    const realm_id = idOf("new-site");
    assert.equal((await setQuota({ realm_id, quota: 1 })).status, 204);
    const create = (username: string, id: string): Promise<Reply> =>
      bench.web("/api/v1/user", { body: { username, email: `${username}@example.net`, realm_id: id } });
    assert.equal((await create("one", realm_id)).status, 201);
    const full = await create("two", realm_id);
    assert.equal(full.status, 402);
    assert.match(messageOf(full), /realm's user quota/);
    const { realms: rows = [] } = await quota();
    const rest = 250 - rows.reduce((sum, [, own, used]) => sum + (own || used), 0);
    const lab = rows.find(([id]) => id === idOf("branch-lab"));
    assert.ok(lab);
    assert.equal((await setQuota({ realm_id: lab[0], quota: lab[1] + rest })).status, 204);
    const none = await create("three", idOf("head-office"));
    assert.equal(none.status, 402);
    assert.match(messageOf(none), /of the account/);
  });

  it("counts a base user with two usernames in a realm once, until both are deleted", async () => {
    const realm_id = idOf("new-site");
    const users = async (): Promise<unknown> =>
      (await bench.management(`/api/v1/quota?realm_id=${realm_id}`)).json<{ users: number }>().users;
    const [one, two] = [await bench.made({ realm_id }), await bench.made({ realm_id, username: "mlund.admin" })];
    assert.equal(await users(), 2);
    await bench.update(two.id, { dst_user_id: one.user_id });
    assert.equal(await users(), 1);
    await bench.web(`/api/v1/user/${one.id}`, { method: "DELETE" });
    assert.equal(await users(), 1);
    await bench.web(`/api/v1/user/${two.id}`, { method: "DELETE" });
    assert.equal(await users(), 0);
  });

  it("joins users with the same e-mail address in a realm without using quota, if auto-alias is on", async () => {
    await bench.control("/options", { method: "PATCH", body: { autoAlias: true } });
    const first = await bench.made();
    const { usage } = await quota();
    const second = await bench.made({ username: "mlund.admin", email: "MLUND@example.net" });
    assert.equal(second.user_id, first.user_id);
    assert.equal((await quota()).usage, usage);
    const elsewhere = await bench.made({ username: "mlund", realm: "branch-lab" });
    assert.notEqual(elsewhere.user_id, first.user_id);
  });
});
