import { setTimeout as pause } from "node:timers/promises";
import { Claim } from "../../../src/bulk/engine/claim";

/**
 * Takes and releases a run's claim repeatedly until it is killed. Each output line is a period in which it held the
 * claim: start and end in ns of the machine's common clock.
 */
async function main(base: string): Promise<void> {
  for (;;) {
    const claim = await Claim.take(base);
    if (!claim) {
      await pause(Math.random() * 2);
      continue;
    }
    if (claim.isOurs()) {
      const begin = process.hrtime.bigint();
      await pause(Math.random() * 3);
      const end = process.hrtime.bigint();
      if (claim.isOurs()) process.stdout.write(`${begin} ${end}\n`);
    }
    claim.release();
  }
}

main(process.argv[2] ?? "").catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
