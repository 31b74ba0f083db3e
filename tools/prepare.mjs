// @ts-check
/** Fetches what tests in a window need: VS Code and a browser. */
import { ensureChromium } from "./browser.mjs";
import { ensureDependencies, main } from "./setup.mjs";
import { ensureVsCode, newestVersion } from "./vscodeServer.mjs";

main(async () => {
  ensureDependencies();
  ensureVsCode(newestVersion);
  ensureChromium();
});
