import { parseArgs } from "node:util";
import { fireAndForget } from "../fireAndForget";
import { describeFlags, flagSyntax, optionsOf, tlsFolderOf, tlsSyntax, withFlagNames } from "./cliFlags";
import { forticnpCredentials, fortitokenCredentials } from "./credentials";
import type { SandboxOptions } from "./options";
import { serviceNames, type TlsIdentity } from "./tlsIdentity";

const helpText = [
  "Usage: node sandbox.js [--flag <value>]...",
  "",
  "Emulates FortiToken Cloud and FortiCNP on 127.0.0.1, over plain HTTP or, with --tls, HTTPS. The data is synthetic and kept in memory.",
  "Prints the addresses and the sign-ins, then a line that begins with `ready`. Ctrl+C ends it.",
  "In parentheses: the defaults.",
  ...describeFlags(),
  "",
  "  -h, --help                      this text",
  "",
  "Control API, while it runs, at both addresses, for programs on this machine:",
  "  GET    /__sandbox                 addresses",
  "  GET    /__sandbox/options         every option except those under Start; PATCH changes the given ones",
  "  GET    /__sandbox/pushes          waiting and completed pushes, newest first",
  '  POST   /__sandbox/pushes/{authid} completes a push: {"status": "authenticated"} or {"status": "rejected"}',
  "  GET    /__sandbox/codes           codes that were sent or that tokens show now; ?username= filters",
  '  POST   /__sandbox/activate        activates a mobile token: {"username": "..."}',
  "  GET    /__sandbox/tasks           user syncs with their progress",
  "  GET    /__sandbox/requests        the last 1000 requests, without bodies and secrets",
  "  POST   /__sandbox/faults          errors, delays and dropped connections for the next requests; DELETE clears",
  "  GET    /__sandbox/state           all of this at once; ?after=<revision>&waitMs= waits for the next change",
  "  POST   /__sandbox/reset           restores the state of the start",
  "",
  "Guide, with examples in curl, TypeScript and Python: docs/sandbox.md",
].join("\n");

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Start {
  readonly options: Partial<SandboxOptions>;
  /** The folder of the CA; plain HTTP when undefined. */
  readonly tlsFolder: string | undefined;
}

/** Reads the command line. @throws Error for a flag that is unknown or of the wrong form */
function readFlags(): Start | "help" {
  const help = { type: "boolean", short: "h" } as const;
  const { values } = parseArgs({ options: { ...flagSyntax, ...tlsSyntax, help } });
  return values["help"] === true ? "help" : { options: optionsOf(values), tlsFolder: tlsFolderOf(values) };
}

function printCa({ caFile, renewed }: TlsIdentity): void {
  if (renewed !== undefined) {
    print(`The CA was replaced: ${renewed}. Programs need the new certificate.`);
  }
  print(`CA certificate  ${caFile}`);
  print(
    "It is not trusted by default. Pass it to your program: curl --cacert, NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE, SSL_CERT_FILE.",
  );
  print(`Answers as  localhost, ${serviceNames.join(", ")}`);
}

function exitWithError(error: unknown, exitCode: number): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${withFlagNames(message)}\n`);
  process.exitCode = exitCode;
}

async function main(): Promise<void> {
  let start: Start | "help";
  try {
    start = readFlags();
  } catch (error) {
    exitWithError(error, 2);
    process.stderr.write("See --help.\n");
    return;
  }
  if (start === "help") {
    print(helpText);
    return;
  }
  try {
    const { prepareTls, startSandbox } = await import("./index");
    const tls = start.tlsFolder === undefined ? undefined : await prepareTls(start.tlsFolder);
    const sandbox = await startSandbox(start.options, tls);
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
    if (tls) printCa(tls);
    const { fortitokenUrl, forticnpUrl } = sandbox;
    print(`ready ${JSON.stringify({ fortitokenUrl, forticnpUrl, ...(tls && { caFile: tls.caFile }) })}`);
  } catch (error) {
    exitWithError(error, error instanceof RangeError ? 2 : 1);
  }
}

fireAndForget(main());
