import fs from "node:fs";
import path from "node:path";
import { MochaRun, type TestBundle } from "./runMocha";
import { TestQueue } from "./testQueue";

/** Marks the end of a test file's lines, because several windows write reports at the same time. */
const endOfFile = "--";

interface HostBundle extends Required<TestBundle> {
  readonly seenOperations: Set<string>;
}

/**
 * Entry of the host suite for `@vscode/test-electron` and the web workbench. The window cannot report its result
 * itself: it writes each line, and at the end `N passed, M failed`, into the file `FORTICLOUD_TEST_REPORT`, which the
 * launcher reads. Windows with the same folder `FORTICLOUD_TEST_QUEUE` share the test files.
 */
export async function run(): Promise<void> {
  const report = process.env["FORTICLOUD_TEST_REPORT"];
  if (!report) throw new Error("FORTICLOUD_TEST_REPORT does not name a file for the outcome");
  const write = (line: string): void => fs.appendFileSync(report, `${line}\n`);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { files, ownErrors, seenOperations } = require(path.join(__dirname, "host.js")) as HostBundle;
  const mocha = new MochaRun(write, process.env["FORTICLOUD_TEST_GREP"], () => ownErrors.take());
  const queue = new TestQueue(process.env["FORTICLOUD_TEST_QUEUE"] ?? `${report}.queue`, Object.keys(files));
  for (let name = await queue.next(); name !== undefined; name = await queue.next()) {
    for (const operation of queue.notes()) seenOperations.add(operation);
    await mocha.run(files[name] ?? (() => undefined));
    queue.done(name, [...seenOperations]);
    write(endOfFile);
  }
  const { failed } = mocha.finish();
  if (failed > 0) throw new Error(`${failed} failed`);
}
