// @ts-check
/** A headless Chromium: one that is there, else Debian's when we may install it. */
import fs from "node:fs";
import { run, say } from "./setup.mjs";

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

/**
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launchBrowser() {
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
      ...["--disable-sync", "--no-first-run"],
    ],
  });
}
