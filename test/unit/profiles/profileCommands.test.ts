import assert from "node:assert/strict";
import net from "node:net";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import type { Profile } from "../../../src/profiles/profile";
import { forticnpCredentials, fortitokenCredentials, startSandbox, type Sandbox } from "../../../src/sandbox";
import { ServiceError } from "../../../src/services/errors";
import type { ScriptedInput } from "../ui/scriptedInput";
import { profileBench } from "./profileBench";

const { webApp, noPermission } = fortitokenCredentials;
const { executed } = vscode.commands as unknown as { executed: unknown[][] };

describe("profile commands", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0 });
  });
  after(() => sandbox.stop());
  beforeEach(() => sandbox.reset());

  const fortitokenAnswers = () => ["FortiToken Cloud", sandbox.fortitokenUrl, webApp.clientId];

  async function withFortitoken(readOnly = false) {
    const bench = profileBench();
    const profile: Profile = {
      id: "p1",
      service: "fortitoken",
      label: "Lab",
      host: sandbox.fortitokenUrl,
      readOnly,
      sandbox: false,
      clientId: webApp.clientId,
    };
    await bench.keeper.keep(profile, webApp.clientSecret);
    return { ...bench, profile };
  }

  describe("Add Profile", () => {
    it("adds a FortiToken Cloud profile after a sign-in, with a unique label", async () => {
      const { person, store, vault, dialogs } = profileBench();
      const answers = [...fortitokenAnswers(), webApp.clientSecret, "Check Sign-In", "Read-only", "Add Profile"];
      const { input, command } = person(...answers);
      await command("addProfile");
      const [profile] = store.list();
      assert.ok(profile);
      assert.deepEqual(profile, {
        id: profile.id,
        service: "fortitoken",
        label: "FortiToken Cloud (127.0.0.1)",
        host: sandbox.fortitokenUrl,
        readOnly: true,
        sandbox: false,
        clientId: webApp.clientId,
      });
      assert.match(profile.id, /^[0-9a-f-]{36}$/);
      assert.equal(await vault.read(profile), webApp.clientSecret);
      assert.deepEqual([input.left, dialogs.infos.length], [0, 1]);
      const secretQuestion = input.asked.find(({ title }) => title.endsWith("Client secret"));
      assert.equal(secretQuestion && "password" in secretQuestion && secretQuestion.password, true);
    });

    it("reads company and role of FortiCNP from the resource map, and asks if there are several", async () => {
      const { person, store } = profileBench();
      const answers = ["FortiCNP", sandbox.forticnpUrl];
      await person(...answers, forticnpCredentials.oneCompany, "Check Sign-In", "Add Profile").command("addProfile");
      const [first] = store.list();
      assert.ok(first?.company && first.roleId);
      assert.equal(first.label, first.company.name);

      const several = person(...answers, forticnpCredentials.twoCompanies, "Check Sign-In", undefined);
      await several.command("addProfile");
      const companies = several.input.rows().map(({ label }) => label);
      assert.equal(companies.length, 2);
      assert.equal(store.list().length, 1);

      const second = companies.find((name) => name !== first.company?.name)!;
      const picks = person(...answers, forticnpCredentials.twoCompanies, "Check Sign-In", second, "Add Profile");
      await picks.command("addProfile");
      assert.equal(store.list()[1]?.company?.name, second);
    });

    it("reopens the form with its input after a refusal, and stores nothing before a sign-in succeeds", async () => {
      const { person, store, secrets } = profileBench();
      const { input, command } = person(
        ...fortitokenAnswers(),
        "wrong-secret",
        "Check Sign-In",
        "Client secret",
        webApp.clientSecret,
        "Check Sign-In",
        undefined,
      );
      await command("addProfile");
      const filled = input.rows(3);
      assert.match(filled[0]?.label ?? "", /\$\(error\) .*refused the sign-in/);
      assert.ok(filled.some(({ label, description }) => label === "Client ID" && description === webApp.clientId));
      assert.deepEqual([store.list(), secrets.values.size], [[], 0]);
    });

    it("says what each host is, and finds a typed one among the offered ones", async () => {
      const { person } = profileBench();
      for (const [service, host, ...words] of [
        ["FortiToken Cloud", "ftc.fortinet.com", "FortiToken Cloud", /^FortiIdentity Cloud/],
        ["FortiCNP", "www.forticnp.com", /^Global/, "EU"],
      ] as const) {
        const { input, command } = person(service, host, undefined);
        await command("addProfile");
        const rows = input.rows();
        assert.equal(rows.length, words.length);
        for (const [index, word] of words.entries()) assert.match(rows[index]?.description ?? "", new RegExp(word));
        const question = input.asked.find((asked) => "typed" in asked);
        assert.ok(question && "typed" in question);
        assert.equal(await question.typed(host), undefined);
        assert.equal((await question.typed("eu.example.net:8443"))?.label, "Use eu.example.net:8443");
      }
    });

    it("leads from each secret value to where the service shows it", async () => {
      const { person } = profileBench();
      for (const [service, answers] of [
        ["FortiToken Cloud", [sandbox.fortitokenUrl, webApp.clientId, undefined]],
        ["FortiCNP", [sandbox.forticnpUrl, undefined]],
      ] as const) {
        const { input, command } = person(service, ...answers);
        await command("addProfile");
        const help = input.asked.flatMap((question) => ("help" in question ? [question.help] : []));
        assert.equal(help.length, answers.length - 1);
        executed.length = 0;
        for (const button of help) await button.run();
        for (const [name, target] of executed) {
          assert.equal(name, "workbench.action.openWalkthrough");
          const id = service === "FortiCNP" ? "forticnp" : "fortitoken";
          assert.deepEqual(target, { category: "forticloud-explorer.forticloud-explorer#getStarted", step: id });
        }
        assert.equal(executed.length, help.length);
        executed.length = 0;
      }
    });

    it("refuses an invalid typed host with the reason", async () => {
      const { person } = profileBench();
      const { input, command } = person("FortiToken Cloud", "http://ftc.example.net", "ftc.example.net/api", undefined);
      await command("addProfile");
      assert.match(input.refusals[0] ?? "", /^http sends secrets/);
      assert.match(input.refusals[1] ?? "", /contains a path/);
    });

    it("stores nothing when any step is cancelled", async () => {
      const all = [...fortitokenAnswers(), webApp.clientSecret, "Check Sign-In", "Add Profile"];
      for (let steps = 0; steps < all.length; steps++) {
        const { person, store, secrets, dialogs } = profileBench();
        await person(...all.slice(0, steps), undefined).command("addProfile");
        assert.deepEqual([store.list(), secrets.values.size, dialogs.infos], [[], 0, []], `cancelled at step ${steps}`);
      }
    });

    it("shows the remedy if the permission is missing", async () => {
      const { person, store } = profileBench();
      const { input, command } = person(
        "FortiToken Cloud",
        sandbox.fortitokenUrl,
        noPermission.clientId,
        noPermission.clientSecret,
        "Check Sign-In",
        undefined,
      );
      await command("addProfile");
      assert.match(input.rows()[0]!.label, /does not allow this/);
      assert.deepEqual(store.list(), []);
    });

    it("warns of a duplicate, and adds it only after confirmation and under another label", async () => {
      const { person, store, dialogs, profile, keeper } = await withFortitoken();
      await keeper.keep({ ...profile, label: "FortiToken Cloud (127.0.0.1)" });
      const answers = [...fortitokenAnswers(), webApp.clientSecret, "Check Sign-In", "Add Profile"];
      dialogs.answer = false;
      await person(...answers, undefined).command("addProfile");
      assert.equal(store.list().length, 1);
      dialogs.answer = true;
      await person(...answers).command("addProfile");
      assert.equal(dialogs.questions.length, 2);
      assert.equal(store.list()[1]?.label, "FortiToken Cloud (127.0.0.1) (2)");
      assert.notEqual(store.list()[1]?.id, store.list()[0]?.id);
    });

    it("adds the profile for this window if the keyring refuses the secret, and reports that", async () => {
      const { person, store, secrets, dialogs } = profileBench();
      secrets.failure = new Error("The keyring is locked.");
      await person(...fortitokenAnswers(), webApp.clientSecret, "Check Sign-In", "Add Profile").command("addProfile");
      assert.equal(store.list().length, 1);
      assert.match(dialogs.warnings[0]!, /signed in until this window is closed/);
    });
  });

  describe("Edit Profile", () => {
    it("saves label and read-only flag without a request", async () => {
      const { person, profile, store, requests, vault } = await withFortitoken();
      await person("Label", "Branch", "Read-only", "Save Profile").command("editProfile", "p1");
      assert.deepEqual([store.get("p1")?.label, store.get("p1")?.readOnly], ["Branch", true]);
      assert.equal(await vault.read(profile), webApp.clientSecret);
      assert.deepEqual(requests, []);
    });

    it("shows what another window changed meanwhile, and saves both changes after confirmation", async () => {
      const { person, store, profile, dialogs } = await withFortitoken();
      const other = fortitokenCredentials.management.clientId;
      const editing = person("Read-only", "Label", "Mine", "Save Profile");
      meanwhile(editing.input, () => store.save({ ...profile, label: "Theirs", readOnly: false, clientId: other }));
      await editing.command("editProfile", "p1");
      assert.equal(editing.input.left, 0);
      assert.match(dialogs.questions[0]!.message, /"Lab" was changed in another window/);
      assert.equal(
        dialogs.questions[0]!.detail,
        `Label: "Lab" is now "Theirs" (yours: "Mine")\nClient ID: "${profile.clientId}" is now "${other}"\n` +
          "If both changed the same field, your value is saved. The other fields keep their current values.",
      );
      assert.deepEqual(store.get("p1"), { ...profile, label: "Mine", readOnly: true, clientId: other });
    });

    it("keeps the form open and the other window's change if the user does not confirm", async () => {
      const { person, store, profile, dialogs } = await withFortitoken();
      dialogs.answer = false;
      const editing = person("Read-only", "Save Profile", undefined);
      meanwhile(editing.input, () => store.save({ ...profile, label: "Theirs" }));
      await editing.command("editProfile", "p1");
      assert.deepEqual([editing.input.left, store.get("p1")], [0, { ...profile, label: "Theirs" }]);
    });

    it("restores a profile that another window removed only after confirmation", async () => {
      const { person, store, keeper, profile, dialogs } = await withFortitoken();
      for (const answer of [false, true]) {
        await store.save(profile);
        dialogs.answer = answer;
        const editing = person("Read-only", "Save Profile", ...(answer ? [] : [undefined]));
        meanwhile(editing.input, () => keeper.forget("p1"));
        await editing.command("editProfile", "p1");
        assert.match(dialogs.questions.at(-1)!.message, /"Lab" was removed in another window/);
        assert.equal(store.get("p1")?.readOnly, answer ? true : undefined);
      }
    });

    it("stores a new secret that the service accepts", async () => {
      const { person, profile, vault } = await withFortitoken();
      await vault.store(profile, "expired-secret");
      await person("Client secret", webApp.clientSecret, "Save Profile").command("editProfile", "p1");
      assert.equal(await vault.read(profile), webApp.clientSecret);
    });

    it("verifies a new secret first, and keeps the old one when it is refused", async () => {
      const { person, profile, vault } = await withFortitoken();
      const { input, command } = person("Client secret", "wrong", "Save Profile", undefined);
      await command("editProfile", "p1");
      assert.match(input.rows()[0]!.label, /refused the sign-in/);
      assert.equal(await vault.read(profile), webApp.clientSecret);
    });

    it("refuses the label of another profile", async () => {
      const { person, keeper, profile } = await withFortitoken();
      await keeper.keep({ ...profile, id: "p2", label: "Other" });
      const { input, command } = person("Label", "Other", undefined, undefined);
      await command("editProfile", "p1");
      assert.match(input.refusals[0] ?? "", /Another profile has this label/);
    });

    it("lets the user choose another company", async () => {
      const { person, keeper, store } = profileBench();
      const profile: Profile = {
        id: "c1",
        service: "forticnp",
        label: "Company",
        host: sandbox.forticnpUrl,
        readOnly: false,
        sandbox: false,
        company: { id: "1", name: "Gone Ltd" },
        roleId: "1",
      };
      await keeper.keep(profile, forticnpCredentials.twoCompanies);
      const asks = person("Company", "Select when saving", "Save Profile", undefined, undefined);
      await asks.command("editProfile", "c1");
      assert.deepEqual(store.get("c1"), profile);
      const picks = asks.input.rows(-2).map((row) => row.label);
      await person("Company", "Select when saving", "Save Profile", picks[1]).command("editProfile", "c1");
      assert.equal(store.get("c1")?.company?.name, picks[1]);
    });
  });

  describe("signing in and out", () => {
    it("signs out by removing only the secret, and signs in by asking only for the secret", async () => {
      const { person, store, vault, profile, connections } = await withFortitoken();
      await person().command("signOut", "p1");
      assert.deepEqual([await vault.read(profile), store.list()], [undefined, [{ ...profile, signedOut: true }]]);
      const asked: string[] = [];
      connections.onDidFailSignIn(({ profileId }) => asked.push(profileId));
      const signedOut = await connections.fortitoken("p1").catch((error: unknown) => error);
      assert.ok(ServiceError.is(signedOut) && signedOut.category === "signedOut");
      assert.deepEqual([connections.state("p1"), asked], ["signedOut", []]);
      const { input, command } = person(webApp.clientSecret);
      await command("signIn", "p1");
      assert.deepEqual([input.left, input.asked.length], [0, 1]);
      assert.equal(await vault.read(profile), webApp.clientSecret);
      await (await connections.fortitoken("p1")).realms();
      assert.equal(connections.state("p1"), "signedIn");
    });

    it("asks for the profile when called without one", async () => {
      const { person, profile, vault } = await withFortitoken();
      await person("Lab").command("signOut");
      assert.equal(await vault.read(profile), undefined);
    });

    it("keeps the profile when the keyring is locked, shows the remedy, and continues once it is unlocked", async () => {
      const { connections, secrets, store, errors, profile } = await withFortitoken();
      secrets.failure = new Error("locked");
      const error = await connections.fortitoken("p1").catch((reason: unknown) => reason);
      assert.match(errors.describe(error), /cannot read the secret for Lab .* Unlock .* or sign in again\./);
      assert.deepEqual(store.list(), [profile]);
      secrets.failure = undefined;
      assert.ok((await (await connections.fortitoken("p1")).realms()).length > 0);
    });
  });

  describe("Remove Profile", () => {
    it("asks by the profile's name, explains that the service does not change, and removes the secret too", async () => {
      const { person, store, secrets, dialogs, profile } = await withFortitoken();
      dialogs.answer = false;
      await person().command("removeProfile", "p1");
      assert.deepEqual(store.list(), [profile]);
      dialogs.answer = true;
      await person().command("removeProfile", "p1");
      assert.deepEqual([store.list(), secrets.values.size], [[], 0]);
      assert.match(dialogs.questions[0]!.message, /"Lab" from this editor/);
      assert.match(dialogs.questions[0]!.detail!, /Nothing changes at FortiToken Cloud/);
    });
  });

  describe("Manage Profiles", () => {
    it("shows each profile's state, and opens its actions by keyboard and by button", async () => {
      const { person, vault } = await withFortitoken();
      await vault.remove("p1");
      const keyboard = person("Lab", "Sign In");
      await keyboard.command("manageProfiles");
      assert.deepEqual(keyboard.run, [["forticloud.signIn", "p1"]]);
      const [row] = keyboard.input.rows(0);
      assert.match(row?.description ?? "", /127\.0\.0\.1.*signed out/);
      assert.equal(row?.buttons?.length, 4);
      assert.deepEqual(keyboard.input.rows(1).at(-1)?.label, "$(info) Known of Lab");
      const adding = person("Add Profile");
      await adding.command("manageProfiles");
      assert.deepEqual(adding.run, [["forticloud.addProfile"]]);
    });
  });

  describe("Test Connection", () => {
    it("shows host and version if every layer works", async () => {
      const { person, dialogs } = await withFortitoken();
      await person().command("testConnection", "p1");
      assert.match(
        dialogs.infos[0] ?? "",
        /^Lab: connected to FortiToken Cloud \d+\.\d+\.\d+ at 127\.0\.0\.1:\d+ \(\d+ ms\)\.$/,
      );
    });

    it("shows the failed layer and the remedy", async () => {
      const { person, dialogs, keeper, profile, vault } = await withFortitoken();
      const server = net.createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      const { port } = server.address() as AddressInfo;
      const test = async (change: Partial<Profile>, secret: string = webApp.clientSecret) => {
        await keeper.keep({ ...profile, ...change }, secret);
        await person().command("testConnection", "p1");
        return dialogs.errors.at(-1)!;
      };
      assert.match((await test({ host: `https://127.0.0.1:${port}` })).message, /failed at (TLS|the connection)\. /);
      assert.match((await test({ host: "https://no-such-host.invalid" })).message, /failed at DNS\. /);
      const refused = await test({}, "wrong-secret");
      assert.match(refused.message, /failed at sign-in\. /);
      assert.deepEqual(refused.buttons, ["Try Again", "Sign In Again", "Show Log"]);
      assert.match(
        (await test({ clientId: noPermission.clientId }, noPermission.clientSecret)).message,
        /failed at permission\. /,
      );
      await keeper.keep(profile);
      await vault.remove("p1");
      await person().command("testConnection", "p1");
      assert.match(dialogs.errors.at(-1)!.message, /failed at sign-in\. .*Sign in again/);
      server.close();
    });
  });
});

/** Makes a change in another window when the first question is shown. */
function meanwhile(input: ScriptedInput, change: () => Promise<void>): void {
  const pick = input.pick.bind(input);
  let changed: Promise<void> | undefined;
  input.pick = async (question) => {
    await (changed ??= change());
    return pick(question);
  };
}
