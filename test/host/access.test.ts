import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandAccess, type CommandAccess } from "../../src/access/commandAccess";
import { operations, type Operation } from "../../src/contract";
import type { CheckInput, QuickInput } from "../../src/ui/quickInput";
import { promise } from "../promise";
import { ExplorerBench, isRecord, type RecordRow } from "./explorerBench";
import { DecliningDialogs, DecliningInput } from "./decliningUser";
import { replaceMethods } from "./replaceMethods";

const writes = new Set(
  Object.values<Operation>(operations.fortitoken).flatMap(({ id, access }) => (access === "write" ? [id] : [])),
);

describe("commands called by links, tasks and other extensions", () => {
  let bench: ExplorerBench;
  let dialogs: DecliningDialogs;
  let input: DecliningInput;
  let restore: (() => void)[];
  let user: RecordRow<{ username?: string }>;

  before(async () => {
    bench = await ExplorerBench.start();
  });
  beforeEach(async () => {
    await bench.clear();
    await bench.addFortitoken();
    await bench.addForticnp();
    const row = (await bench.rows("users")).find(isRecord);
    assert.ok(row);
    user = row;
    dialogs = new DecliningDialogs();
    input = new DecliningInput();
    restore = [
      replaceMethods(bench.app.dialogs, dialogs),
      replaceMethods<QuickInput & CheckInput>(bench.quickInput, input),
    ];
    bench.sandbox.requests.clear();
  });
  afterEach(async () => {
    for (const undo of restore) undo();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
  after(async () => {
    // One of the commands was Show Log; a visible log would slow down the other tests.
    await vscode.commands.executeCommand("workbench.action.closePanel");
    await bench.stop();
  });

  /** Arguments as JSON, like those of a link, a task or a key binding. */
  function forgeries(): Record<string, unknown[]> {
    const { profileId, id } = user.ref;
    const ref = { profileId, service: "fortitoken", kind: "user", id };
    const realm = {
      profileId,
      service: "fortitoken",
      kind: "realm",
      id: String(user.record.value["realm_id" as never]),
    };
    const alert = { profileId: "cnp-1", service: "forticnp", kind: "alert", id: "al-7" };
    const lie = { id, value: { id, username: "somebody-harmless", active: false, host: "https://evil.example.net" } };
    return {
      nothing: [],
      "a profile": [profileId],
      "a user": [ref],
      "a user that looks like a row": [{ ref, record: lie, profileId, host: "https://evil.example.net", content: {} }],
      "several users": [{ ref, record: lie }, [{ ref, record: lie }]],
      "a realm": [{ ref: realm }],
      "an alert": [{ ref: alert, profileId: "cnp-1" }],
      "an address": [vscode.Uri.parse("https://evil.example.net/users.csv")],
    };
  }

  const sent = () => bench.sandbox.requests.entries().map(({ operation }) => operation ?? "");
  const changes = () => sent().filter((operation) => writes.has(operation));
  const commands = (does: readonly CommandAccess["does"][]) =>
    Object.entries(commandAccess).filter(([, access]) => does.includes(access.does));

  promise(
    "no command changes anything in a service unless the user agrees",
    { short: 1, long: 1 },
    async (_, tally) => {
      for (const [command, { asks }] of commands(["write"])) {
        for (const [what, args] of Object.entries(forgeries())) {
          await tally.try(`${command}, called on ${what}`, async () => {
            dialogs.clear();
            input.asked = 0;
            bench.sandbox.requests.clear();
            await bench.run(command, ...args);
            assert.deepEqual(changes(), []);
            assert.doesNotMatch(dialogs.said(), /somebody-harmless/, "a name from outside is shown as the service's");
            const refused = dialogs.errors.length + dialogs.infos.length;
            // A request of the history that only reads is sent again without a question.
            const asked = dialogs.questions.length + input.asked + refused + sent().length;
            assert.ok(asked > 0, `nobody was asked (${asks})`);
          });
        }
      }
    },
  );

  promise("a command declared as read-only sends no write request", { short: 1, long: 1 }, async (_, tally) => {
    for (const [command] of commands(["read", "copy", "editor"])) {
      for (const [what, args] of Object.entries(forgeries())) {
        await tally.try(`${command}, called on ${what}`, async () => {
          bench.sandbox.requests.clear();
          await bench.run(command, ...args);
          assert.deepEqual(changes(), []);
        });
      }
    }
    assert.equal(bench.app.profiles.list().length, 2, "a profile is gone");
  });

  for (const command of ["enableUser", "unlockUser", "bypassOff", "tryAuthentication"]) {
    it(`asks for confirmation before ${command} on a reference from outside and names the user and the profile`, async () => {
      await bench.run(command, { ...user.ref });
      assert.equal(dialogs.questions.length, 1);
      const { message, detail } = dialogs.questions[0]!;
      assert.ok(message.includes(user.ref.id) && message.includes("Sandbox Tokens"), message);
      assert.match(detail ?? "", /another extension called this command/);
      assert.deepEqual(sent(), []);
    });
  }

  it("runs an undoable command on a row of our views without a question", async () => {
    await bench.run("unlockUser", user);
    assert.deepEqual([dialogs.questions, changes()], [[], ["updateUser"]]);
  });

  it("asks for confirmation before it undoes the last change", async () => {
    await bench.run("unlockUser", user);
    bench.sandbox.requests.clear();
    await bench.run("undo");
    assert.match(dialogs.questions[0]!.message, /^Undo “Unlock User” of user .+ in Sandbox Tokens\?$/);
    assert.deepEqual(changes(), []);
  });

  it("reads the record from the service instead of trusting the values of a row from outside", async () => {
    const record = { id: user.ref.id, value: { id: user.ref.id, username: "somebody-harmless" } };
    await bench.run("deleteUser", { ref: user.ref, record });
    assert.ok(dialogs.questions[0]!.message.includes(user.record.value.username!), dialogs.said());
  });

  it("keeps the secret until the user confirms the sign-out", async () => {
    await bench.keepSecret("token-1", "kept");
    await bench.run("signOut", "token-1");
    const kept = await bench.app.vault.read(bench.app.profiles.get("token-1")!);
    await bench.app.vault.remove("token-1");
    assert.equal(kept, "kept");
    assert.equal(dialogs.questions.length, 1);
  });

  it("refuses to run any command through a link", async () => {
    const query = `profile=token-1&service=fortitoken&kind=user&id=${user.ref.id}&host=https%3A%2F%2Fevil.example.net`;
    for (const command of Object.keys(commandAccess)) {
      dialogs.clear();
      await bench.app.handleUri(
        vscode.Uri.parse(`vscode://forticloud-explorer.forticloud-explorer/${command}?${query}`),
      );
      assert.equal(dialogs.errors.length, 1, command);
    }
    assert.deepEqual([sent(), dialogs.questions, input.asked], [[], [], 0]);
  });
});
