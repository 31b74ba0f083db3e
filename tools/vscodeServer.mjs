// @ts-check
/**
 * A real VS Code server with its web workbench, from the npm registry. The `code-server` package contains a built VS
 * Code; only that part is used, through VS Code's own entry point.
 *
 * Not `@vscode/test-cli` or `@vscode/test-web`: both download VS Code from its own update server, and many build
 * machines can reach only a package registry. `npm run test:desktop` uses `@vscode/test-electron` if that download
 * works.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { endChild, run, say, startChild } from "./setup.mjs";

/** The packages of each VS Code version, and the Node major version of its extension host. */
const releases = {
  "1.139.1": { codeServer: "4.139.1", nodeMajor: 24, node: "24.21.0" },
  "1.100.3": { codeServer: "4.100.3", nodeMajor: 20, node: "20.20.2" },
};

export const newestVersion = "1.139.1";
export const oldestVersion = "1.100.3";

/**
 * Fetches the release into `.vscode-test/` unless it is there.
 * @param {string} version
 * @returns {{ node: string, root: string }} the Node to run it with, and the folder of VS Code's server
 */
export function ensureVsCode(version) {
  const release = releases[/** @type {keyof typeof releases} */ (version)];
  if (!release)
    throw new Error(`VS Code ${version} is not known here; choose one of ${Object.keys(releases).join(", ")}`);
  const cache = path.resolve(".vscode-test", version);
  const root = path.join(cache, "code-server/lib/vscode");
  const ownNode = Number(process.versions.node.split(".")[0]) === release.nodeMajor;
  const windows = process.platform === "win32";
  const node = ownNode ? process.execPath : path.join(cache, windows ? "node/bin/node.exe" : "node/bin/node");
  const complete = path.join(cache, "unpacked");
  if (!fs.existsSync(complete) || !fs.existsSync(node)) {
    say(`Fetching VS Code ${version}…`);
    unpack(`code-server@${release.codeServer}`, path.join(cache, "code-server"));
    run("npm", ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      quiet: true,
    });
    const platform = windows ? "win" : process.platform;
    if (!ownNode) unpack(`node-${platform}-${process.arch}@${release.node}`, path.join(cache, "node"));
    fs.writeFileSync(complete, "");
  }
  fs.copyFileSync("tools/spdlog.cjs", path.join(root, "node_modules/@vscode/spdlog/index.js"));
  return { node, root };
}

/**
 * Unpacks a package of the npm registry, without its dependencies.
 * @param {string} name with its version
 * @param {string} folder emptied first
 */
function unpack(name, folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  run("npm", ["pack", name, "--pack-destination", folder, "--loglevel=error"], { quiet: true });
  const [archive = ""] = fs.readdirSync(folder);
  run("tar", ["-xzf", archive, "--strip-components=1"], { cwd: folder });
  fs.rmSync(path.join(folder, archive));
}

/** Hides parts of the workbench that do not belong to the extension. */
const calmWindow = {
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "security.workspace.trust.startupPrompt": "never",
  "workbench.reduceMotion": "on",
  "workbench.tips.enabled": false,
  "window.commandCenter": false,
};

/** Tests send thousands of requests without a limit, and must see the first failure of each. */
export const testSettings = { "forticloud.retries": 0, "forticloud.forticnp.requestsPerMinute": 0 };

/**
 * How the extension gets into the window: this folder linked among the installed extensions, an installed package, or
 * this folder in development with the tests for its extension host.
 * @typedef {{ kind: "linked" } | { kind: "vsix", file: string } | { kind: "tests", entry: string }} Loading
 */

