// @ts-check
/**
 * `npm run test:faults`: runs every promise at full length and prints a table: promise, cases, failures. The unit tests
 * run in parallel with those that need a window.
 */
import fs from "node:fs";
import path from "node:path";
import { build, ensureDependencies, main, output, say } from "./setup.mjs";

const outcomes = path.resolve("out/promises.jsonl");

/** The promises, and the last test of the UI suite, which searches all data of the run for secrets. */
const promises = "promise: |^The whole run";

/** Unit tests that mostly wait for a minute to end: they run in parallel with the others. */
const waiting = "^(many windows|a trial account) ";

main(async () => {
  ensureDependencies();
  build("--tests", "--production");
  fs.rmSync(outcomes, { force: true });
  const begun = Date.now();
  const codes = await Promise.all([
    runSuite("unit", `${waiting}.*promise: `, true),
    runSuite("unit", `^(?!${waiting.slice(1)}).*promise: `, true),
    (async () => (await runSuite("host", promises)) + (await runSuite("ui", promises)))(),
  ]);
  const rows = fs.existsSync(outcomes)
    ? fs
        .readFileSync(outcomes, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
  const width = Math.max(...rows.map(({ promise }) => promise.length), 7);
  say(`\n${"promise".padEnd(width)}  ${"cases".padStart(9)}  failures`);
  for (const { promise, cases, failures } of rows) {
    say(`${promise.padEnd(width)}  ${String(cases).padStart(9)}  ${String(failures).padStart(8)}`);
  }
  const failed = rows.filter(({ failures }) => failures > 0).length;
  const broken = failed === 0 && codes.some((code) => code !== 0) ? 1 : 0;
  say(`\n${Math.round((Date.now() - begun) / 1000)} s`);
  say(`${rows.length - failed} passed, ${failed + broken} failed`);
  return failed + broken === 0 ? 0 : 1;
});

/**
 * @param {string} suite
 * @param {string} tests a pattern of their titles
 * @param {boolean} [held] shows the output at the end
 * @returns {Promise<number>} its exit code
 */
async function runSuite(suite, tests, held = false) {
  const { code } = await output(process.execPath, ["tools/suite.mjs", suite, "--no-build", "--grep", tests], {
    env: { ...process.env, FORTICLOUD_LONG: "1", FORTICLOUD_PROMISES: outcomes },
    held,
  });
  return code ?? 1;
}
