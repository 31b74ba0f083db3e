import assert from "node:assert/strict";
import { userSwitches, type UserSwitch } from "../../src/actions/userSwitches";
import { ServiceError } from "../../src/services/errors";
import type { User } from "../../src/contract";
import type { Fault } from "../../src/sandbox/fault";
import { UserActionsBench } from "./userActionsBench";

type SwitchCommand = keyof typeof userSwitches;

/** The members that show a switch's state. */
function state(user: User) {
  return { active: user.active, locked: user.lockout_at !== null, bypass: user.bypass_at !== null };
}

const switchStates: Readonly<Record<SwitchCommand, Partial<ReturnType<typeof state>>>> = {
  enableUser: { active: true },
  disableUser: { active: false },
  lockUser: { locked: true },
  unlockUser: { locked: false },
  bypassOn: { bypass: true },
  bypassOff: { bypass: false },
};

describe("user actions", () => {
  let bench: UserActionsBench;
  let headOffice: string;

  beforeEach(async () => {
    bench = await UserActionsBench.start();
    headOffice = await bench.realmNamed("head-office");
  });

  afterEach(() => bench.stop());

  /** A user of a realm that allows bypass, whose state the switch changes. */
  function switchable(command: SwitchCommand): Promise<User> {
    const [[member, after] = []] = Object.entries(switchStates[command]);
    return bench.userWhere((user) => {
      const before = state(user)[member as keyof ReturnType<typeof state>];
      return before !== after && user.realm_id === headOffice;
    });
  }

  for (const command of Object.keys(userSwitches) as SwitchCommand[]) {
    const chosen: UserSwitch = userSwitches[command];
    describe(chosen.title(), () => {
      it("changes the user, shows a message, and its Undo button restores the user once", async () => {
        const user = await switchable(command);
        await bench.run(command, bench.row(user));

        assert.deepEqual(state(await bench.user(user.id)), { ...state(user), ...switchStates[command] });
        assert.deepEqual(bench.writes(), ["updateUser"]);
        assert.deepEqual(bench.listed, [`p1 replace ${user.id}`]);
        const [{ record, ...ref } = { record: undefined }, ...more] = bench.changed;
        assert.deepEqual([ref, more], [bench.row(user).ref, []]);
        assert.deepEqual(record?.value, await bench.user(user.id), "pages show it without another read");
        assert.deepEqual(bench.rowTexts, [`user: ${chosen.doing()}`]);
        const announced = bench.lastInfo().text;
        assert.ok(announced.includes(user.username!) && announced.includes("Branch Lab"), announced);

        const { buttons } = bench.lastInfo();
        await bench.press("Undo");
        assert.deepEqual(state(await bench.user(user.id)), state(user));
        assert.match(bench.lastInfo().text, /^Undone: /);
        await assert.rejects(Promise.resolve(buttons[0]?.run()), /can no longer be undone/);
        assert.deepEqual(bench.writes(), ["updateUser", "updateUser"]);
      });

      if (chosen.ask) {
        it("asks first, with the names of user and profile, and sends nothing after a No", async () => {
          const user = await switchable(command);
          bench.dialogs.agree = false;
          await bench.run(command, bench.row(user));
          assert.match(
            bench.dialogs.questions[0]?.message ?? "",
            new RegExp(`user ${user.username} in Branch Lab\\?$`),
          );
          assert.equal(bench.dialogs.questions[0]?.action, chosen.title());
          assert.deepEqual(bench.writes(), []);
          assert.deepEqual(bench.dialogs.infos, []);
        });
      } else {
        it("changes the user without a question", async () => {
          bench.dialogs.agree = false;
          await bench.run(command, bench.row(await switchable(command)));
          assert.deepEqual(bench.dialogs.questions, []);
          assert.deepEqual(bench.writes(), ["updateUser"]);
        });
      }
    });
  }

  describe("Create User", () => {
    it("creates the user in the realm of the row and offers to open it", async () => {
      const realm = { ref: { profileId: "p1", service: "fortitoken", kind: "realm", id: headOffice } };
      await bench.run("createUser", realm, "nora", "nora@example.net", "Phone", "+1 555 010 0042", "Create user");

      const created = await bench.userWhere(({ username }) => username === "nora");
      assert.equal(created.realm_id, headOffice);
      assert.equal(created.mobile_number, "+15550100042");
      assert.equal(bench.lastInfo().text, "Created user nora in realm head-office of Branch Lab.");
      assert.deepEqual(
        bench.lastInfo().buttons.map(({ title }) => title),
        ["Open"],
      );
      assert.deepEqual(bench.listed, [`p1 insert ${created.id}`]);
      assert.deepEqual(bench.rowTexts, ["realm: Creating user…"]);
      await bench.run("undo");
      assert.match(bench.lastInfo().text, /cannot be undone\. Delete the user instead\.$/);
    });

    it("offers only realms that are not deleted", async () => {
      const input = await bench.run("createUser", undefined, undefined);
      const [question] = input.asked;
      assert.ok(question && "rows" in question);
      const labels = question.rows.map((row) => ("label" in row ? row.label : ""));
      assert.deepEqual(labels, ["head-office", "branch-lab", "FGVMEXAMPLE00042-root", "new-site", "default"]);
      assert.deepEqual(bench.writes(), []);
    });

    it("refuses an invalid value before it sends a request", async () => {
      const input = await bench.run("createUser", undefined, "branch-lab", " nora", "nora", "nora@", undefined);
      assert.equal(input.refusals.length, 2);
      assert.deepEqual(bench.writes(), []);
    });

    it("does not create a user with the method SMS without a phone number", async () => {
      const answers = ["branch-lab", "nora", "nora@example.net", "Authentication method", "SMS", "Create user"];
      const input = await bench.run("createUser", undefined, ...answers, undefined);
      assert.match(input.rows()[0]!.label, /Phone: Enter a value/);
      assert.deepEqual(bench.writes(), []);
    });

    it("opens the form again with its input after a refusal, and creates one user after the correction", async () => {
      const taken = await bench.userWhere(({ realm_id }) => realm_id === headOffice);
      const first = ["head-office", taken.username!, "nora@example.net", "Create user"];
      const input = await bench.run("createUser", undefined, ...first, "Username", "nora", "Create user");

      const refused = input.rows(2).map(({ label, description }) => `${label} ${description ?? ""}`);
      assert.match(refused[0]!, /\$\(error\)/);
      assert.ok(refused.some((row) => row.includes("nora@example.net")));
      assert.equal((await bench.users()).filter(({ email }) => email === "nora@example.net").length, 1);
      assert.deepEqual(bench.writes(), ["createUser", "createUser"]);
    });

    it("does not create the user twice when the response is lost", async () => {
      bench.service.sandbox.faults.add({
        service: "fortitoken",
        operation: "createUser",
        drop: true,
        afterHandling: true,
        times: 1,
      });
      await bench.run("createUser", undefined, "branch-lab", "nora", "nora@example.net", "Create user");
      assert.match(bench.lastInfo().text, /^Created user .* in realm branch-lab of Branch Lab\. .*response was lost/);
      assert.deepEqual(bench.writes(), ["createUser"]);
    });
  });

  describe("Edit User", () => {
    it("opens with the row's record at once, and asks before it overwrites newer values in the service", async () => {
      const user = await bench.userWhere(({ realm_id }) => realm_id === headOffice);
      const stale = { ...user, email: "stale@example.net" };
      const answers = ["E-mail", "fresh@example.net", "Save user", undefined];
      const input = await bench.run("editUser", bench.row(stale), ...answers);
      assert.ok(input.rows(0).some(({ description }) => description === "stale@example.net"));
      const { detail } = bench.dialogs.choices.at(-1)!;
      assert.match(detail ?? "", new RegExp(`^E-mail: stale@example.net \u2192 ${user.email} `));
      assert.deepEqual([bench.writes(), (await bench.user(user.id)).email], [[], user.email]);
    });

    it("sends one read before the write and none after a complete response, and can be undone", async () => {
      const user = await bench.userWhere(({ realm_id }) => realm_id === headOffice);
      const row = bench.row(user);
      bench.service.sandbox.requests.clear();
      await bench.run("editUser", row, "E-mail", "fresh@example.net", "Save user");
      const sent = bench.service.sandbox.requests.entries().map(({ operation }) => operation);
      assert.deepEqual(
        sent.filter((operation) => operation?.endsWith("User")),
        ["getUser", "updateUser"],
      );

      const edited = await bench.user(user.id);
      assert.deepEqual(edited, { ...user, email: "fresh@example.net", updated_at: edited.updated_at });
      assert.deepEqual(bench.listed, [`p1 replace ${user.id}`]);
      assert.equal(bench.lastInfo().text, `Saved user ${user.username} in Branch Lab.`);

      await bench.press("Undo");
      assert.equal((await bench.user(user.id)).email, user.email);
    });

    it("sends nothing when no field was changed", async () => {
      const user = await bench.userWhere(({ realm_id }) => realm_id === headOffice);
      await bench.run("editUser", bench.row(user), "Save user");
      assert.match(bench.lastInfo().text, /unchanged; nothing was sent/);
      assert.deepEqual(bench.writes(), []);
    });

    it("cannot be undone when the user was changed again later", async () => {
      const user = await bench.userWhere(({ realm_id }) => realm_id === headOffice);
      await bench.run("editUser", bench.row(user), "E-mail", "mine@example.net", "Save user");
      const other = { method: "PUT", body: { email: "theirs@example.net" } };
      assert.equal((await bench.service.fortitoken(`/api/v1/user/${user.id}`, other)).status, 202);

      await assert.rejects(bench.press("Undo"), /was changed after “Edit User”/);
      assert.equal((await bench.user(user.id)).email, "theirs@example.net");
      await assert.rejects(bench.press("Undo"), /can no longer be undone/);
    });
  });

  describe("New Token", () => {
    it("asks for confirmation, issues one token and cannot be undone", async () => {
      const user = await bench.userWhere(({ auth_method }) => auth_method === "FTM");
      await bench.run("newToken", bench.row(user));
      assert.equal(bench.dialogs.questions[0]?.message, `Issue a new token to ${user.username} in Branch Lab?`);
      assert.match(bench.dialogs.questions[0].detail ?? "", /current token stops working/);
      assert.deepEqual(bench.writes(), ["updateUser"]);
      assert.deepEqual(bench.lastInfo().buttons, []);
      await bench.run("undo");
      assert.match(bench.lastInfo().text, /^The last change \(.*\) cannot be undone\. /);
    });

    it("reports an unknown outcome when the response is lost", async () => {
      const user = await bench.userWhere(({ auth_method }) => auth_method === "FTM");
      bench.service.sandbox.faults.add({ service: "fortitoken", operation: "updateUser", drop: true, times: 1 });
      await assert.rejects(bench.run("newToken", bench.row(user)), /It is unknown whether/);
      assert.deepEqual(bench.writes(), ["updateUser"]);
    });
  });

  describe("Delete User", () => {
    it("names user, service, realm and profile in its question, deletes the user and drops the user's undo entries", async () => {
      const user = await bench.userWhere((found) => found.realm_id === headOffice && found.active === true);
      await bench.run("disableUser", bench.row(user));
      await bench.run("deleteUser", bench.row(user));

      const question = bench.dialogs.questions.at(-1);
      assert.equal(question?.message, `Delete user ${user.username} in FortiToken Cloud?`);
      assert.match(question.detail ?? "", /Realm: head-office\. Profile: Branch Lab\..*cannot be undone/);
      assert.ok(!(await bench.users()).some(({ id }) => id === user.id));
      assert.equal(bench.listed.at(-1), `p1 remove ${user.id}`);
      assert.match(bench.lastInfo().text, /^Deleted user/);
      await bench.run("undo");
      assert.match(bench.lastInfo().text, /^The last change \(.*\) cannot be undone\. /);
    });

    it("shows progress while it reads the realm's name, and sends nothing when that is cancelled", async () => {
      const [user] = await bench.users();
      bench.service.sandbox.faults.add({ service: "fortitoken", operation: "listRealms", delayMs: 60_000, times: 1 });
      bench.dialogs.onProgress = (_title, controller) => controller.abort();
      await assert.rejects(bench.run("deleteUser", bench.row(user!)), { category: "cancelled" });
      assert.deepEqual(bench.dialogs.progress, ["Reading the realms of Branch Lab…"]);
      assert.deepEqual([bench.dialogs.questions, bench.writes()], [[], []]);
    });

    it("explains a 409 as a conflict with a running task", async () => {
      const [user] = await bench.users();
      bench.service.sandbox.faults.add({ service: "fortitoken", operation: "deleteUser", status: 409, times: 1 });
      await assert.rejects(bench.run("deleteUser", bench.row(user!)), /was not deleted: .* locked by a running task/);
      assert.equal((await bench.user(user!.id)).id, user!.id);
      assert.deepEqual(bench.listed, []);
    });

    it("recognizes a completed deletion when the response is lost", async () => {
      const [user] = await bench.users();
      bench.service.sandbox.faults.add({
        service: "fortitoken",
        operation: "deleteUser",
        drop: true,
        afterHandling: true,
        times: 1,
      });
      await bench.run("deleteUser", bench.row(user!));
      assert.match(bench.lastInfo().text, /^Deleted user .*response was lost/);
      assert.deepEqual(bench.writes(), ["deleteUser"]);
      assert.deepEqual(bench.listed, [`p1 remove ${user!.id}`]);
    });
  });

  describe("an unclear response", () => {
    const fault = { service: "fortitoken", operation: "updateUser", times: 1 } as const;
    let user: User;

    beforeEach(async () => {
      user = await bench.userWhere(({ active }) => active === false);
    });

    const whenWriting = (work: () => void): void => {
      bench.dialogs.onProgress = (title) => {
        if (/^Enabling/.test(title)) work();
      };
    };

    for (const [name, spoilt] of Object.entries<Partial<Fault>>({
      "a reset": { drop: true },
      "a server error": { status: 502 },
      "half an answer": { cut: "sized" },
      "half an answer in chunks": { cut: "chunked" },
      "a web page": { status: 200, contentType: "text/html", body: "<html></html>" },
    })) {
      it(`is verified after ${name}: the change was made`, async () => {
        bench.service.sandbox.faults.add({ ...fault, ...spoilt, afterHandling: true });
        await bench.run("enableUser", bench.row(user));
        assert.match(bench.lastInfo().text, /^Enabled user .*response was lost/);
        assert.deepEqual(bench.writes(), ["updateUser"]);
      });
    }

    for (const [name, spoilt, timeLimitMs] of [
      ["a reset", { drop: true }, 30_000],
      ["no answer in time", { delayMs: 60_000 }, 3000],
    ] as const) {
      it(`is verified after ${name}: the change was not made, and is not sent again`, async () => {
        bench.setTimeLimit(timeLimitMs);
        bench.service.sandbox.faults.add({ ...fault, ...spoilt });
        await assert.rejects(
          bench.run("enableUser", bench.row(user)),
          /does not show the change of user .* yet\. Try again in a moment\./,
        );
        assert.ok(bench.service.sandbox.requests.count("fortitoken", "getUser") > 2, "looked again after a moment");
        assert.ok(bench.writes().length <= 1, "sent once; the journal has it when it is answered");
        assert.deepEqual(bench.listed, []);
        assert.deepEqual(bench.dialogs.infos, []);
      });
    }

    it("leaves the outcome unknown when the verifying read fails too", async () => {
      bench.service.sandbox.faults.add({ ...fault, drop: true });
      whenWriting(() =>
        bench.service.sandbox.faults.add({ service: "fortitoken", operation: "getUser", status: 503, times: 100 }),
      );
      await assert.rejects(
        bench.run("enableUser", bench.row(user)),
        /It is unknown whether .* took effect\. Check the user/,
      );
      assert.deepEqual(bench.writes(), ["updateUser"]);
    });

    it("is verified again when the first verifying read fails", async () => {
      bench.service.sandbox.faults.add({ ...fault, drop: true, afterHandling: true });
      whenWriting(() =>
        bench.service.sandbox.faults.add({ service: "fortitoken", operation: "getUser", drop: true, times: 1 }),
      );
      await bench.run("enableUser", bench.row(user));
      assert.match(bench.lastInfo().text, /^Enabled user .*response was lost/);
    });

    it("is completed by a read when the response lacks members", async () => {
      bench.service.sandbox.faults.add({
        ...fault,
        status: 202,
        body: { id: user.id, active: true },
        afterHandling: true,
      });
      await bench.run("enableUser", bench.row(user));
      assert.deepEqual(bench.listed, [`p1 replace ${user.id}`]);
      const reads = bench.service.sandbox.requests.count("fortitoken", "getUser");
      assert.equal(reads, 2, "one before the write and one after it");
    });
  });

  describe("a read-only profile", () => {
    const commands = ["editUser", ...Object.keys(userSwitches), "newToken", "deleteUser"];

    it("refuses every command on its rows before any question", async () => {
      await bench.addProfile("p1", "Branch Lab", { readOnly: true });
      const [user] = await bench.users();
      for (const command of commands) {
        await assert.rejects(bench.run(command, bench.row(user!)), isReadOnly, command);
      }
      const realm = { ref: { profileId: "p1", service: "fortitoken", kind: "realm", id: headOffice } };
      await assert.rejects(bench.run("createUser", realm), isReadOnly);
      assert.deepEqual(bench.writes(), []);
      assert.deepEqual(bench.dialogs.questions, []);
    });

    it("refuses commands of the palette as the only profile, and is not offered beside a writable one", async () => {
      await bench.addProfile("p1", "Branch Lab", { readOnly: true });
      await assert.rejects(bench.run("enableUser"), isReadOnly);
      await bench.addProfile("p2", "Head Office");
      const user = await bench.userWhere(({ active }) => active === false);
      await bench.run("enableUser", undefined, user.username);
      assert.deepEqual(bench.listed, [`p2 replace ${user.id}`]);
    });

    it("refuses writes in the client as well", async () => {
      await bench.addProfile("p1", "Branch Lab", { readOnly: true });
      const [user] = await bench.users();
      const client = await bench.connections.fortitoken(bench.profiles.get("p1")!);
      await assert.rejects(client.updateUser(user!.id, { active: true }), isReadOnly);
      await assert.rejects(client.deleteUser(user!.id), isReadOnly);
      await assert.rejects(client.createUser({ username: "nora", email: "nora@example.net" }), isReadOnly);
      assert.deepEqual(bench.writes(), []);
    });

    it("refuses to undo a change made before the profile became read-only", async () => {
      const user = await bench.userWhere(({ active }) => active === false);
      await bench.run("enableUser", bench.row(user));
      await bench.addProfile("p1", "Branch Lab", { readOnly: true });
      await assert.rejects(bench.run("undo"), isReadOnly);
      assert.equal((await bench.user(user.id)).active, true);
    });
  });

  describe("a user command called without a row", () => {
    it("asks for the profile and the user, and asks again after a name that does not exist", async () => {
      await bench.addProfile("p2", "Head Office");
      const user = await bench.userWhere(({ active }) => active === false);
      const input = await bench.run("enableUser", undefined, "Head Office", "nobody-here", user.email!);
      const prompt = input.asked.map((question) => ("prompt" in question ? question.prompt : undefined)).at(-1);
      assert.match(prompt ?? "", /No user “nobody-here” in Head Office/);
      assert.deepEqual(bench.listed, [`p2 replace ${user.id}`]);
    });

    it("lets the administrator choose between users of the same name", async () => {
      const names = (await bench.users()).map(({ username }) => username);
      const twin = names.find((name, index) => names.indexOf(name) !== index);
      const input = await bench.run("unlockUser", undefined, twin, undefined);
      assert.equal(input.rows().length, 2);
      assert.deepEqual(bench.writes(), []);
    });

    it("accepts the record reference that a record page passes", async () => {
      const user = await bench.userWhere(({ active }) => active === false);
      await bench.run("enableUser", bench.row(user).ref);
      assert.equal((await bench.user(user.id)).active, true);
    });
  });

  it("refuses a second change of a user while the first one runs, in either order", async () => {
    const user = await bench.userWhere(({ active }) => active === false);
    bench.service.sandbox.faults.add({ service: "fortitoken", operation: "updateUser", delayMs: 3000, times: 1 });
    const both = [bench.run("enableUser", bench.row(user)), bench.run("unlockUser", bench.row(user))];
    const refused = (await Promise.allSettled(both)).filter((outcome) => outcome.status === "rejected");
    assert.equal(refused.length, 1);
    assert.match(String(refused[0]?.reason), /is already being changed: (Enabling|Unlocking)…/);
    assert.deepEqual(bench.writes(), ["updateUser"]);
  });

  it("can be cancelled until the change is sent, and not after", async () => {
    const user = await bench.userWhere(({ active }) => active === false);
    bench.dialogs.onProgress = (_title, controller) => controller.abort();
    await assert.rejects(bench.run("enableUser", bench.row(user)), (error) => isCancelledError(error));
    assert.deepEqual(bench.writes(), []);

    let cancel: () => void = () => assert.fail("nothing can be cancelled");
    bench.dialogs.onProgress = (_title, controller) => (cancel = () => controller.abort());
    const client = await bench.connections.fortitoken(bench.profiles.get("p1")!);
    const send = client.updateUser.bind(client);
    client.updateUser = (...change) => {
      const sent = send(...change);
      cancel();
      return sent;
    };
    await bench.run("enableUser", bench.row(user));
    assert.equal((await bench.user(user.id)).active, true);
  });

  describe("Undo Last Change", () => {
    it("undoes one change after the other, each after a question that names the change", async () => {
      const user = await bench.userWhere((found) => found.active === true && found.lockout_at === null);
      await bench.run("lockUser", bench.row(user));
      await bench.run("disableUser", bench.row(user));
      await bench.run("undo");
      assert.equal(
        bench.dialogs.questions.at(-1)?.message,
        `Undo “Disable User” of user ${user.username} in Branch Lab?`,
      );
      assert.equal(bench.lastInfo().text, `Undone: “Disable User” of user ${user.username} in Branch Lab.`);
      assert.deepEqual(state(await bench.user(user.id)), { ...state(user), locked: true });
      await bench.run("undo");
      assert.deepEqual(state(await bench.user(user.id)), state(user));
      await bench.run("undo");
      assert.match(bench.lastInfo().text, /no change to undo/);
    });

    it("asks for the profile when several profiles have changes", async () => {
      await bench.addProfile("p2", "Head Office");
      const [first, second] = (await bench.users()).filter(({ active }) => active === false);
      await bench.run("enableUser", bench.row(first!, "p1"));
      await bench.run("enableUser", bench.row(second!, "p2"));
      await bench.run("undo", undefined, first!.username);
      assert.equal((await bench.user(first!.id)).active, false);
      assert.equal((await bench.user(second!.id)).active, true);
    });

    it("forgets the changes of a removed profile", async () => {
      const user = await bench.userWhere(({ active }) => active === false);
      await bench.run("enableUser", bench.row(user));
      await bench.profiles.remove("p1");
      await bench.run("undo");
      assert.match(bench.lastInfo().text, /no change to undo/);
      assert.deepEqual(bench.writes(), ["updateUser"]);
    });
  });
});

function isReadOnly(error: unknown): boolean {
  return ServiceError.is(error) && error.category === "readOnly";
}

function isCancelledError(error: unknown): boolean {
  return (
    (ServiceError.is(error) && error.category === "cancelled") || (error instanceof Error && error.name === "Canceled")
  );
}
