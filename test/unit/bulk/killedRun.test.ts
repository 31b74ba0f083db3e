import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fortitokenCredentials } from "../../../src/sandbox";
import { promise } from "../../promise";
import { RunBench } from "./runBench";
import type { RunOrder } from "./runProcess";

const program = path.resolve("out/test/runProcess.js");
const rowsOf = { short: 60, long: 500 };

describe("a run whose process is killed", () => {
  promise(
    "a bulk run killed at any moment is completed exactly once for every row",
    { short: 8, long: 400 },
    async (kills, tally) => {
      const bench = await RunBench.start(2);
      const home = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-run-"));
      try {
        for (let number = 1; tally.tried < kills; number += 1) {
          const run = await bench.makeRun(kills > 100 ? rowsOf.long : rowsOf.short);
          const folder = path.join(home, `journals-${number}`);
          const order: RunOrder = {
            folder,
            run: path.join(home, `run-${number}.json`),
            report: path.join(home, `report-${number}.json`),
            secret: fortitokenCredentials.webApp.clientSecret,
          };
          fs.writeFileSync(order.run, JSON.stringify(run));
          let killed = 0;
          // A process first loads its code. The last kill of a run is followed by a process that may finish.
          while (tally.tried + killed < kills && (await killedAfter(order, 100 + Math.random() * 600))) {
            killed += 1;
            bench.drain();
          }
          assert.equal(await killedAfter(order), false);
          tally.add(killed);
          await bench.check(run, JSON.parse(fs.readFileSync(order.report, "utf8")) as unknown[]);
          assert.deepEqual(fs.readdirSync(folder), [], "nothing of a run that is done stays on the disk");
        }
      } finally {
        await bench.stop();
        fs.rmSync(home, { recursive: true });
      }
    },
  );
});

/**
 * Starts a process and kills it after `ms`.
 * @returns false if it ended by itself
 * @throws Error if it failed
 */
function killedAfter(order: RunOrder, ms?: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, JSON.stringify(order)], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    const timer = ms === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), ms);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (signal === "SIGKILL") resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`The process ended with ${String(code ?? signal)}: ${said}`));
    });
  });
}
