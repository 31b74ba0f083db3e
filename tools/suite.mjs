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
  const { freePort, newestVersion, startServer, testSettings } = await import("./vscodeServer.mjs");
  const { showInBrowser } = await import("./browser.mjs");
  const version = values.vscode ?? newestVersion;
  const dataDir = path.resolve(`out/host-${process.pid}`);
  const report = path.join(dataDir, "report.txt");
  const networkDir = `${dataDir}-network`;
  const { hostNetworkEnvironment } = createRequire(path.resolve("package.json"))("./out/test/hostNetwork.js");
  const server = await startServer({
    version,
    dataDir,
    extension: { kind: "tests", entry: "out/test/hostMain.js" },
    machineSettings: testSettings,
    env: {
      FORTICLOUD_TEST_REPORT: report,
      FORTICLOUD_TEST_GREP: values.grep ?? "",
      ...hostNetworkEnvironment(networkDir, path.resolve("out/test/systemStore.js"), await freePort()),
    },
  });
  const closeBrowser = showInBrowser(server.address, path.join(dataDir, "browser"));
  try {
    say(`in VS Code ${version}`);
    const outcome = await followReport(report);
    if (outcome.failed > 0) return 1;
  } finally {
    await closeBrowser();
    await server.stop();
  }
  for (const folder of [dataDir, networkDir]) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  return 0;
}

/**
 * Shows the report's lines as they come, until the closing one.
 * @param {string} report
 * @returns {Promise<{ failed: number }>}
 */
async function followReport(report) {
  let shown = 0;
  const patienceMs = process.env["FORTICLOUD_LONG"] === "1" ? 1_260_000 : 660_000;
  let deadline = Date.now() + patienceMs;
  for (;;) {
    const text = fs.existsSync(report) ? fs.readFileSync(report, "utf8") : "";
    const lines = text
      .slice(0, text.lastIndexOf("\n") + 1)
      .split("\n")
      .slice(0, -1);
    for (const line of lines.slice(shown)) say(line);
    if (lines.length > shown) deadline = Date.now() + patienceMs;
    shown = lines.length;
    const closing = /^\d+ passed, (\d+) failed$/.exec(lines.at(-1) ?? "");
    if (closing) return { failed: Number(closing[1]) };
    if (Date.now() > deadline) {
      throw new Error(
        `The extension host said nothing for ${patienceMs / 60_000} minutes; see ${path.dirname(report)}/server.log\n0 passed, 1 failed`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
