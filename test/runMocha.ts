import Mocha from "mocha";

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** The exports of a test bundle. */
export interface TestBundle {
  /** Its files: a call declares the tests of a file. Absent if loading the bundle declares all tests. */
  readonly files?: Readonly<Record<string, () => unknown>>;
  /** Errors of the extension that windows logged since the last call and that no test allowed. */
  readonly ownErrors?: { take(): readonly string[] };
}

/**
 * Runs tests and reports line by line, because a VS Code window can only append to a file. A skipped test counts as
 * failed, and so does a test during which a window logged an error of the extension. The long time limit is for tests
 * that hang, because a busy machine is slow.
 */
export class MochaRun {
  private passed = 0;
  private failed = 0;

  /** @param grep a pattern of titles; absent or empty means every test */
  constructor(
    private readonly write: (line: string) => void,
    private readonly grep: string | undefined,
    private readonly ownErrors: () => readonly string[],
  ) {}

  /** @param declare declares the tests of a file */
  run(declare: () => unknown): Promise<void> {
    const grep = this.grep ? { grep: this.grep } : {};
    const mocha = new Mocha({
      reporter: Mocha.reporters.Base,
      slow: 5000,
      timeout: 600_000,
      ...grep,
    });
    mocha.suite.emit("pre-require", globalThis as unknown as Mocha.MochaGlobals, "tests", mocha);
    declare();
    const failures: string[] = [];
    const show = (depth: number, line: string): void => this.write("  ".repeat(depth - 1) + line);
    const ended = (test: Mocha.Test, ...errors: readonly string[]): void => {
      const problems = [...errors, ...this.ownErrors().map((error) => `an error of our own was logged:\n${error}`)];
      const isPassed = problems.length === 0;
      if (isPassed) this.passed += 1;
      else failures.push(`\n${[test.fullTitle(), ...problems].join("\n")}`);
      const { duration = 0 } = test;
      const took = duration < test.slow() ? "" : ` (${Math.round(duration / 1000)} s)`;
      show(test.titlePath().length, `${isPassed ? "ok" : "FAILED"} ${test.title}${took}`);
    };
    return new Promise((resolve) => {
      mocha
        .run(() => {
          this.failed += failures.length;
          failures.forEach(this.write);
          resolve();
        })
        .on("suite", (suite) => !suite.root && show(suite.titlePath().length, suite.title))
        .on("pass", (test) => ended(test))
        // Not `forbidPending`, which throws for a skipped group before any test has run.
        .on("pending", (test) => ended(test, "is skipped"))
        .on("fail", (test, error: Error) => ended(test, error.stack ?? error.message));
    });
  }

  /**
   * Writes the closing line `N passed, M failed`. An error logged after the last test counts as a failure, and so does
   * a run without tests. Not `failZero`, which would apply to each file.
   */
  finish(): Outcome {
    const problems = this.ownErrors().map((error) => `after the last test an error of our own was logged:\n${error}`);
    if (this.passed + this.failed === 0) problems.push("no test was run");
    for (const problem of problems) this.write(`\n${problem}`);
    const outcome = { passed: this.passed, failed: this.failed + problems.length };
    this.write(`${outcome.passed} passed, ${outcome.failed} failed`);
    return outcome;
  }
}

export async function runMocha(file: string, write: (line: string) => void, grep?: string): Promise<Outcome> {
  const bundle: { loaded?: TestBundle } = {};
  const run = new MochaRun(write, grep, () => bundle.loaded?.ownErrors?.take() ?? []);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  await run.run(() => (bundle.loaded = require(file) as TestBundle));
  return run.finish();
}
