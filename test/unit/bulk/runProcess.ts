import fs from "node:fs";
import { Runner } from "../../../src/bulk/engine/runner";
import { RunFolder } from "../../../src/bulk/engine/runFolder";
import type { OpenUserRun, RunEntry, UserRun } from "../../../src/bulk/engine/userRun";
import { UserSteps } from "../../../src/bulk/engine/userSteps";
import { createFortiTokenClient } from "../../../src/services";
import { systemTiming } from "../../../src/timing";

/** The order of the process: a run to start, or to resume if its folder contains one. */
export interface RunOrder {
  readonly folder: string;
  /** The file with the run as JSON. */
  readonly run: string;
  /** The file for the rows' results. */
  readonly report: string;
  readonly secret: string;
}

/** Executes a run like a window, in its own process that can be killed. */
async function main(order: RunOrder): Promise<void> {
  const folder = new RunFolder<UserRun, RunEntry>(order.folder, "users");
  const { runs, damaged } = await folder.list();
  if (damaged.length > 0) throw new Error(damaged[0]?.why);
  if (runs.length === 0 && fs.existsSync(order.report)) return;
  const [left] = runs;
  const run = left
    ? await opened(folder, left.id)
    : await folder.create(JSON.parse(fs.readFileSync(order.run, "utf8")) as UserRun);
  const { host, clientId } = run.header;
  const log = { request: () => undefined };
  const options = { host, clientId, clientSecret: order.secret, label: "test", readOnly: false, timeoutMs: 5000, log };
  const client = createFortiTokenClient(options);
  const said = (): string => "problem";
  const steps = new UserSteps(() => Promise.resolve(client), {
    error: String,
    ...{
      otherUser: said,
      changedMeanwhile: said,
      gone: said,
      shownOtherwise: said,
      notShown: said,
      createdOnly: said,
      interrupted: said,
    },
  });
  const runner = new Runner({
    run,
    executeStep: (step, journal) => steps.carryOut(step, journal),
    pause: systemTiming.pause,
    describe: String,
  });
  const end = await runner.carryOut(new AbortController().signal, () => undefined);
  if (end.type !== "done") throw new Error(`${end.type}: ${String("error" in end && end.error)}`);
  const outcomes = run.header.steps.map((_, index) => runner.state.outcome(index)?.result);
  fs.writeFileSync(`${order.report}.draft`, JSON.stringify(outcomes));
  fs.renameSync(`${order.report}.draft`, order.report);
  await run.finish();
  client.dispose();
}

/** The half-written claim of a killed process counts as valid for a moment. */
async function opened(folder: RunFolder<UserRun, RunEntry>, id: string): Promise<OpenUserRun> {
  const never = new AbortController().signal;
  for (let looks = 0; looks < 100; looks += 1) {
    const run = await folder.open(id);
    if (run) return run;
    await systemTiming.pause(100, never);
  }
  throw new Error("another process carries the run out");
}

main(JSON.parse(process.argv[2] ?? "{}") as RunOrder).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
