// @ts-check
/** Runs one test suite: `node tools/suite.mjs unit|host|ui [--vscode VERSION] [--grep TEXT] [--no-build]`. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { build, ensureDependencies, main, say } from "./setup.mjs";

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

async function runInHost() {
  const { newestVersion, startServer } = await import("./vscodeServer.mjs");
  const { launchBrowser } = await import("./browser.mjs");
  const version = values.vscode ?? newestVersion;
  const dataDir = path.resolve(`out/host-${process.pid}`);
  const report = path.join(dataDir, "report.json");
  const server = await startServer({
    version,
    dataDir,
    extension: { kind: "tests", entry: "out/test/hostMain.js" },
    env: {
      FORTICLOUD_TEST_REPORT: report,
      FORTICLOUD_TEST_GREP: values.grep ?? "",
      NODE_OPTIONS: "--enable-source-maps",
    },
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const outcome = await waitForReport(report);
    for (const line of outcome.lines.slice(0, -1)) say(line);
    say(`in VS Code ${version}`);
    say(outcome.lines.at(-1) ?? "0 passed, 1 failed");
    fs.rmSync(dataDir, { recursive: true, force: true });
    return outcome.failed === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * @param {string} report
 * @returns {Promise<{ passed: number, failed: number, lines: string[] }>}
 */
async function waitForReport(report) {
  const deadline = Date.now() + 10 * 60_000;
  while (Date.now() < deadline) {
    if (fs.existsSync(report)) return JSON.parse(fs.readFileSync(report, "utf8"));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The extension host wrote no report within 10 minutes; see ${path.dirname(report)}/server.log`);
}
