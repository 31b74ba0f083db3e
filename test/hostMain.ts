import fs from "node:fs";
import path from "node:path";
import { runMocha } from "./runMocha";

/**
 * Entry of the in-host suite, in the form both `@vscode/test-electron` and the web workbench expect. The window does not
 * report the outcome by itself: each line goes into the file named by `FORTICLOUD_TEST_REPORT` as it comes, the closing
 * `N passed, M failed` last, for the launcher to follow.
 */
export async function run(): Promise<void> {
  const report = process.env["FORTICLOUD_TEST_REPORT"];
  if (!report) throw new Error("FORTICLOUD_TEST_REPORT does not name a file for the outcome");
  const outcome = await runMocha(
    path.join(__dirname, "host.js"),
    (line) => fs.appendFileSync(report, `${line}\n`),
    process.env["FORTICLOUD_TEST_GREP"],
  );
  if (outcome.failed > 0) throw new Error(`${outcome.failed} failed`);
}
