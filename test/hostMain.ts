import fs from "node:fs";
import path from "node:path";
import { runMocha } from "./runMocha";

/**
 * Entry of the in-host suite, in the form both `@vscode/test-electron` and the web workbench expect. The window does not
 * report the outcome by itself: it is written to the file named by `FORTICLOUD_TEST_REPORT`, for the launcher to read.
 */
export async function run(): Promise<void> {
  const report = process.env["FORTICLOUD_TEST_REPORT"];
  if (!report) throw new Error("FORTICLOUD_TEST_REPORT does not name a file for the outcome");
  const lines: string[] = [];
  const outcome = await runMocha(
    path.join(__dirname, "host.js"),
    (line) => lines.push(line),
    process.env["FORTICLOUD_TEST_GREP"],
  );
  fs.writeFileSync(`${report}.part`, JSON.stringify({ ...outcome, lines }));
  fs.renameSync(`${report}.part`, report);
  if (outcome.failed > 0) throw new Error(`${outcome.failed} failed`);
}
