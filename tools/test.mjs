// @ts-check
/** `npm test`: types, lint, unit tests, in-host tests and UI tests; ends with one line `N passed, M failed`. */
import { build, ensureDependencies, main, output, say } from "./setup.mjs";

main(async () => {
  ensureDependencies();
  let passed = 0;
  let failed = 0;
  for (const check of ["types", "lint"]) {
    say(`\n== ${check}`);
    const { code } = await output("npm", ["run", "--silent", check]);
    if (code === 0) passed += 1;
    else failed += 1;
    say(code === 0 ? "1 passed, 0 failed" : "0 passed, 1 failed");
  }
  build("--tests", "--production");
  for (const suite of ["unit", "host", "ui"]) {
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
