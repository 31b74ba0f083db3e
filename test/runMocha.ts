import Mocha from "mocha";

export interface Outcome {
  passed: number;
  failed: number;
}

/** From here on a test's duration stands behind its title: whoever waits sees for what. */
const longMs = 5000;

/**
 * Runs one bundle of tests and reports line by line; the last line is `N passed, M failed`.
 * A bundle without a single test, and a pending test, count as failures: a skipped test is not done. Time limits are there to end what
 * hangs; a busy machine takes its time.
 */
export function runMocha(file: string, write: (line: string) => void, grep?: string): Promise<Outcome> {
  const mocha = new Mocha({ ui: "bdd", reporter: Mocha.reporters.Base, timeout: 600_000, ...(grep ? { grep } : {}) });
  mocha.addFile(file);
  return new Promise((resolve) => {
    const outcome: Outcome = { passed: 0, failed: 0 };
    const failures: string[] = [];
    const runner = mocha.run(() => {
      if (outcome.passed + outcome.failed === 0) fail("no test was run");
      for (const failure of failures) write(`\n${failure}`);
      write(`${outcome.passed} passed, ${outcome.failed} failed`);
      resolve(outcome);
    });
    const fail = (text: string): void => {
      outcome.failed += 1;
      failures.push(text);
    };
    runner.on("suite", (suite) => {
      if (!suite.root) write(`${indent(suite)}${suite.title}`);
    });
    runner.on("pass", (test) => {
      outcome.passed += 1;
      write(`${indent(test.parent)}  ok ${test.title}${took(test)}`);
    });
    runner.on("pending", (test) => {
      write(`${indent(test.parent)}  SKIPPED ${test.title}`);
      fail(`${test.fullTitle()}\n  is skipped`);
    });
    runner.on("fail", (test, error: Error) => {
      write(`${indent(test.parent)}  FAILED ${test.title}${took(test)}`);
      fail(`${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
  });
}

function indent(suite: Mocha.Suite | undefined): string {
  let depth = 0;
  for (let s = suite?.parent; s && !s.root; s = s.parent) depth += 1;
  return "  ".repeat(depth);
}

function took({ duration = 0 }: Mocha.Runnable): string {
  return duration < longMs ? "" : ` (${Math.round(duration / 1000)} s)`;
}
