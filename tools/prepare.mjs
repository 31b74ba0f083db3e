// @ts-check
/** Fetches VS Code and a browser for the tests. */
import { ensureChromium } from "./browser.mjs";
import { ensureDependencies, main } from "./setup.mjs";
import { ensureVsCode, newestVersion } from "./vscodeServer.mjs";

main(async () => {
  ensureDependencies();
  ensureVsCode(newestVersion);
  ensureChromium();
});
