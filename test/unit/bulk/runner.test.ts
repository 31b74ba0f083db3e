import assert from "node:assert/strict";
import fs from "node:fs";
import { open, rename } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Disk } from "../../../src/bulk/engine/journal";
import { RunFolder } from "../../../src/bulk/engine/runFolder";
import { Runner, type RunEnd } from "../../../src/bulk/engine/runner";
import type { OpenUserRun, RunEntry, UserRun, UserStep } from "../../../src/bulk/engine/userRun";
import { RunStopped, type StepEnd, type StepJournal } from "../../../src/bulk/engine/userSteps";
import { ServiceError } from "../../../src/services/errors";
import type { Pause } from "../../../src/timing";
import { FakeTiming } from "../fakeTiming";

const steps = ["ann", "bob", "cem"].map((name): UserStep => ({
  action: "change",
  id: name,
  name,
  change: { active: false },
  seen: {},
}));

describe("the execution of a run", () => {
  let home: string;
  let folder: RunFolder<UserRun, RunEntry>;
  let run: OpenUserRun;
  let timing: FakeTiming;
  let stop: AbortController;
  /** "ann", or "ann?" if the request may have been sent before. */
  let tried: string[];
  let act: (step: UserStep, journal: StepJournal) => Promise<StepEnd>;

  beforeEach(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-run-"));
    folder = new RunFolder(home, "users");
    run = await folder.create({
      ...{ profileId: "p1", profile: "Example", host: "https://example.net", clientId: "c1" },
      ...{ title: "Disable Users", startedAt: 0, steps },
    });
    timing = new FakeTiming();
    stop = new AbortController();
    tried = [];
    act = done;
  });
  afterEach(() => fs.rmSync(home, { recursive: true }));

  async function done(_: UserStep, { intend }: StepJournal): Promise<StepEnd> {
    await intend({ active: "true" });
    return { result: "changed" };
  }

  const pause: Pause = (ms, signal) => timing.pause(ms, signal);

  function carryOut(): Promise<RunEnd> {
    const runner = new Runner({
      run,
      executeStep: (step, journal) => {
        tried.push(journal.mayBeSent ? `${step.name}?` : step.name);
        return act(step, journal);
      },
      pause,
      describe: String,
    });
    return runner.carryOut(stop.signal, () => undefined);
  }

  const entries = async () => (await folder.list()).runs[0]?.entries;

  async function reopen(): Promise<void> {
    await run.release();
    const again = await folder.open(run.id);
    assert.ok(again);
    run = again;
  }

  it("writes an entry before each request and after its response", async () => {
    act = async (step, journal) => {
      await journal.intend({ active: "true" });
      const noted = await entries();
      assert.deepEqual(noted?.at(-1), { intent: steps.indexOf(step), before: { active: "true" } });
      return { result: step.name === "bob" ? "notDone" : "changed", ...(step.name === "bob" ? { problem: "no" } : {}) };
    };
    assert.deepEqual(await carryOut(), { type: "done" });
    assert.deepEqual(
      (await entries())?.filter((entry) => entry && "outcome" in entry),
      [
        { outcome: 0, result: "changed" },
        { outcome: 1, result: "notDone", problem: "no" },
        { outcome: 2, result: "changed" },
      ],
    );
  });

  it("syncs each entry to the disk before the request and before the next step", async () => {
    const did: string[] = [];
    const noted = async <T>(what: string, work: Promise<T>): Promise<T> => {
      const value = await work;
      did.push(what);
      return value;
    };
    const disk: Disk = {
      rename: (from, to) => noted("rename", rename(from, to)),
      open: async (...args) => {
        const file = await open(...args);
        const [appendFile, datasync, sync] = [
          file.appendFile.bind(file),
          file.datasync.bind(file),
          file.sync.bind(file),
        ];
        return Object.assign(file, {
          appendFile: (text: string) => noted("write", appendFile(text)),
          datasync: () => noted("datasync", datasync()),
          sync: () => noted(path.basename(String(args[0])) === path.basename(home) ? "folder" : "sync", sync()),
        });
      },
    };
    folder = new RunFolder(home, "synced", disk);
    run = await folder.create(run.header);
    const windows = process.platform === "win32";
    assert.deepEqual(did, ["write", "datasync", "rename", ...(windows ? [] : ["folder"])]);

    for (const step of steps) {
      did.length = 0;
      act = async (_, journal) => {
        await journal.intend();
        did.push("request");
        stop.abort();
        return { result: "changed" };
      };
      stop = new AbortController();
      await carryOut();
      assert.deepEqual(did, ["write", "datasync", "request", "write", "datasync"], step.name);
      await reopen();
    }
  });

  it("stops after the current step, and resumes with the next one", async () => {
    act = async (step, journal) => {
      if (step.name === "bob") stop.abort();
      return done(step, journal);
    };
    assert.deepEqual(await carryOut(), { type: "stopped" });
    await reopen();
    stop = new AbortController();
    assert.deepEqual(await carryOut(), { type: "done" });
    assert.deepEqual(tried, ["ann", "bob", "cem"]);
  });

  it("marks only those steps as maybe sent whose request may have been sent", async () => {
    const down = new ServiceError("connection", "test");
    act = async (step, { intend }) => {
      await intend();
      throw new RunStopped(down, step.name !== "ann");
    };
    assert.deepEqual(await carryOut(), { type: "stopped", error: down });
    await reopen();
    act = (step, journal) => (step.name === "ann" ? Promise.resolve({ result: "changed" }) : actDown(journal));
    const actDown = async ({ intend }: StepJournal): Promise<StepEnd> => {
      await intend();
      throw new RunStopped(down, true);
    };
    await carryOut();
    await reopen();
    act = done;
    await carryOut();
    assert.deepEqual(tried, ["ann", "ann?", "bob", "bob", "cem"]);
  });

  it("pauses for as long as the service asks for", async () => {
    let refusals = 1;
    act = (step, journal) => {
      if (refusals-- <= 0) return done(step, journal);
      throw new RunStopped(new ServiceError("rateLimit", "test", { retryAfterMs: 30_000 }), true);
    };
    const end = carryOut();
    await timing.advance(29_999);
    assert.deepEqual(tried, ["ann"]);
    await timing.advance(1);
    assert.deepEqual(await end, { type: "done" });
    assert.deepEqual(tried, ["ann", "ann", "bob", "cem"]);
  });

  it("sends nothing after another window has taken the run over", async () => {
    act = (step, journal) => {
      fs.writeFileSync(path.join(home, `${run.id}.claim-2`), "{}");
      return done(step, journal);
    };
    assert.deepEqual(await carryOut(), { type: "taken" });
    assert.deepEqual(tried, ["ann"]);
  });

  it("sends nothing if the journal cannot be written", async () => {
    await run.release();
    let sent = 0;
    act = async (step, journal) => {
      const end = await done(step, journal);
      sent += 1;
      return end;
    };
    fs.writeFileSync(path.join(home, `${run.id}.claim-1`), "{}");
    const end = await carryOut();
    assert.deepEqual([end.type, sent], ["stopped", 0]);
  });

  describe("with refused steps", () => {
    const noQuota = new ServiceError("subscription", "no quota", { status: 402 });
    const refusing = (...names: string[]) => {
      act = (step, journal) =>
        names.includes(step.name) ? Promise.reject(new RunStopped(noQuota, true, true)) : done(step, journal);
    };
    const outcomes = async () =>
      (await entries())?.flatMap((entry) => (entry && "outcome" in entry ? [`${entry.outcome} ${entry.result}`] : []));

    it("continues, and counts a refusal as the step's own after the service accepts another step", async () => {
      refusing("ann");
      assert.deepEqual(await carryOut(), { type: "done" });
      assert.deepEqual(tried, ["ann", "bob", "cem"]);
      assert.deepEqual((await outcomes())?.sort(), ["0 notDone", "1 changed", "2 changed"]);
    });

    it("counts a refusal of only the last step as the step's own", async () => {
      refusing("cem");
      assert.deepEqual(await carryOut(), { type: "done" });
      assert.deepEqual(await outcomes(), ["0 changed", "1 changed", "2 notDone"]);
    });

    it("stops after several refusals in a row, and retries all of these steps when resumed", async () => {
      const { header } = run;
      await run.finish();
      run = await folder.create({ ...header, steps: [...steps, ...steps] });
      refusing("ann", "bob", "cem");
      assert.deepEqual(await carryOut(), { type: "stopped", error: noQuota });
      assert.deepEqual([await outcomes(), tried], [[], ["ann", "bob", "cem"]]);
      await reopen();
      act = done;
      tried = [];
      assert.deepEqual(await carryOut(), { type: "done" });
      assert.equal(tried.length, 6);
    });
  });

  it("can skip the steps at which it stopped, even after a restart, and continues with the next one", async () => {
    const broken = new ServiceError("server", "broken", { status: 500 });
    act = async (step, journal) => {
      if (step.name !== "bob") return done(step, journal);
      await journal.intend();
      throw new RunStopped(broken, false);
    };
    assert.deepEqual(await carryOut(), { type: "stopped", error: broken });
    await reopen();
    const runner = new Runner({ run, executeStep: act, pause, describe: String });
    assert.deepEqual(runner.state.stopped.steps, [1]);
    await runner.skipStopped((problem) => `Skipped. ${problem}`);
    assert.deepEqual(await runner.carryOut(stop.signal, () => undefined), { type: "done" });
    assert.deepEqual(runner.state.outcome(1), { result: "unknown", problem: `Skipped. ${String(broken)}` });
    assert.deepEqual([runner.state.outcome(2)?.result, runner.state.failed], ["changed", 1]);
  });

  it("stops waiting if the service keeps refusing a step's request", async () => {
    act = () => Promise.reject(new RunStopped(new ServiceError("rateLimit", "test", { retryAfterMs: 0 }), true));
    timing.pause = () => Promise.resolve();
    assert.equal((await carryOut()).type, "stopped");
    assert.ok(tried.length > 1 && tried.length < 100, `${tried.length}`);
  });

  it("continues after an unreadable journal line, and treats the affected steps as maybe sent", async () => {
    act = async (step, journal) => {
      if (step.name === "bob") stop.abort();
      return done(step, journal);
    };
    await carryOut();
    const file = path.join(
      home,
      fs.readdirSync(home).find((name) => name.endsWith(".jsonl"))!,
    );
    await run.release();
    const lines = fs.readFileSync(file, "utf8").split("\n");
    lines[2] = lines[2]!.slice(0, 9);
    fs.writeFileSync(file, lines.join("\n"));
    const again = await folder.open(run.id);
    assert.ok(again);
    run = again;
    stop = new AbortController();
    act = done;
    tried = [];
    assert.deepEqual(await carryOut(), { type: "done" });
    assert.deepEqual(tried, ["ann?", "cem?"]);
  });
});
