// @ts-check
/** `npm test`: types and lint, unit, host and UI tests; ends with one line `N passed, M failed`. */
import { build, countsOf, ensureDependencies, main, output, say } from "./setup.mjs";

main(async () => {
  ensureDependencies();
  // Runs in parallel with steps that need no window. If it fails, the suites fetch what is missing and report the
  // failure.
  const prepared = output(process.execPath, ["tools/prepare.mjs"]);
  const lint = await output("npm", ["run", "--silent", "lint"], { title: "lint" });
  const linted = { passed: lint.code === 0 ? 1 : 0, failed: lint.code === 0 ? 0 : 1 };
  say(`${linted.passed} passed, ${linted.failed} failed`);
  build("--tests", "--production");
  // Runs in parallel, because UI tests mostly wait.
  const ui = prepared.then(() => run("ui", true));
  const unit = await run("unit");
  await prepared;
  const counts = [linted, unit, await run("host"), await ui];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * @param {string} suite
 * @param {boolean} [held] shows the output at its end
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function run(suite, held = false) {
  const options = { held, title: suite };
  const { code, lastLine } = await output(process.execPath, ["tools/suite.mjs", suite, "--no-build"], options);
  const { passed, failed } = countsOf(lastLine) ?? { passed: 0, failed: 1 };
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
