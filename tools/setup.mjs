// @ts-check
/** Helpers for a fresh clone without installed packages: this file imports only Node's own modules. */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";

/** Installs the locked dependencies unless they are installed. */
export function ensureDependencies() {
  const locked = fs.readFileSync("package-lock.json", "utf8");
  const installed = "node_modules/.installed-lock.json";
  if (fs.existsSync(installed) && fs.readFileSync(installed, "utf8") === locked) return;
  say("Installing dependencies…");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  fs.writeFileSync(installed, locked);
}

/**
 * Builds the bundles.
 * @param {...string} flags of esbuild.js
 */
export function build(...flags) {
  run(process.execPath, ["esbuild.js", ...flags]);
}

/**
 * Runs a command and shows its output. Throws an error with the command's name if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? process.env,
    stdio: options.quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (result.status === 0) return;
  const output = options.quiet ? `\n${result.stdout ?? ""}${result.stderr ?? ""}` : "";
  throw new Error(
    `${command} ${args.join(" ")} failed (${result.error?.message ?? `exit code ${result.status}`})${output}`,
  );
}

/**
 * Runs a command, shows its output and returns its last line.
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.held] shows the output at the end, because another command prints meanwhile
 * @param {string} [options.title] shown above
 * @returns {Promise<{ code: number | null, lastLine: string }>}
 */
export function output(command, args, { env = process.env, held = false, title } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env,
      stdio: ["ignore", "pipe", "inherit"],
      shell: process.platform === "win32",
    });
    let text = title === undefined ? "" : `\n== ${title}\n`;
    if (!held) process.stdout.write(text);
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      if (!held) process.stdout.write(chunk);
      text += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (held) process.stdout.write(text);
      resolve({ code, lastLine: text.trimEnd().split("\n").at(-1) ?? "" });
    });
  });
}

/**
 * @param {string} line
 * @returns {{ passed: number, failed: number } | undefined} the counts of a suite's closing line, otherwise undefined
 */
export function countsOf(line) {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}

/**
 * Each child has its own process group, which is killed as a whole, because an extension host can outlive its server.
 */
const grouped = process.platform !== "win32";

/**
 * Starts a long-running child and ends it with this process.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function startChild(command, args, options) {
  const child = spawn(command, args, { ...options, detached: grouped });
  const stop = () => endGroup(child);
  process.once("exit", stop);
  child.once("exit", () => process.removeListener("exit", stop));
  return child;
}

/**
 * Ends a child and waits for its end, after which no process writes to its files.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<void>}
 */
export function endChild(child) {
  return new Promise((resolve) => {
    const ended = () => {
      endGroup(child);
      resolve();
    };
    if (child.exitCode !== null || child.signalCode !== null) return ended();
    child.once("exit", ended);
    child.kill();
  });
}

/**
 * Kills the remaining processes of a child's group.
 * @param {import("node:child_process").ChildProcess} child
 */
function endGroup(child) {
  if (!grouped || child.pid === undefined) return void child.kill();
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is empty.
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Ends the process, with one readable line if the work fails.
 * @param {() => Promise<number | void>} work resolves to the exit code; 0 if it returns nothing
 */
export function main(work) {
  work().then(
    (code) => process.exit(code ?? 0),
    (/** @type {unknown} */ error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
