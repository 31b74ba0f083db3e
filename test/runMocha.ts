import Mocha from "mocha";

export interface Outcome {
  passed: number;
  failed: number;
}

/** What a bundle of tests has beside them. */
export interface TestBundle {
  /** Its files, each of which declares its tests when called; absent where loading the bundle declares all. */
  readonly files?: Readonly<Record<string, () => unknown>>;
  /** Errors of our own that windows logged since this was asked last, and that no test provoked. */
  readonly ownErrors?: { take(): string[] };
}

/** From here on a test's duration stands behind its title: whoever waits sees for what. */
const longMs = 5000;

/**
 * Runs tests and reports line by line. A pending test counts as a failure: a skipped test is not done. So does one during which a window
 * logged an error of our own. Time limits are there to end what hangs; a busy machine takes its time.
 */
export class MochaRun {
  readonly outcome: Outcome = { passed: 0, failed: 0 };

  /** @param grep of the titles; every test when absent or empty */
  constructor(
    private readonly write: (line: string) => void,
    private readonly grep: string | undefined,
    private readonly ownErrors: TestBundle["ownErrors"],
  ) {}

  /** @param declare declares the tests of a file */
  run(declare: () => unknown): Promise<void> {
    const grep = this.grep ? { grep: this.grep } : {};
    const mocha = new Mocha({ ui: "bdd", reporter: Mocha.reporters.Base, timeout: 600_000, ...grep });
    mocha.suite.emit("pre-require", globalThis as unknown as Mocha.MochaGlobals, "tests", mocha);
    declare();
    const failures: string[] = [];
    const fail = (text: string): void => {
      this.outcome.failed += 1;
      failures.push(text);
    };
    return new Promise((resolve) => {
      const runner = mocha.run(() => {
        for (const failure of failures) this.write(`\n${failure}`);
        resolve();
      });
      runner.on("suite", (suite) => {
        if (!suite.root) this.write(`${indent(suite)}${suite.title}`);
      });
      runner.on("pass", (test) => {
        const errors = this.ownErrors?.take() ?? [];
        if (errors.length === 0) this.outcome.passed += 1;
        else fail(`${test.fullTitle()}\n  passed, but an error of our own was logged:\n${errors.join("\n")}`);
        this.write(`${indent(test.parent)}  ${errors.length === 0 ? "ok" : "FAILED"} ${test.title}${took(test)}`);
      });
      runner.on("pending", (test) => {
        this.write(`${indent(test.parent)}  SKIPPED ${test.title}`);
        fail(`${test.fullTitle()}\n  is skipped`);
      });
      runner.on("fail", (test, error: Error) => {
        this.write(`${indent(test.parent)}  FAILED ${test.title}${took(test)}`);
        fail([test.fullTitle(), error.stack ?? error.message, ...(this.ownErrors?.take() ?? [])].join("\n"));
      });
    });
  }

  /** What was logged after the last test. */
  finish(): void {
    for (const error of this.ownErrors?.take() ?? []) {
      this.outcome.failed += 1;
      this.write(`\nafter the last test an error of our own was logged:\n${error}`);
    }
  }
}

/** Runs the tests of one bundle; the last line is `N passed, M failed`. A bundle without a single test counts as a failure. */
export async function runMocha(file: string, write: (line: string) => void, grep?: string): Promise<Outcome> {
  const bundle: { loaded?: TestBundle } = {};
  const run = new MochaRun(write, grep, { take: () => bundle.loaded?.ownErrors?.take() ?? [] });
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  await run.run(() => (bundle.loaded = require(file) as TestBundle));
  run.finish();
  return close(run.outcome, write);
}

/** Writes the closing line. */
export function close(outcome: Outcome, write: (line: string) => void): Outcome {
  if (outcome.passed + outcome.failed === 0) {
    outcome.failed = 1;
    write("\nno test was run");
  }
  write(`${outcome.passed} passed, ${outcome.failed} failed`);
  return outcome;
}

function indent(suite: Mocha.Suite | undefined): string {
  let depth = 0;
  for (let s = suite?.parent; s && !s.root; s = s.parent) depth += 1;
  return "  ".repeat(depth);
}

function took({ duration = 0 }: Mocha.Runnable): string {
  return duration < longMs ? "" : ` (${Math.round(duration / 1000)} s)`;
}
