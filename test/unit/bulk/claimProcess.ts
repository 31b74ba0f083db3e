import { setTimeout as pause } from "node:timers/promises";
import { Claim } from "../../../src/bulk/engine/claim";

/**
 * Takes a run's claim and lets it go, again and again, until it is killed. Each line of its output is a span in which the claim was its
 * own all the time: begin and end in ns of the clock that all processes of the machine share.
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