/**
 * @typedef {object} RunningServer
 * @property {string} address of a window with the extension. It contains the connection token, which allows everything
 * that this process may do
 * @property {(folder: string) => string} addressOf a window that shows a folder
 * @property {string} dataDir readable only by its owner
 * @property {number | undefined} pid the parent of the extension hosts
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server on loopback. Its windows may read and write files, and it checks neither Host nor Origin, so it
 * requires a random connection token. The token is passed in a file, because all users can read the arguments of a
 * process.
 * @param {object} options
 * @param {string} options.version
 * @param {string} options.dataDir emptied first
 * @param {Loading} options.extension
 * @param {number} [options.port] 0 or absent: any free one
 * @param {Record<string, unknown>} [options.machineSettings]
 * @param {Record<string, unknown>} [options.userSettings]
 * @param {NodeJS.ProcessEnv} [options.env] added to the environment of the extension host
 * @returns {Promise<RunningServer>}
 */
export async function startServer(options) {
  const { node, root } = ensureVsCode(options.version);
  const port = options.port || (await freePort());
  const dataDir = path.resolve(options.dataDir);
  const extensionsDir = path.join(dataDir, "extensions");
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  fs.mkdirSync(extensionsDir);
  const token = randomBytes(24).toString("base64url");
  const tokenFile = path.join(dataDir, "connection-token");
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });
  writeSettings(path.join(dataDir, "data/Machine/settings.json"), options.machineSettings ?? {});
  writeSettings(path.join(dataDir, "data/User/settings.json"), { ...calmWindow, ...options.userSettings });
  const main = path.join(root, "out/server-main.js");
  const folders = ["--server-data-dir", dataDir, "--extensions-dir", extensionsDir];
  if (options.extension.kind === "vsix") {
    const install = ["--install-extension", path.resolve(options.extension.file), "--accept-server-license-terms"];
    run(node, [main, ...install, ...folders], { quiet: true });
  }
  if (options.extension.kind === "linked") linkExtension(extensionsDir);
  const logFile = path.join(dataDir, "server.log");
  const log = fs.openSync(logFile, "a");
  const child = startChild(
    node,
    [
      main,
      ...["--host", "127.0.0.1", "--port", String(port), "--connection-token-file", tokenFile],
      "--accept-server-license-terms",
      // Lets the address name tests. It also hides notifications, so only windows that run tests get it.
      ...(options.extension.kind === "tests" ? ["--enable-smoke-test-driver"] : []),
      ...["--telemetry-level", "off", ...folders],
    ],
    { stdio: ["ignore", log, log], env: { ...process.env, ...options.env } },
  );
  await waitUntilListening(port, child, logFile);
  const address = windowAddress(port, token, options.extension);
  return {
    address,
    addressOf: (folder) => `${address}&${new URLSearchParams({ folder }).toString()}`,
    dataDir,
    pid: child.pid,
    stop: () => endChild(child),
  };
}

/** @param {string} extensionsDir */
function linkExtension(extensionsDir) {
  const { publisher, name, version } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  fs.symlinkSync(process.cwd(), path.join(extensionsDir, `${publisher}.${name}-${version}`), "junction");
}

/**
 * @param {number} port
 * @param {string} token
 * @param {Loading} extension
 */
function windowAddress(port, token, extension) {
  const window = `http://127.0.0.1:${port}/?tkn=${token}`;
  if (extension.kind !== "tests") return window;
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  const payload = [
    ["extensionDevelopmentPath", remote(".")],
    ["extensionTestsPath", remote(extension.entry)],
    ["skipWelcome", "true"],
  ];
  return `${window}&${new URLSearchParams({ ew: "true", payload: JSON.stringify(payload) }).toString()}`;
}

/**
 * @param {string} file
 * @param {Record<string, unknown>} settings
 */
function writeSettings(file, settings) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, null, 2));
}

/** @returns {Promise<number>} a port that was free a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/**
 * @param {number} port
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} logFile
 */
async function waitUntilListening(port, child, logFile) {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`VS Code's server ended at once; see ${logFile}`);
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`VS Code's server did not answer on port ${port} within three minutes; see ${logFile}`);
}

/** @param {number} port */
async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/version`)).ok;
  } catch {
    return false;
  }
}
