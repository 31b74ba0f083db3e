// @ts-check
/** A headless Chromium: the installed one, otherwise Debian's package if this process may install it. */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { endChild, run, say, startChild } from "./setup.mjs";

const places = [
  process.env["CHROME_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** @returns {string} the path of a Chromium */
export function ensureChromium() {
  const found = places.find((place) => place !== undefined && fs.existsSync(place));
  if (found) return found;
  const debian = fs.existsSync("/usr/bin/apt-get");
  if (!debian || process.getuid?.() !== 0) {
    throw new Error(
      debian
        ? "No Chromium found: install one (sudo apt-get install chromium fonts-liberation fonts-noto-core) or set CHROME_PATH"
        : "No Chromium found: install Chromium or Google Chrome, or set CHROME_PATH",
    );
  }
  say("Installing Chromium…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], { env, quiet: true });
  run(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation", "fonts-noto-core"],
    {
      env,
      quiet: true,
    },
  );
  return "/usr/bin/chromium";
}

/** Switches off the browser's background activity. */
const flags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ...["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  ...["--disable-sync", "--no-first-run"],
];

/**
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launchBrowser() {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath: ensureChromium(), args: flags });
}

/**
 * Shows an address without a debugging connection, because following the page would take as much time as the page.
 * @param {string} address is opened through a file, because it may contain a token and every user of the machine can
 * read the arguments of a process
 * @param {string} profileDir
 * @returns {() => Promise<void>} closes it
 */
export function showInBrowser(address, profileDir) {
  // A small window, because the processor paints its pixels.
  const small = ["--window-size=1280,1000", "--force-device-scale-factor=0.5"];
  const own = ["--headless=new", ...small, `--user-data-dir=${profileDir}`, "--remote-debugging-port=0"];
  const awake = [
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
  ];
  fs.mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const page = path.join(profileDir, "start.html");
  fs.writeFileSync(page, `<script>location.replace(${JSON.stringify(address)})</script>`, { mode: 0o600 });
  const child = startChild(ensureChromium(), [...flags, ...own, ...awake, pathToFileURL(page).href], {
    stdio: "ignore",
  });
  return () => endChild(child);
}
