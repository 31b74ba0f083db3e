import assert from "node:assert/strict";
import type { User } from "../../src/contract";
import { userSwitches } from "../../src/actions/userSwitches";
import { promise } from "../promise";
import { UserActionsBench } from "./userActionsBench";

describe("a user that was changed after it was shown", () => {
  let bench: UserActionsBench;
  let user: User;

  beforeEach(async () => {
    bench = await UserActionsBench.start();
    const headOffice = await bench.realmNamed("head-office");
    user = await bench.userWhere(
      ({ realm_id, auth_method, active, lockout_at, bypass_at }) =>
        realm_id === headOffice && auth_method === "FTM" && active === true && !lockout_at && !bypass_at,
    );
  });

  afterEach(() => bench.stop());

  /** A change by another administrator. */
  async function others(body: Partial<User>): Promise<void> {
    const reply = await bench.service.fortitoken(`/api/v1/user/${user.id}`, { method: "PUT", body });
    assert.equal(reply.status, 202, reply.text);
  }

  /** Makes that change while the first question of a form is open. */
  function meanwhile(body: Partial<User>): void {
    bench.meanwhile = () => {
      bench.meanwhile = () => Promise.resolve();
      return others(body);
    };
  }

  const writesOfOthers = 1;
  const ownWrites = () => bench.writes().length - writesOfOthers;
  const question = () => bench.dialogs.choices.at(-1);

  describe("in the form of Edit User", () => {
    it("shows the difference field by field; Cancel sends nothing and keeps the form's input", async () => {
      meanwhile({ email: "theirs@example.net", mobile_number: "+15550100077" });
      const answers = ["E-mail", "mine@example.net", "Save user", undefined];
      const input = await bench.run("editUser", bench.row(user), ...answers);

      assert.equal(question()?.message, `The user ${user.username} of Branch Lab has changed since it was shown.`);
      const lines = question()?.detail?.split("\n") ?? [];
      assert.equal(lines[0], `E-mail: ${user.email} \u2192 theirs@example.net (yours: mine@example.net)`);
      assert.equal(lines[1], `Phone: ${user.mobile_number || "none"} \u2192 +15550100077`);
      assert.deepEqual(question()?.actions, ["Overwrite", "Show Difference"]);
      assert.equal(ownWrites(), 0);
      assert.equal((await bench.user(user.id)).email, "theirs@example.net");
      const rows = input.rows().map(({ label, description }) => `${label} ${description ?? ""}`);
      assert.ok(
        rows.some((row) => row.includes("mine@example.net")),
        rows.join("; "),
      );
      assert.deepEqual([bench.dialogs.infos, bench.dialogs.errors], [[], []]);
      assert.deepEqual(bench.listed, [`p1 replace ${user.id}`], "the row shows what is there now");
    });

    it("is overwritten only in the edited fields, and the undo restores the overwritten values", async () => {
      meanwhile({ email: "theirs@example.net", mobile_number: "+15550100077" });
      bench.dialogs.choice = "Overwrite";
      await bench.run("editUser", bench.row(user), "E-mail", "mine@example.net", "Save user");

      const saved = await bench.user(user.id);
      assert.equal(saved.email, "mine@example.net");
      assert.equal(saved.mobile_number, "+15550100077");
      await bench.press("Undo");
      assert.equal((await bench.user(user.id)).email, "theirs@example.net");
    });

    it("is shown side by side as it was and as it is, which sends nothing", async () => {
      meanwhile({ email: "theirs@example.net" });
      bench.dialogs.choice = "Show Difference";
      const answers = ["Phone", "+1 555 010 0042", "Save user", undefined];
      await bench.run("editUser", bench.row(user), ...answers);

      const [shown] = bench.compared;
      assert.equal(shown?.title, `${user.username}: as it was shown \u2194 as it is now`);
      assert.equal((JSON.parse(shown.before) as User).email, user.email);
      assert.equal((JSON.parse(shown.after) as User).email, "theirs@example.net");
      assert.equal(ownWrites(), 0);
    });

    it("is saved without a question if the other change is irrelevant or has the wanted value", async () => {
      meanwhile({ active: false, email: "mine@example.net" });
      await bench.run("editUser", bench.row(user), "E-mail", "mine@example.net", "Save user");
      assert.deepEqual(bench.dialogs.choices, []);
      assert.equal(ownWrites(), 1);
    });

    it("keeps the form open and shows a message if it no longer exists", async () => {
      bench.meanwhile = async () => {
        await bench.service.fortitoken(`/api/v1/user/${user.id}`, { method: "DELETE" });
      };
      const answers = ["E-mail", "mine@example.net", "Save user", undefined];
      const input = await bench.run("editUser", bench.row(user), ...answers);
      assert.match(input.rows()[0]!.label, /was deleted since it was shown/);
      assert.deepEqual(bench.listed, [`p1 remove ${user.id}`]);
    });
  });

  const commands = [...Object.keys(userSwitches), "newToken", "deleteUser"];

  for (const command of commands) {
    it(`is not changed by ${command} unless the user confirms`, async () => {
      const row = bench.row(user);
      await others({ username: "somebody.else" });
      await bench.run(command, row);
      assert.ok(question()?.detail?.includes(`Username: ${user.username} \u2192 somebody.else`), question()?.detail);
      assert.equal(ownWrites(), 0);
      assert.deepEqual(bench.dialogs.infos, []);

      bench.dialogs.choice = question()?.actions[0];
      await bench.run(command, row);
      assert.equal(ownWrites(), 1);
    });
  }

  promise(
    "no concurrent change is overwritten before the user has seen it",
    { short: 12, long: 200 },
    async (cases, tally) => {
      const changes: readonly Partial<User>[] = [
        { username: "somebody.else" },
        { email: "theirs@example.net" },
        { mobile_number: "+15550100077" },
        { auth_method: "Email" },
        { notification_method: "SMS", mobile_number: "+15550100077" },
      ];
      const actions = [...commands, "editUser"];
      for (let number = 0; number < cases; number += 1) {
        const command = actions[number % actions.length]!;
        const change = changes[Math.floor(number / actions.length) % changes.length]!;
        const choice = [undefined, "Show Difference"][Math.floor(number / 7) % 2];
        await tally.try(`${command} after ${Object.keys(change).join()}, ${choice ?? "Cancel"}`, async () => {
          bench.reset();
          bench.dialogs.choice = choice;
          bench.dialogs.choices.length = 0;
          if (command === "editUser") {
            meanwhile(change);
            await bench.run(command, bench.row(user), "E-mail", "mine@example.net", "Save user", undefined);
          } else {
            await others(change);
            await bench.run(command, bench.row(user));
          }
          assert.equal(bench.dialogs.choices.length, 1);
          assert.equal(ownWrites(), 0);
          const now = await bench.user(user.id);
          assert.deepEqual(now, { ...user, ...change, updated_at: now.updated_at });
        });
      }
    },
  );

  it("does not become an alias unless the user confirms", async () => {
    const base = await bench.userWhere(({ id, user_id }) => id !== user.id && user_id !== user.user_id);
    await others({ email: "theirs@example.net" });
    await bench.run("aliasUser", bench.row(user), base.username);
    assert.equal(bench.dialogs.choices.length, 1);
    assert.equal(ownWrites(), 0);
  });

  it("is switched without a question if the other change was the same", async () => {
    await others({ active: false });
    await bench.run("disableUser", bench.row(user));
    assert.deepEqual(bench.dialogs.choices, []);
    assert.equal((await bench.user(user.id)).active, false);
  });
});
