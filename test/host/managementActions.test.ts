import assert from "node:assert/strict";
import type { FortitokenToken, User } from "../../src/contract";
import type { RecordRef } from "../../src/records/recordRef";
import { fortitokenCredentials } from "../../src/sandbox/index";
import type { ServiceRecord } from "../../src/services/model";
import { UserActionsBench } from "./userActionsBench";

type BaseUser = User & { readonly temp_token: boolean };

describe("commands in a management application", () => {
  let bench: UserActionsBench;

  beforeEach(async () => {
    bench = await UserActionsBench.start();
    await bench.profiles.remove("p1");
    await bench.addProfile("m1", "Account", { clientId: fortitokenCredentials.management.clientId });
  });
  afterEach(() => bench.stop());

  const asManagement = async () => ({ bearer: await bench.service.login("management") });
  const sent = (operation: string) => bench.service.sandbox.requests.count("fortitoken", operation);

  async function baseUser(id: string): Promise<BaseUser> {
    return (await bench.service.fortitoken(`/api/v1/user/base/${id}`, await asManagement())).json<BaseUser>();
  }

  /** A matching base user, as its row passes it to a command. */
  async function rowWhere(fits: (user: BaseUser) => boolean) {
    for (const { user_id } of await bench.users()) {
      const user = await baseUser(user_id!);
      if (fits(user)) return bench.row(user, "m1");
    }
    throw new Error("the seed has no such user");
  }

  async function tokensOf(userId: string): Promise<FortitokenToken[]> {
    const reply = await bench.service.fortitoken(
      `/api/v1/token?user_id=${userId}&temp_token=true`,
      await asManagement(),
    );
    return reply.status === 404 ? [] : reply.json<FortitokenToken[]>();
  }

  it("edit, lock, unlock and delete base users through the operations for base users", async () => {
    const row = await rowWhere(({ lockout_at, active }) => lockout_at === null && active === true);
    await bench.run("lockUser", row);
    assert.ok((await baseUser(row.ref.id)).lockout_at);
    await bench.press("Undo");
    assert.equal((await baseUser(row.ref.id)).lockout_at, null);
    await bench.run("editUser", row, "E-mail", "renamed@example.net", "Save user");
    assert.equal((await baseUser(row.ref.id)).email, "renamed@example.net");
    await bench.run("deleteUser", await rowWhere(({ id }) => id === row.ref.id));
    assert.match(bench.lastInfo().text, /^Deleted user/);
    assert.equal((await bench.service.fortitoken(`/api/v1/user/base/${row.ref.id}`, await asManagement())).status, 404);
    assert.deepEqual([sent("updateBaseUser"), sent("deleteBaseUser")], [3, 1]);
  });

  it("ask for a base user by name when called without a row", async () => {
    const row = await rowWhere(({ active }) => active === true);
    await bench.run("disableUser", undefined, row.record.value.username);
    assert.equal((await baseUser(row.ref.id)).active, false);
  });

  describe("a temporary token", () => {
    const lacking = () => rowWhere((user) => !user.temp_token && user.auth_method === "FTM" && user.active === true);

    it("can be given until a local date and time", async () => {
      const row = await lacking();
      const input = await bench.run(
        "giveTemporaryToken",
        row,
        "Other time",
        "2020-01-01 08:00",
        "2026-12-31",
        "2030-01-31 18:00",
        "Issue temporary token",
      );
      assert.deepEqual(
        input.refusals.map((words) => words.split(" ").slice(0, 3).join(" ")),
        ["Enter a time", "Enter a date"],
      );
      assert.match(
        bench.lastInfo().text,
        /^Issued a temporary token to .* sent by Email and valid until 2030-01-31 18:00/,
      );
      assert.ok(bench.listed.includes("m1 reload tokens"));
      assert.ok(bench.rowTexts.includes("user: Issuing temporary token…"));
      const end = new Date(2030, 0, 31, 18).getTime();
      bench.service.time = end - 1000;
      assert.equal((await baseUser(row.ref.id)).temp_token, true);
      bench.service.time = end + 1000;
      assert.equal((await baseUser(row.ref.id)).temp_token, false);
    });

    it("can be given without an end, and undo removes it", async () => {
      const row = await lacking();
      await bench.run("giveTemporaryToken", row, "No expiry", "Issue temporary token");
      assert.equal((await baseUser(row.ref.id)).temp_token, true);
      await bench.press("Undo");
      assert.equal((await baseUser(row.ref.id)).temp_token, false);
      assert.match(bench.lastInfo().text, /^Undone: “Issue Temporary Token” of user /);
    });

    it("is refused for a user without a token, and by SMS for a user without a phone number", async () => {
      const byMail = await rowWhere(({ auth_method }) => auth_method === "Email");
      await assert.rejects(bench.run("giveTemporaryToken", byMail), /uses Email\. Nothing was sent/);
      assert.equal(sent("createTempToken"), 0);
    });

    it("is removed after confirmation, from the user's row or from the token's row", async () => {
      const row = await rowWhere(({ temp_token }) => temp_token);
      bench.dialogs.agree = false;
      await bench.run("takeTemporaryToken", row);
      assert.equal(sent("deleteTempToken"), 0);
      assert.match(bench.dialogs.questions[0]!.message, /^Revoke the temporary token of .* in Account\?/);
      bench.dialogs.agree = true;
      const [token] = await tokensOf(row.ref.id);
      const ref: RecordRef = { profileId: "m1", service: "fortitoken", kind: "token", id: token!.sn };
      const record: ServiceRecord<FortitokenToken> = { kind: "token", id: token!.sn, value: token!, notes: [] };
      await bench.run("takeTemporaryToken", { ref, record, place: bench.profiles.get("m1") });
      assert.deepEqual(await tokensOf(row.ref.id), []);
      assert.ok(bench.listed.includes(`m1 replace ${row.ref.id}`));
    });

    it("is verified after a lost response and not given twice", async () => {
      const row = await lacking();
      bench.service.sandbox.faults.add({
        service: "fortitoken",
        operation: "createTempToken",
        drop: true,
        afterHandling: true,
        times: 1,
      });
      await bench.run("giveTemporaryToken", row, "No expiry", "Issue temporary token");
      assert.match(bench.lastInfo().text, /^Issued a temporary token .*response was lost/);
      assert.equal(sent("createTempToken"), 1);
    });
  });

  describe("a realm's quota", () => {
    it("that was changed concurrently is shown before it is overwritten, and can be kept", async () => {
      const bearer = await bench.service.login("management");
      const id = await bench.realmNamed("branch-lab");
      const ref: RecordRef = { profileId: "m1", service: "fortitoken", kind: "realm", id };
      const quota = async () => (await quotas()).realms.find((row) => row[0] === id)![1];
      const before = await quota();
      const [theirs, mine] = [before + 1, before + 2];
      const change = { method: "PUT", body: { realm_id: id, quota: theirs }, bearer };
      bench.meanwhile = async () => {
        assert.equal((await bench.service.fortitoken("/api/v1/quota", change)).status, 204);
      };

      await bench.run("changeRealmQuota", { ref }, String(mine));
      const line = `Quota: ${before} \u2192 ${theirs} (yours: ${mine})`;
      assert.ok(bench.dialogs.choices[0]?.detail?.includes(line), bench.dialogs.choices[0]?.detail);
      assert.equal(await quota(), theirs);
      assert.deepEqual(bench.listed, [`m1 replace ${id}`]);

      bench.meanwhile = () => Promise.resolve();
      await bench.run("changeRealmQuota", { ref }, String(mine));
      assert.equal(await quota(), mine);
      assert.equal(bench.dialogs.choices.length, 1);
      await bench.press("Undo");
      assert.equal(await quota(), theirs);
    });

    async function quotas(): Promise<{ total_quota: number; usage: number; realms: [string, number, number][] }> {
      return (await bench.service.fortitoken("/api/v1/quota", await asManagement())).json();
    }

    async function realm(name: string) {
      const id = await bench.realmNamed(name);
      const ref: RecordRef = { profileId: "m1", service: "fortitoken", kind: "realm", id };
      const find = async () => (await quotas()).realms.find((row) => row[0] === id)!;
      return { ref, find };
    }

    it("can be changed within the remaining users, is updated in its row, and can be undone", async () => {
      const { ref, find } = await realm("branch-lab");
      const [, before, used] = await find();
      const wanted = used + 5;
      assert.notEqual(before, wanted);
      const answers = [String(used - 1), "100000", "many", String(wanted)];
      const input = await bench.run("changeRealmQuota", { ref }, ...answers);
      assert.deepEqual(
        input.refusals.map((words) => words.replace(/\d+/g, "n")),
        [
          "Enter n or more: that is the realm's current number of users.",
          "Enter n or less: the account's quota has no more left.",
          "Enter a whole number.",
        ],
      );
      assert.equal((await find())[1], wanted);
      assert.ok(bench.listed.includes(`m1 replace ${ref.id}`));
      assert.match(
        bench.lastInfo().text,
        new RegExp(`^Changed the quota of realm branch-lab in Account to ${wanted}\\.`),
      );
      await bench.press("Undo");
      assert.equal((await find())[1], before);
    });

    it("asks for the realm by name when called without a row", async () => {
      const { find } = await realm("new-site");
      await bench.run("changeRealmQuota", undefined, "new-site", "3");
      assert.equal((await find())[1], 3);
    });

    it("is not sent if it did not change", async () => {
      const { ref, find } = await realm("branch-lab");
      await bench.run("changeRealmQuota", { ref }, String(Math.max((await find())[1], (await find())[2])));
      const quotaSent = sent("updateQuota");
      await bench.run("changeRealmQuota", { ref }, String((await find())[1]));
      assert.equal(sent("updateQuota"), quotaSent);
      assert.match(bench.lastInfo().text, /unchanged; nothing was sent/);
    });

    it("shows the reason when the service refuses it", async () => {
      const { ref, find } = await realm("branch-lab");
      const wanted = String((await find())[2] + 7);
      const fault = { service: "fortitoken", operation: "updateQuota", times: 1 } as const;
      const reasons = {
        400: /below the realm's .* or above the account's/,
        403: /trial account/,
        404: /no longer exists/,
      };
      for (const [status, words] of Object.entries(reasons)) {
        bench.service.sandbox.faults.add({ ...fault, status: Number(status) });
        await assert.rejects(bench.run("changeRealmQuota", { ref }, wanted), words);
      }
    });
  });

  it("are refused without a request in a profile of a web application", async () => {
    await bench.addProfile("w1", "Web");
    const user = await bench.userWhere(({ auth_method }) => auth_method === "FTM");
    await (await bench.connections.fortitoken("w1")).getUser(user.id);
    await assert.rejects(bench.run("giveTemporaryToken", bench.row(user, "w1")), /Web is a web application/);
    const id = await bench.realmNamed("branch-lab");
    const ref: RecordRef = { profileId: "w1", service: "fortitoken", kind: "realm", id };
    await assert.rejects(bench.run("changeRealmQuota", { ref }), /Web is a web application/);
    assert.equal(sent("createTempToken") + sent("getQuota"), 0);
    await bench.profiles.remove("w1");
    await bench.run("lockUser", await rowWhere(({ lockout_at }) => lockout_at === null));
    await assert.rejects(bench.run("createUser"), /Account is a management application/);
  });
});

