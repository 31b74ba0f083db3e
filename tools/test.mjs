// @ts-check
/** `npm test`: types, lint, unit tests, in-host tests and UI tests; ends with one line `N passed, M failed`. */
import { spawn } from "node:child_process";
import { build, ensureDependencies, main, say } from "./setup.mjs";

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

/**
 * Runs a command, shows what it prints and keeps its last line.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, lastLine: string }>}
 */
function output(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], shell: process.platform === "win32" });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      process.stdout.write(chunk);
      text = (text + chunk).slice(-2000);
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, lastLine: text.trimEnd().split("\n").at(-1) ?? "" }));
  });
}
