import assert from "node:assert/strict";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Undo } from "../../../src/actions/undo";
import { UserTargets, targetOf } from "../../../src/actions/userTargets";
import { undoOfUpdate } from "../../../src/actions/undoableChanges";
import { UserRepository } from "../../../src/actions/userRepository";
import { WritableProfiles } from "../../../src/actions/writableProfiles";
import { WriteQueue } from "../../../src/actions/writeQueue";
import { RunFolder } from "../../../src/bulk/engine/runFolder";
import { comparedMembers } from "../../../src/bulk/engine/userSteps";
import type { RunEntry, UserRun, UserStep } from "../../../src/bulk/engine/userRun";
import { Runs } from "../../../src/bulk/runs";
import type { User } from "../../../src/contract";
import { callAt, placeOf } from "../../../src/profiles/place";
import type { Profile } from "../../../src/profiles/profile";
import { RequestGates } from "../../../src/profiles/requestGates";
import { RequestWaits } from "../../../src/profiles/requestWaits";
import { RequestSender } from "../../../src/requests/requestSender";
import { fortitokenCredentials } from "../../../src/sandbox";
import type { ServiceRecord } from "../../../src/services/model";
import { systemTiming } from "../../../src/timing";
import { StartSync } from "../../../src/userSync/startSync";
import type { SyncFolder } from "../../../src/userSync/syncJournal";
import { SyncProgress } from "../../../src/userSync/syncProgress";
import { FakeMemento, FakeSecrets } from "../profiles/fakeStorage";
import { profileBench } from "../profiles/profileBench";
import { TestBench } from "../sandbox/sandboxClient";
import { ScriptedInput } from "../ui/scriptedInput";

const { webApp, management } = fortitokenCredentials;
const elsewhere = /Branch Lab now points to .*, but this was confirmed for .*/;

