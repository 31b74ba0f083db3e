import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { thisProcess, type ProcessIdentity } from "../../../src/bulk/engine/processIdentity";
import { RunFolder } from "../../../src/bulk/engine/runFolder";
import { hasUnfinishedRuns } from "../../../src/bulk/engine/unfinished";

interface Header {
  readonly name: string;
}

describe("the journals of runs", () => {
  let home: string;
  let folder: RunFolder<Header, number>;

  beforeEach(() => {
    home = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-run-")), "bulk");
    folder = new RunFolder(home, "users");
  });
  afterEach(() => fs.rmSync(path.dirname(home), { recursive: true }));

  const names = () => fs.readdirSync(home).sort();
  const journalOf = (id: string) => path.join(home, `${id}.jsonl`);

  /** Leaves the run of an ended process, whose number may belong to another process now. */
  async function leave(holder: Partial<ProcessIdentity> = {}): Promise<string> {
    const run = await folder.create({ name: "one" });
    await run.append(1);
    const file = path.join(home, `${run.id}.claim-1`);
    fs.writeFileSync(file, JSON.stringify({ ...(await thisProcess()), started: "1", token: "t", ...holder }));
    return run.id;
  }

  it("are read back completely, and deleted when the run has ended", async () => {
    const run = await folder.create({ name: "one" });
    await run.append(7);
    await run.append(8);
    await run.release();
    assert.equal(await hasUnfinishedRuns(home), true);
    const again = await folder.open(run.id);
    assert.deepEqual([again?.header.name, again?.entries], ["one", [7, 8]]);
    await again?.append(9);
    assert.deepEqual((await folder.list()).runs[0]?.entries, [7, 8, 9]);
    await again?.finish();
    assert.deepEqual(names(), []);
    assert.equal(await hasUnfinishedRuns(home), false);
    assert.equal(await folder.open(run.id), undefined);
  });

  it("are readable only by their owner", async function () {
    const run = await folder.create({ name: "one" });
    const modes = names().map((name) => fs.statSync(path.join(home, name)).mode & 0o777);
    await run.finish();
    // Windows has no such modes; there the folder belongs to the user.
    if (process.platform !== "win32")
      assert.deepEqual([...modes, fs.statSync(home).mode & 0o777], [0o600, 0o600, 0o700]);
  });

  it("lose only an incomplete line, and continue after it", async () => {
    const run = await folder.create({ name: "one" });
    await run.append(1);
    await run.release();
    fs.appendFileSync(journalOf(run.id), '{"outcome":2,"resu');
    assert.deepEqual((await folder.list()).runs[0]?.entries, [1]);
    const again = await folder.open(run.id);
    await again?.append(2);
    await again?.release();
    assert.deepEqual((await folder.list()).runs[0]?.entries, [1, 2]);
  });

  it("belong to one window at a time", async () => {
    const run = await folder.create({ name: "one" });
    const other = new RunFolder<Header, number>(home, "users");
    assert.equal(await other.open(run.id), undefined);
    assert.equal(await other.discard(run.id), false);
    assert.equal((await other.list()).runs[0]?.taken, true);
    await run.release();
    assert.equal((await other.list()).runs[0]?.taken, false);
    const taken = await Promise.all([other.open(run.id), other.open(run.id), folder.open(run.id)]);
    const owners = taken.filter((owner) => owner !== undefined);
    assert.equal(owners.length, 1);
    assert.equal(owners[0]?.isOurs(), true);
  });

  it("are free at once after their process was killed", async function () {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    const id = await leave({
      pid: child.pid!,
      ...(process.platform === "linux" ? { started: startOf(child.pid!) } : {}),
    });
    assert.equal(await folder.open(id), undefined);
    child.kill("SIGKILL");
    await once(child, "exit");
    const run = await folder.open(id);
    assert.deepEqual(run?.entries, [1]);
    assert.deepEqual(names(), [`${id}.claim-2`, `${id}.jsonl`]);
  });

  it("are free if another process now has the process number of their owner", async function () {
    if (process.platform !== "linux") return;
    const id = await leave();
    assert.ok(await folder.open(id));
  });

  it("of another machine in a shared home folder are free after a minute without a sign of life", async () => {
    const id = await leave({ machine: "elsewhere" });
    assert.equal(await folder.open(id), undefined);
    const then = new Date(Date.now() - 61_000);
    fs.utimesSync(path.join(home, `${id}.claim-1`), then, then);
    assert.ok(await folder.open(id));
  });

  it("report to their window that another window has taken the run over", async () => {
    const run = await folder.create({ name: "one" });
    fs.writeFileSync(path.join(home, `${run.id}.claim-1`), JSON.stringify({ ...(await thisProcess()), pid: 2 ** 30 }));
    const other = await folder.open(run.id);
    assert.deepEqual([run.isOurs(), other?.isOurs()], [false, true]);
  });

  it("that are unreadable are listed as such, and can be discarded", async () => {
    const run = await folder.create({ name: "one" });
    await run.release();
    fs.writeFileSync(journalOf(run.id), "not json\n");
    const { runs, damaged } = await folder.list();
    assert.deepEqual([runs.length, damaged[0]?.id], [0, run.id]);
    assert.equal(await folder.discard(run.id), true);
    assert.deepEqual(names(), []);
  });

  it("of a run that never started are deleted", async () => {
    const id = await leave();
    fs.renameSync(journalOf(id), `${journalOf(id)}.draft`);
    assert.deepEqual(await folder.list(), { runs: [], damaged: [] });
    assert.deepEqual(names(), []);
  });
});

/** The start time of a process, in Linux's unit. */
function startOf(pid: number): string {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]!;
}
