// @ts-check
/** `npm test`: types and lint, unit tests, in-host tests and UI tests; ends with one line `N passed, M failed`. */
import { build, ensureDependencies, main, output, say } from "./setup.mjs";

main(async () => {
  ensureDependencies();
  // Goes on beside what needs no window; what it could not fetch, the suites fetch themselves, and say why they cannot.
  const prepared = output(process.execPath, ["tools/prepare.mjs"]);
  say("\n== lint");
  const lint = await output("npm", ["run", "--silent", "lint"]);
  let passed = lint.code === 0 ? 1 : 0;
  let failed = 1 - passed;
  say(`${passed} passed, ${failed} failed`);
  build("--tests", "--production");
  for (const suite of ["unit", "host", "ui"]) {
    if (suite !== "unit") await prepared;
    say(`\n== ${suite}`);
    const { code, lastLine } = await output(process.execPath, ["tools/suite.mjs", suite, "--no-build"]);
    const counts = /^(\d+) passed, (\d+) failed$/.exec(lastLine);
    passed += Number(counts?.[1] ?? 0);
    failed += Number(counts?.[2] ?? 1);
    if (counts?.[2] === "0" && code !== 0) failed += 1;
  }
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
