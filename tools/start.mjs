// @ts-check
/**
 * `npm start`: the sandbox, and a real VS Code on loopback with the extension and one signed-in sandbox profile per
 * service.
 *
 * --smoke            opens it in headless Chromium, checks the views, saves out/smoke.png and exits
 * --vsix FILE        installs this package instead of linking the source folder
 * --vscode VERSION   another VS Code version than the newest
 * --port N           of VS Code's server (default 8710, any free one with --smoke)
 * --seed N, --users N, --alerts N   of the sandbox
 */
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { parseArgs } from "node:util";
import { build, ensureDependencies, main, say, startChild } from "./setup.mjs";

const { values } = parseArgs({
  options: {
    smoke: { type: "boolean", default: false },
    vsix: { type: "string" },
    vscode: { type: "string" },
    port: { type: "string" },
    seed: { type: "string" },
    users: { type: "string" },
    alerts: { type: "string" },
  },
});

main(async () => {
  ensureDependencies();
  build(...(values.smoke ? ["--tests"] : []));
  const { newestVersion, startServer } = await import("./vscodeServer.mjs");
  const sandbox = await startSandbox();
  const server = await startServer({
    version: values.vscode ?? newestVersion,
    dataDir: values.smoke ? "out/smoke" : "out/start",
    extension: values.vsix ? { kind: "vsix", file: values.vsix } : { kind: "linked" },
    port: Number(values.port ?? (values.smoke ? 0 : 8710)),
    machineSettings: { "forticloud.sandbox.connectTo": sandbox },
  });
  if (values.smoke) {
    const { launchBrowser } = await import("./browser.mjs");
    const { smoke } = createRequire(path.resolve("package.json"))("./out/test/smoke.js");
    const browser = await launchBrowser();
    await smoke(browser, server.address, "out/smoke.png");
    await browser.close();
    await server.stop();
    return;
  }
  say(`FortiToken Cloud sandbox: ${sandbox.fortitokenUrl}`);
  say(`FortiCNP sandbox:         ${sandbox.forticnpUrl}`);
  say(`\nOpen ${server.address}\nThis address is for you alone: it opens your files. Ctrl-C ends all of it.`);
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.stop();
});

/** @returns {Promise<{ fortitokenUrl: string, forticnpUrl: string }>} the sandbox's addresses */
function startSandbox() {
  const size = ["seed", "users", "alerts"].flatMap((name) => {
    const value = values[/** @type {"seed" | "users" | "alerts"} */ (name)];
    return value === undefined ? [] : [`--${name}`, value];
  });
  const child = startChild(
    process.execPath,
    ["dist/sandbox.js", "--fortitoken-port", "0", "--forticnp-port", "0", ...size],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The sandbox ended with exit code ${code}`)));
    readline
      .createInterface({ input: /** @type {import("node:stream").Readable} */ (child.stdout) })
      .on("line", (line) => {
        if (line.startsWith("ready ")) resolve(JSON.parse(line.slice("ready ".length)));
      });
  });
}