describe("an alias", () => {
  let bench: UserActionsBench;

  beforeEach(async () => (bench = await UserActionsBench.start()));
  afterEach(() => bench.stop());

  it("shares the token of the user it is added to", async () => {
    const [first, second] = await bench.users();
    await bench.run("aliasUser", bench.row(first!), second!.username);
    assert.equal((await bench.user(first!.id)).user_id, second!.user_id);
    assert.match(bench.dialogs.questions[0]!.detail ?? "", /cannot be undone/);
    await assert.rejects(
      bench.run("aliasUser", bench.row(await bench.user(first!.id)), second!.username),
      /already belong to the same base user/,
    );
  });
});

describe("the token of a new user", () => {
  let bench: UserActionsBench;

  beforeEach(async () => (bench = await UserActionsBench.start()));
  afterEach(() => bench.stop());

  const person = ["branch-lab", "ghopper", "ghopper@example.net"];

  it("can be chosen from the free hardware tokens", async () => {
    const free = (await bench.service.fortitoken("/api/v1/token?available=true")).json<FortitokenToken[]>();
    const sn = free[1]!.sn;
    const input = await bench.run(
      "createUser",
      undefined,
      ...person,
      "Authentication method",
      "FTK",
      "Token serial",
      sn,
      "Create user",
    );
    assert.equal(input.left, 0);
    const user = await bench.userWhere(({ username }) => username === "ghopper");
    const owned = (await bench.service.fortitoken(`/api/v1/token?token_sn=${sn}`)).json<FortitokenToken[]>();
    assert.equal(owned[0]!.user_id, user.user_id);
  });

  it("is transferred with its migration licence", async () => {
    await bench.run(
      "createUser",
      undefined,
      ...person,
      "Authentication method",
      "FTM",
      "Migration licence",
      "EFTMEXAMPLE00001",
      "Migration data",
      "abc123",
      "Do not notify the user",
      "Create user",
    );
    const { user_id } = await bench.userWhere(({ username }) => username === "ghopper");
    const query = `soft_token=true&status=transfer&user_id=${user_id}`;
    const moving = (await bench.service.fortitoken(`/api/v1/token?${query}`)).json<FortitokenToken[]>();
    assert.equal(moving[0]?.username, "ghopper");
  });
});
