// @ts-check
/** Runs one test suite: `node tools/suite.mjs unit|host|ui [--vscode VERSION] [--grep TEXT] [--no-build]`. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { build, countsOf, ensureDependencies, main, say } from "./setup.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    vscode: { type: "string" },
    grep: { type: "string" },
    build: { type: "boolean", default: true },
  },
  allowNegative: true,
});

main(async () => {
  // Children have their own process groups. They are killed on exit, which a signal alone would skip.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  ensureDependencies();
  if (values.build) build("--tests");
  const suite = positionals[0];
  if (suite === "unit") return runInNode("unit");
  if (suite === "ui") return runInNode("ui");
  if (suite === "host") return runInHost();
  throw new Error("Name a suite: unit, host or ui");
});

/** @param {string} suite */
async function runInNode(suite) {
  process.setSourceMapsEnabled(true);
  const { runMocha } = createRequire(path.resolve("package.json"))("./out/test/runMocha.js");
  const outcome = await runMocha(path.resolve(`out/test/${suite}.js`), say, values.grep);
  return outcome.failed === 0 ? 0 : 1;
}

/** Several windows at once, because tests mostly wait for sandboxes as slow as a distant service. */
const windows = 3;

async function runInHost() {
  const { newestVersion } = await import("./vscodeServer.mjs");
  const version = values.vscode ?? newestVersion;
  const folder = path.resolve(`out/host-${process.pid}`);
  fs.mkdirSync(folder, { recursive: true });
  // More windows cost more time than they save for a part of the tests.
  const count = values.grep ? 1 : windows;
  say(`in VS Code ${version}`);
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, index) => runWindow(version, folder, index, count > 1)),
  );
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  if (count > 1) say(`${passed} passed, ${failed} failed`);
  if (failed > 0) return 1;
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  return 0;
}

/**
 * @param {string} version
 * @param {string} folder
 * @param {number} index
 * @param {boolean} shared whether other windows run in parallel
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function runWindow(version, folder, index, shared) {
  const { freePort, startServer, testSettings } = await import("./vscodeServer.mjs");
  const { showInBrowser } = await import("./browser.mjs");
  const dataDir = path.join(folder, `window-${index}`);
  const report = path.join(folder, `report-${index}.txt`);
  const { hostNetworkEnvironment } = createRequire(path.resolve("package.json"))("./out/test/hostNetwork.js");
  const server = await startServer({
    version,
    dataDir,
    extension: { kind: "tests", entry: "out/test/hostMain.js" },
    machineSettings: testSettings,
    env: {
      FORTICLOUD_TEST_REPORT: report,
      FORTICLOUD_TEST_QUEUE: path.join(folder, "queue"),
      FORTICLOUD_TEST_LOGS: path.join(dataDir, "data/logs"),
      FORTICLOUD_TEST_GREP: values.grep ?? "",
      ...hostNetworkEnvironment(`${dataDir}-network`, path.resolve("out/test/systemStore.js"), await freePort()),
    },
  });
  const closeBrowser = showInBrowser(server.address, path.join(dataDir, "browser"));
  try {
    return await followReport(report, shared);
  } finally {
    await closeBrowser();
    await server.stop();
  }
}

/**
 * Shows the lines of a report up to the closing line.
 * @param {string} report
 * @param {boolean} shared whether other reports are shown too: then each file's lines are shown together, and the
 * closing line is omitted
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function followReport(report, shared) {
  let shown = 0;
  const patienceMs = process.env["FORTICLOUD_LONG"] === "1" ? 1_260_000 : 660_000;
  let deadline = Date.now() + patienceMs;
  let read = 0;
  for (;;) {
    const text = fs.existsSync(report) ? fs.readFileSync(report, "utf8") : "";
    const lines = text
      .slice(0, text.lastIndexOf("\n") + 1)
      .split("\n")
      .slice(0, -1);
    const counts = countsOf(lines.at(-1) ?? "");
    const upTo = counts ? lines.length - (shared ? 1 : 0) : shared ? lines.lastIndexOf("--") + 1 : lines.length;
    for (const line of lines.slice(shown, upTo)) if (line !== "--") say(line);
    shown = Math.max(shown, upTo);
    if (lines.length > read) deadline = Date.now() + patienceMs;
    read = lines.length;
    if (counts) return counts;
    if (Date.now() > deadline) {
      throw new Error(
        `The extension host said nothing for ${patienceMs / 60_000} minutes; see ${path.dirname(report)}\n0 passed, 1 failed`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
