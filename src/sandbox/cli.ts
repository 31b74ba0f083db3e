import { parseArgs } from "node:util";
import { forticnpCredentials, fortitokenCredentials } from "./credentials";
import { defaultOptions, type SandboxOptions } from "./options";

/** Option name -> field it sets, help text. */
const numberOptions = {
  "fortitoken-port": ["fortitokenPort", "port of FortiToken Cloud, 0 takes any free one"],
  "forticnp-port": ["forticnpPort", "port of FortiCNP, 0 takes any free one"],
  seed: ["seed", "same seed, same data"],
  users: ["users", "FortiToken Cloud users"],
  alerts: ["alerts", "FortiCNP alerts of the first company"],
  latency: ["latencyMs", "pause before every answer, in ms"],
  "token-lifetime": ["tokenLifetimeSeconds", "life of a FortiToken Cloud token, in s"],
  "access-lifetime": ["accessLifetimeMs", "life of a FortiCNP access token, in ms"],
  "refresh-lifetime": ["refreshLifetimeMs", "life of a FortiCNP refresh token, in ms"],
} as const satisfies Record<string, readonly [keyof Omit<SandboxOptions, "now">, string]>;

type OptionName = keyof typeof numberOptions;

const optionNames = Object.keys(numberOptions) as OptionName[];

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function help(): string {
  const lines = optionNames.map((name) => {
    const [field, text] = numberOptions[name];
    return `  --${`${name} <number>`.padEnd(26)}${text} (${defaultOptions[field]})`;
  });
  return [
    "Usage: node sandbox.js [options]",
    "Emulates FortiToken Cloud and FortiCNP on 127.0.0.1. Data is made up and lives in memory.",
    "",
    ...lines,
    `  --${"help".padEnd(26)}this text`,
  ].join("\n");
}

/** The options given on the command line, or "help". @throws Error for one that is unknown or not a number */
function readOptions(): Partial<SandboxOptions> | "help" {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      ...(Object.fromEntries(optionNames.map((name) => [name, { type: "string" }])) as Record<
        OptionName,
        { type: "string" }
      >),
    },
  });
  if (values.help) {
    return "help";
  }
  const given: Partial<Record<keyof Omit<SandboxOptions, "now">, number>> = {};
  for (const name of optionNames) {
    const text = values[name];
    if (text === undefined) {
      continue;
    }
    if (!/^-?\d+$/.test(text)) {
      throw new RangeError(`Option --${name} must be a whole number, not "${text}".`);
    }
    given[numberOptions[name][0]] = Number(text);
  }
  return given;
}

/** Prints the error, with options under the names they have here. */
function fail(error: unknown, exitCode: number): void {
  const message = error instanceof Error ? error.message : String(error);
  const named = optionNames.reduce(
    (text, name) => text.replaceAll(`ption ${numberOptions[name][0]}`, `ption --${name}`),
    message,
  );
  process.stderr.write(`${named}\n`);
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
    print(help());
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

void main();
