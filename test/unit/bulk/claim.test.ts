import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Claim } from "../../../src/bulk/engine/claim";
import { thisProcess } from "../../../src/bulk/engine/processIdentity";
import { promise } from "../../promise";

const program = path.resolve("out/test/claimProcess.js");
const processes = 5;

interface Span {
  readonly begin: bigint;
  readonly end: bigint;
}

describe("the claim on a run", () => {
  let folder: string;
  let base: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-claim-"));
    base = path.join(folder, "users-1");
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const names = () => fs.readdirSync(folder).sort();

  /** Leaves a claim of an ended process. */
  async function leaveDead(number: number): Promise<void> {
    const holder = { ...(await thisProcess()), pid: 2 ** 30, token: "t" };
    fs.writeFileSync(`${base}.claim-${number}`, JSON.stringify(holder));
  }

  /** Runs `happens` after a window has read the claims and before it writes its own. */
  async function takeWhile(happens: () => Promise<void> | void): Promise<Claim | undefined> {
    const take = Claim.take(base);
    await happens();
    return take;
  }

  it("belongs to only one window if another one took and released it between a window's read and write", async () => {
    await leaveDead(5);
    const late = await takeWhile(() => {
      // A third window took 6, removed 5 and released 6.
      fs.rmSync(`${base}.claim-5`);
      fs.writeFileSync(`${base}.claim-6`, JSON.stringify({ free: true }));
    });
    const first = await Claim.take(base);
    assert.deepEqual([late?.isOurs() ?? false, first?.isOurs()], [false, true]);
    first?.remove();
    assert.deepEqual(names(), []);
  });

  it("does not belong to a window whose number was superseded meanwhile", async () => {
    await leaveDead(5);
    const late = await takeWhile(() => {
      // Other windows took 6 and 7, and each removed the lower one.
      fs.rmSync(`${base}.claim-5`);
      fs.writeFileSync(`${base}.claim-7`, JSON.stringify({ free: true }));
    });
    assert.equal(late, undefined);
    const current = await Claim.take(base);
    assert.ok(current);
    assert.deepEqual([current.isOurs(), names().at(-1)], [true, "users-1.claim-8"]);
    current.remove();
  });

  it("keeps its number when it is released, so that the next claim gets a higher one", async () => {
    for (const number of [1, 2, 3]) {
      const claim = await Claim.take(base);
      assert.deepEqual([claim?.isOurs(), names()], [true, [`users-1.claim-${number}`]]);
      assert.equal(await Claim.isTaken(base), true);
      claim?.release();
      assert.equal(await Claim.isTaken(base), false);
    }
  });

  it("is never regained after it was lost", async () => {
    const claim = await Claim.take(base);
    assert.ok(claim);
    fs.writeFileSync(`${base}.claim-3`, JSON.stringify({ free: true }));
    assert.equal(claim.isOurs(), false);
    claim.release();
    assert.equal(claim.isOurs(), false);
    const next = await Claim.take(base);
    assert.deepEqual([next?.isOurs(), names()], [true, ["users-1.claim-4"]]);
    claim.release();
    assert.deepEqual(names(), ["users-1.claim-4"], "what was passed is not made again");
    next?.remove();
  });

  promise(
    "a run is never carried out by two windows at once, even if windows take, release or lose claims or are killed",
    { short: 400, long: 10_000 },
    async (cases, tally) => {
      const spans: Span[] = [];
      const problems: string[] = [];
      const start = (): ChildProcess => {
        const child = spawn(process.execPath, [program, base], { stdio: ["ignore", "pipe", "pipe"] });
        let text = "";
        child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
          const lines = (text + chunk).split("\n");
          text = lines.pop() ?? "";
          for (const line of lines) {
            const [begin = "", end = ""] = line.split(" ");
            spans.push({ begin: BigInt(begin), end: BigInt(end) });
          }
        });
        child.stderr.setEncoding("utf8").on("data", (chunk: string) => problems.push(chunk));
        return child;
      };
      const children = Array.from({ length: processes }, start);
      try {
        const isOver = (count: number): boolean => spans.length >= Math.min(count, cases) || problems.length > 0;
        for (let killed = 0; !isOver(cases); killed += 1) {
          for (const next = spans.length + 40; !isOver(next);) await pause(5);
          await kill(children[killed % processes]!);
          children[killed % processes] = start();
        }
      } finally {
        await Promise.all(children.map(kill));
      }
      assert.deepEqual(problems, []);
      spans.sort((a, b) => (a.begin < b.begin ? -1 : 1));
      for (const [index, { begin }] of spans.entries()) {
        const earlier = spans[index - 1];
        await tally.try(`span ${index}`, () => assert.ok(!earlier || earlier.end <= begin, "two held it at once"));
      }
    },
  );
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