/** Two tenants with the same users under the same ids, so that a request to the wrong one would take effect. */
describe("a change confirmed for one place", () => {
  let decided: TestBench;
  let other: TestBench;
  let folder: string;
  beforeEach(async () => {
    [decided, other] = await Promise.all([TestBench.start({ users: 12 }), TestBench.start({ users: 12 })]);
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "decided-place-"));
  });
  afterEach(async () => {
    await Promise.all([decided.stop(), other.stop()]);
    await fs.rm(folder, { recursive: true });
  });

  async function openWindows() {
    const shared = { memento: new FakeMemento(), secrets: new FakeSecrets() };
    const waits = new RequestWaits({ debug: () => undefined });
    const gates = new RequestGates({
      folder,
      settings: { requestsPerMinute: 0, retries: 0 },
      waits,
      log: { warn: () => undefined },
      timing: systemTiming,
    });
    const [here, there] = [profileBench({}, { ...shared, gates }), profileBench({}, shared)];
    const profile: Profile = {
      id: "p1",
      service: "fortitoken",
      label: "Branch Lab",
      host: decided.sandbox.fortitokenUrl,
      readOnly: false,
      sandbox: false,
      clientId: webApp.clientId,
    };
    await here.keeper.keep(profile, webApp.clientSecret);
    const users = await (await here.connections.fortitoken(profile)).findUsers({});
    for (const { sandbox } of [decided, other]) sandbox.requests.clear();
    return { here, there, profile, users, gates, waits };
  }

  type Windows = Awaited<ReturnType<typeof openWindows>>;

  const writesOf = ({ sandbox }: TestBench): string[] =>
    sandbox.requests
      .entries()
      .filter(({ method, operation }) => method !== "GET" && operation !== "login")
      .map(({ operation }) => operation ?? "");
  const allOf = ({ sandbox }: TestBench): string[] =>
    sandbox.requests.entries().map(({ operation }) => operation ?? "");

  /** The user's edits of the profile, and the window of each. */
  const edits: readonly { what: string; edit: (windows: Windows) => Promise<void> }[] = [
    {
      what: "to another host, in this window",
      edit: ({ here, profile }) =>
        here.keeper.keep({ ...profile, host: other.sandbox.fortitokenUrl }, webApp.clientSecret),
    },
    {
      what: "to another host, in another window",
      edit: ({ there, profile }) =>
        there.keeper.keep({ ...profile, host: other.sandbox.fortitokenUrl }, webApp.clientSecret),
    },
    {
      what: "to another host, in another window that has secrets of its own",
      edit: ({ there, profile }) => there.store.save({ ...profile, host: other.sandbox.fortitokenUrl }),
    },
    {
      what: "to another client id, in another window",
      edit: ({ there, profile }) =>
        there.keeper.keep({ ...profile, clientId: management.clientId }, management.clientSecret),
    },
  ];

  function actionsOf({ here }: Windows) {
    const writable = new WritableProfiles(here.store, here.clientTypes, new ScriptedInput());
    const targets = new UserTargets({ profiles: writable, ...here, quickInput: new ScriptedInput() });
    const activity = { run: <T>(_ref: unknown, _text: string, work: () => Promise<T>) => work() };
    const records = { insert() {}, replace() {}, remove() {}, reload() {} };
    const users = new UserRepository(new WriteQueue(here.connections, activity, here.errors), records);
    const undo = new Undo({
      profiles: here.store,
      dialogs: here.dialogs,
      quickInput: new ScriptedInput(),
      announcer: { info: () => undefined } as never,
    });
    return { writable, targets, activity, records, users, undo };
  }

  function runsOf(windows: Windows) {
    const { here } = windows;
    const { writable, activity, records } = actionsOf(windows);
    const reported: { message: string; buttons: readonly { title: string; run(): unknown }[] }[] = [];
    const tell = (message: string, ...buttons: never[]): Promise<void> =>
      Promise.resolve(void reported.push({ message, buttons }));
    const runs = new Runs({
      undo: { remember: () => ({ title: "Undo", run: () => undefined }), rememberFinal: () => undefined },
      ended: new RunFolder<UserRun, RunEntry>(`${folder}-ended`, "users"),
      statusBar: { during: (_title, work) => work(() => undefined) },
      folder: new RunFolder<UserRun, RunEntry>(folder, "users"),
      profiles: writable,
      connections: here.connections,
      activity,
      records,
      dialogs: {
        withProgress: (_title, work) => work(new AbortController().signal, () => undefined),
        info: tell,
        warn: tell,
        confirm: () => Promise.resolve(true),
        choose: () => Promise.resolve(undefined),
        saveTarget: () => Promise.resolve(undefined),
      },
      errors: here.errors,
      reports: { add: () => [] } as never,
      clock: systemTiming,
      gates: { pause: (_, ms, signal) => systemTiming.pause(ms, signal) },
      refreshUsers: () => undefined,
    });
    return { runs, reported };
  }

  const disable = ({ id, value }: ServiceRecord<User>): UserStep => ({
    action: "change",
    id,
    name: String(value.username),
    change: { active: false },
    seen: comparedMembers(value),
  });
  const remove = ({ id, value }: ServiceRecord<User>): UserStep => ({
    action: "delete",
    id,
    name: String(value.username),
    seen: comparedMembers(value),
  });
  const signal = new AbortController().signal;

  for (const { what, edit } of edits) {
    for (const [name, step, operation] of [
      ["changes", disable, "updateUser"],
      ["deletions", remove, "deleteUser"],
    ] as const) {
      it(`a run of ${name} stops when the profile is moved ${what}, and can be resumed once it is moved back`, async () => {
        const windows = await openWindows();
        const { here, profile, users } = windows;
        const { runs, reported } = runsOf(windows);
        const steps = users.slice(0, 4).map(step);
        // Moved during the second write.
        const fortitoken = here.connections.fortitoken.bind(here.connections);
        let asked = 0;
        here.connections.fortitoken = async (of: never) => {
          if (writesOf(decided).length === 1 && asked++ === 0) await edit(windows);
          return fortitoken(of);
        };
        await runs.start(profile, "Disable Users", steps);
        assert.match(reported.at(-1)!.message, elsewhere);
        assert.match(reported.at(-1)!.message, /stopped after 1 of 4 users/);
        assert.deepEqual([writesOf(decided), allOf(other)], [[operation], []]);

        const [stored] = (await runs.list()).runs;
        await assert.rejects(runs.resume(stored!), elsewhere);
        assert.deepEqual(allOf(other), []);
        await here.keeper.keep(profile, webApp.clientSecret);
        await runs.resume(stored!);
        assert.deepEqual([writesOf(decided).length, writesOf(other)], [4, []]);
        assert.deepEqual((await runs.list()).runs, []);
      });
    }

    it(`a sync is not started if the profile is moved ${what} before the confirmation`, async () => {
      const windows = await openWindows();
      const { here, profile, users } = windows;
      const start = new StartSync({
        connections: here.connections,
        activity: actionsOf(windows).activity,
        dialogs: {
          confirm: async () => {
            await edit(windows);
            return true;
          },
          withProgress: (_title: string, work: (signal: AbortSignal) => Promise<never>) => work(signal),
        },
        errors: here.errors,
        folder: new RunFolder(folder, "sync"),
        progress: {},
        refreshUsers: () => undefined,
      } as never);
      const plan = { steps: [{ item: { action: "delete", id: users[0]!.id, username: "ann" } }] } as never;
      const realm = { id: String(users[0]!.value.realm_id), name: "default" } as never;
      await assert.rejects(start.run({ profile, realm }, plan, "From x.csv."), elsewhere);
      assert.deepEqual([writesOf(decided), allOf(other)], [[], []]);
      assert.deepEqual(await new RunFolder(folder, "sync").list(), { runs: [], damaged: [] });
    });

    it(`a sync is no longer followed after the profile is moved ${what}, and a message reports it`, async () => {
      const windows = await openWindows();
      const { here, profile, users } = windows;
      decided.sandbox.options.set({ taskDurationMs: 600_000 });
      const realmId = String(users[0]!.value.realm_id);
      const [realm] = (await (await here.connections.fortitoken(profile)).realms()).filter(({ id }) => id === realmId);
      const deleted = { action: "delete" as const, username: String(users[0]!.value.username) };
      const { sync } = await here.connections.fortitoken(placeOf(profile));
      const taskId = await sync.start({ realm: String(realm?.value.name), users: [deleted] });
      const syncs: SyncFolder = new RunFolder(folder, "sync");
      const { host, clientId = "" } = profile;
      const run = await syncs.create({
        ...{ profileId: profile.id, host, clientId, realmId, realm: "one", startedAt: Date.now() },
        counts: { create: 0, modify: 0, delete: 1 },
      });
      await run.append({ taskId });
      const progress = new SyncProgress({
        statusBar: { during: (_title, work) => work(() => undefined) },
        ...{ folder: syncs, profiles: here.store, connections: here.connections, timing: systemTiming },
        gates: { pause: (_, ms, signal) => systemTiming.pause(ms, signal) },
        activity: actionsOf(windows).activity,
        dialogs: {
          withProgress: (_title, work) => work(new AbortController().signal, () => undefined),
          info: () => Promise.resolve(),
          warn: () => Promise.resolve(),
        },
        errors: here.errors,
        refreshUsers: () => undefined,
      });
      const following = assert.rejects(progress.follow(run, taskId), elsewhere);
      while (!allOf(decided).includes("getTask")) await new Promise((resolve) => setTimeout(resolve, 10));
      await edit(windows);
      await following;
      assert.deepEqual([allOf(other), await syncs.list()], [[], { runs: [], damaged: [] }]);
      progress.dispose();
    });

    it(`a single write is not sent after the profile is moved ${what}`, async () => {
      const windows = await openWindows();
      const { targets, users } = actionsOf(windows);
      const target = targetOf(windows.profile, windows.users[0]!);
      await edit(windows);
      await assert.rejects(users.update(target, { active: false }, "", signal), elsewhere);
      await assert.rejects(users.delete(target, signal), elsewhere);
      await assert.rejects(targets.read(target), elsewhere);
      await assert.rejects(targets.resolve({ ref: target.ref, snapshot: target }, ""), elsewhere);
      assert.deepEqual([writesOf(decided), allOf(other)], [[], []]);
    });

    it(`a single write in the queue is not sent after the profile is moved ${what}`, async () => {
      const windows = await openWindows();
      const { profile, gates, waits, users } = windows;
      const { users: repository } = actionsOf(windows);
      (await gates.of(profile, webApp.clientId))?.budget.block(600_000);
      const writing = assert.rejects(
        repository.update(targetOf(profile, users[0]!), { active: false }, "", signal),
        elsewhere,
      );
      while (!waits.blocked().includes(profile.id)) await new Promise((resolve) => setTimeout(resolve, 10));
      await edit(windows);
      gates.tryNow([profile.id]);
      await writing;
      assert.deepEqual([writesOf(decided), allOf(other).filter((operation) => operation !== "login")], [[], []]);
      waits.dispose();
    });

    it(`a change is not undone after the profile is moved ${what}`, async () => {
      const windows = await openWindows();
      const { writable, targets, users, undo } = actionsOf(windows);
      const target = targetOf(windows.profile, windows.users[0]!);
      await users.update(target, { active: false }, "", signal);
      const parts = { profiles: writable, targets, users };
      const change = { target, title: "Disable User", change: { active: false }, inverse: { active: true } };
      const button = undo.remember(undoOfUpdate(parts, change));
      await edit(windows);
      await assert.rejects(Promise.resolve(button.run()), elsewhere);
      await assert.rejects(undo.last(), elsewhere);
      assert.deepEqual([writesOf(decided), allOf(other)], [["updateUser"], []]);
      await windows.here.keeper.keep(windows.profile, webApp.clientSecret);
      await button.run();
      assert.deepEqual(writesOf(decided), ["updateUser", "updateUser"]);
    });

    it(`a prepared request is not sent after the profile is moved ${what}`, async () => {
      const windows = await openWindows();
      const { here, profile, users } = windows;
      const { dialogs } = here;
      dialogs.confirm = async () => {
        await edit(windows);
        return true;
      };
      const history = { add: () => Promise.resolve() } as never;
      let written = false;
      const sender = new RequestSender({
        profiles: here.store,
        connections: here.connections,
        dialogs,
        answers: {} as never,
        history,
        written: () => {
          written = true;
        },
      });
      const draft = {
        id: "d1",
        profileId: "p1",
        place: placeOf(profile),
        service: "fortitoken",
        operationId: "deleteUser",
        parameters: { "path.id": users[0]!.id },
      } as const;
      // While the question is open, and before it is shown.
      for (let time = 0; time < 2; time += 1) await assert.rejects(sender.send(draft), elsewhere);
      assert.equal(written, false);
      assert.deepEqual([writesOf(decided), allOf(other)], [[], []]);
    });

    it(`an authentication attempt is not sent to the new place after the profile is moved ${what}`, async () => {
      const windows = await openWindows();
      const { here, profile } = windows;
      const client = () => here.connections.fortitoken(profile);
      const begin = () => callAt(client, ({ authentication }) => authentication.begin({ username: "nobody" }));
      await edit(windows);
      await assert.rejects(begin(), elsewhere);
      assert.deepEqual([writesOf(decided), allOf(other)], [[], []]);
    });
  }

  it("a write in progress is neither verified nor repeated in the new place after the profile is moved", async () => {
    const windows = await openWindows();
    const { runs, reported } = runsOf(windows);
    const { here, profile, users } = windows;
    decided.sandbox.faults.add({ service: "fortitoken", operation: "updateUser", delayMs: 300, times: 1 });
    const running = runs.start(profile, "Disable Users", users.slice(0, 2).map(disable));
    while (decided.sandbox.faults.size > 0) await new Promise(setImmediate);
    await here.keeper.keep({ ...profile, host: other.sandbox.fortitokenUrl }, webApp.clientSecret);
    await running;
    assert.match(reported.at(-1)!.message, elsewhere);
    assert.deepEqual(allOf(other), []);
  });
});
