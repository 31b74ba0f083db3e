import fs from "node:fs";

/** The number of cases for `npm test` and for `npm run test:faults`. */
export interface Scale {
  readonly short: number;
  readonly long: number;
}

/** Counts the cases of a promise. A failed case does not end the others. */
export interface Tally {
  readonly tried: number;
  readonly failures: readonly string[];
  /** Runs one case, and stores its error under the case's name. */
  try(name: string, work: () => unknown): Promise<void>;
  /** Counts cases that passed elsewhere. */
  add(cases: number): void;
}

/** Whether this is `npm run test:faults`. */
export const isLong = process.env["FORTICLOUD_LONG"] === "1";
const shownFailures = 5;

/**
 * A test of a promise to users, in two sizes: `npm test` runs `short` cases, `npm run test:faults` runs `long` cases
 * and prints them in its table. It fails without any case.
 * @param work gets the number of cases
 */
export function promise(title: string, scale: Scale, work: (cases: number, tally: Tally) => Promise<void>): void {
  it(`promise: ${title}`, async function () {
    this.timeout((isLong ? 20 : 10) * 60_000);
    const tally = new CaseTally();
    try {
      await work(isLong ? scale.long : scale.short, tally);
    } catch (error) {
      tally.fail("the test itself", error);
    }
    if (tally.tried === 0) tally.fail("the test itself", new Error("no case was tried"));
    record({ promise: title, cases: tally.tried, failures: tally.failures.length });
    if (tally.failures.length > 0) {
      const more = tally.failures.length - shownFailures;
      const shown = tally.failures.slice(0, shownFailures).join("\n");
      throw new Error(
        `${tally.failures.length} of ${tally.tried} failed\n${shown}${more > 0 ? `\n… ${more} more` : ""}`,
      );
    }
  });
}

class CaseTally implements Tally {
  tried = 0;
  readonly failures: string[] = [];

  async try(name: string, work: () => unknown): Promise<void> {
    this.tried += 1;
    try {
      await work();
    } catch (error) {
      this.fail(name, error);
    }
  }

  add(cases: number): void {
    this.tried += cases;
  }

  fail(name: string, error: unknown): void {
    this.failures.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** Adds a line to the table of `npm run test:faults`. */
function record(outcome: { promise: string; cases: number; failures: number }): void {
  const file = process.env["FORTICLOUD_PROMISES"];
  if (file) fs.appendFileSync(file, `${JSON.stringify(outcome)}\n`);
}
