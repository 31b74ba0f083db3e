import { parseArgs } from "node:util";
import { unwaited } from "../unwaited";
import { describeFlags, flagSyntax, optionsOf, withFlagNames } from "./cliFlags";
import { forticnpCredentials, fortitokenCredentials } from "./credentials";
import type { SandboxOptions } from "./options";

const HELP = [
  "Usage: node sandbox.js [--flag <value>]...",
  "",
  "Emulates FortiToken Cloud and FortiCNP on 127.0.0.1 over plain HTTP. The data is made up and lives in memory.",
  "Prints the addresses and the sign-ins, then a line that begins with `ready`. Ctrl+C ends it.",
  "In parentheses: the defaults.",
  ...describeFlags(),
  "",
  "  -h, --help                      this text",
  "",
  "Control API, while it runs, at both addresses, for programs on this machine:",
  "  GET    /__sandbox                 addresses",
  "  GET    /__sandbox/options         every option but those under Start; PATCH changes those given",
  "  GET    /__sandbox/pushes          waiting and answered pushes, newest first",
  '  POST   /__sandbox/pushes/{authid} answers one: {"status": "authenticated"} or {"status": "rejected"}',
  "  GET    /__sandbox/codes           codes that were sent or that tokens show now; ?username= narrows",
  '  POST   /__sandbox/activate        activates a mobile token: {"username": "..."}',
  "  GET    /__sandbox/tasks           user syncs with their progress",
  "  GET    /__sandbox/requests        the last 1000 requests, without bodies and secrets",
  "  POST   /__sandbox/faults          errors, delays and dropped connections for the next requests; DELETE clears",
  "  GET    /__sandbox/state           all of this at once; ?after=<revision>&waitMs= waits for the next change",
  "  POST   /__sandbox/reset           everything as it was at the start",
  "",
  "Guide, with examples in curl, TypeScript and Python: docs/sandbox.md",
].join("\n");

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The options given on the command line, or "help". @throws Error for one that is unknown or of the wrong form */
function readOptions(): Partial<SandboxOptions> | "help" {
  const { values } = parseArgs({ options: { ...flagSyntax, help: { type: "boolean", short: "h" } } });
  return values["help"] === true ? "help" : optionsOf(values);
}

function fail(error: unknown, exitCode: number): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${withFlagNames(message)}\n`);
  process.exitCode = exitCode;
}

async function main(): Promise<void> {
  let options: Partial<SandboxOptions> | "help";
  try {
    options = readOptions();
  } catch (error) {
    fail(error, 2);
    process.stderr.write("See --help.\n");
    return;
  }
  if (options === "help") {
    print(HELP);
    return;
  }
  try {
    const { startSandbox } = await import("./index");
    const sandbox = await startSandbox(options);
    const stop = (): void => void sandbox.stop();
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    print(`FortiToken Cloud  ${sandbox.fortitokenUrl}`);
    for (const [name, { clientId, clientSecret }] of Object.entries(fortitokenCredentials)) {
      print(`FortiToken Cloud client ${name}: id ${clientId} secret ${clientSecret}`);
    }
    print(`FortiCNP  ${sandbox.forticnpUrl}`);
    for (const [name, credential] of Object.entries(forticnpCredentials)) {
      print(`FortiCNP credential ${name}: ${credential}`);
    }
    print(`ready ${JSON.stringify({ fortitokenUrl: sandbox.fortitokenUrl, forticnpUrl: sandbox.forticnpUrl })}`);
  } catch (error) {
    fail(error, error instanceof RangeError ? 2 : 1);
  }
}

unwaited(main());
