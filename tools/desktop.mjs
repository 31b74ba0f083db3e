// @ts-check
/**
 * `npm run test:desktop`: the host suite in a desktop VS Code, by `@vscode/test-electron`.
 *
 * --executable PATH   an installed VS Code; otherwise the newest stable version is downloaded
 * --vscode VERSION    another version to download
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build, countsOf, ensureDependencies, main, say } from "./setup.mjs";

const { values } = parseArgs({ options: { executable: { type: "string" }, vscode: { type: "string" } } });

main(async () => {
  ensureDependencies();
  build("--tests");
  const { runTests } = await import("@vscode/test-electron");
  const report = path.resolve("out/desktop-report.txt");
  fs.rmSync(report, { force: true });
  fs.rmSync(`${report}.queue`, { recursive: true, force: true });
  const failure = await runTests({
    ...(values.executable ? { vscodeExecutablePath: values.executable } : {}),
    ...(values.vscode ? { version: values.vscode } : {}),
    extensionDevelopmentPath: process.cwd(),
    extensionTestsPath: path.resolve("out/test/hostMain.js"),
    extensionTestsEnv: { FORTICLOUD_TEST_REPORT: report },
    launchArgs: ["--disable-extensions", "--disable-gpu"],
  }).then(
    () => undefined,
    (/** @type {unknown} */ error) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (!fs.existsSync(report)) {
    throw new Error(`No desktop VS Code ran the suite: ${failure?.message ?? "no report was written"}`);
  }
  const lines = fs.readFileSync(report, "utf8").trimEnd().split("\n");
  for (const line of lines) if (line !== "--") say(line);
  return countsOf(lines.at(-1) ?? "")?.failed === 0 ? 0 : 1;
});
