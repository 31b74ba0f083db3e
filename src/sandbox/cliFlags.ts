import path from "node:path";
import { optionRules } from "./optionRules";
import { defaultOptions, type SandboxOptions } from "./options";
import { defaultTlsFolder } from "./tlsIdentity";

type OptionName = keyof typeof optionRules;

interface Flag {
  /** Without the two hyphens. */
  readonly name: string;
  /** What stands for the value in the help: its unit or form. */
  readonly value: string;
  readonly text: string;
}

type Flags = Partial<Readonly<Record<OptionName, Flag>>>;

function flagEntry(name: string, value: string, text: string): Flag {
  return { name, value, text };
}

const start = {
  fortitokenPort: flagEntry("fortitoken-port", "port", "port of FortiToken Cloud, 0 takes any free one"),
  forticnpPort: flagEntry("forticnp-port", "port", "port of FortiCNP, 0 takes any free one"),
  seed: flagEntry("seed", "number", "same seed, same data"),
  users: flagEntry("users", "number", "FortiToken Cloud users"),
  alerts: flagEntry("alerts", "number", "FortiCNP alerts of the first company; the second has a third of it"),
} satisfies Flags;

const both = {
  latencyMs: flagEntry("latency", "ms", "pause before every answer"),
  latencySpreadMs: flagEntry("latency-spread", "ms", "how much longer that pause may be, drawn from the seed"),
} satisfies Flags;

const fortitoken = {
  tokenLifetimeSeconds: flagEntry("token-lifetime", "s", "life of an access token"),
  trial: flagEntry("trial", "true|false", "whether the request limit of a trial account holds"),
  trialRequests: flagEntry("trial-requests", "number", "requests of a trial account per window"),
  trialWindowMs: flagEntry("trial-window", "ms", "length of that window"),
  taskDurationMs: flagEntry("task-duration", "ms", "how long a user sync runs"),
  pushLifetimeMs: flagEntry("push-lifetime", "ms", "how long a push waits for its answer"),
  codeLifetimeMs: flagEntry("code-lifetime", "ms", "life of a code sent by e-mail or SMS"),
  lockoutAttempts: flagEntry("lockout-attempts", "number", "wrong codes in a row that lock a user"),
  lockoutPeriodMs: flagEntry("lockout-period", "ms", "how long a locked user stays locked"),
  bypassAllowed: flagEntry("bypass-allowed", "true|false", "whether users may be set to bypass"),
  autoAlias: flagEntry("auto-alias", "true|false", "same e-mail address: one base user"),
  smsLeft: flagEntry("sms-left", "number", "SMS credits of the account"),
} satisfies Flags;

const forticnp = {
  accessLifetimeMs: flagEntry("access-lifetime", "ms", "life of an access token"),
  refreshLifetimeMs: flagEntry("refresh-lifetime", "ms", "life of a refresh token"),
  requestsPerMinute: flagEntry("requests-per-minute", "number", "limit per credential, token calls counted; 0 is none"),
  throttleStatus: flagEntry("throttle-status", "status", "HTTP status beyond that limit"),
  retryAfterSeconds: flagEntry("retry-after", "s", "Retry-After of that answer; -1 leaves the header away"),
  notOffered: flagEntry("not-offered", "ids", "operations that answer 404, separated by commas"),
} satisfies Flags;

/** The flag of every option. */
export const flags: Readonly<Record<OptionName, Flag>> = { ...start, ...both, ...fortitoken, ...forticnp };

/** The options of each group with their flags, as the help lists them. */
const groups: readonly (readonly [title: string, flags: Flags])[] = [
  ["Start", start],
  ["Both services", both],
  ["FortiToken Cloud", fortitoken],
  ["FortiCNP", forticnp],
];

/** Every flag of an option by name, as `parseArgs` wants them: each takes a value. */
export const flagSyntax: Readonly<Record<string, { readonly type: "string" }>> = Object.fromEntries(
  Object.values(flags).map(({ name }) => [name, { type: "string" }]),
);

/** The flags of HTTPS. */
export const tlsSyntax = { tls: { type: "boolean" }, "tls-dir": { type: "string" } } as const;

/** The folder of the CA, or undefined for plain HTTP. @throws RangeError when the flags do not fit together */
export function tlsFolderOf(given: Readonly<Record<string, unknown>>): string | undefined {
  const folder = given["tls-dir"];
  if (typeof folder !== "string") return given["tls"] === true ? defaultTlsFolder() : undefined;
  if (given["tls"] !== true) throw new RangeError("--tls-dir needs --tls.");
  if (folder === "") throw new RangeError("--tls-dir must name a folder.");
  return path.resolve(folder);
}

/** The help's lines about flags, with the defaults. */
export function describeFlags(): string[] {
  const options = groups.flatMap(([title, members]) => [
    "",
    `${title}:`,
    ...Object.entries(members).map(([option, { name, value, text }]) => {
      const standard = String(defaultOptions[option as OptionName]);
      return flagUsage(`--${name} <${value}>`, `${text} (${standard})`);
    }),
  ]);
  return [
    ...options,
    "",
    "HTTPS:",
    flagUsage("--tls", "HTTPS, also under the services' own names; a CA is made at the first start"),
    flagUsage("--tls-dir <folder>", `where this CA is kept (.forticloud-sandbox in the home folder)`),
  ];
}

function flagUsage(syntax: string, text: string): string {
  return `${`  ${syntax}`.padEnd(34)}${text}`;
}

/** The options that flags and their texts stand for. @throws RangeError for a text of the wrong form */
export function optionsOf(given: Readonly<Record<string, unknown>>): Partial<SandboxOptions> {
  const entries = (Object.keys(flags) as OptionName[]).flatMap((option) => {
    const text = given[flags[option].name];
    return typeof text === "string" ? [[option, valueOf(option, text)]] : [];
  });
  return Object.fromEntries(entries) as Partial<SandboxOptions>;
}

function valueOf(option: OptionName, text: string): unknown {
  const { type, expected } = optionRules[option];
  if (type === "list") {
    return text.split(",").filter((part) => part !== "");
  }
  const value = type === "flag" ? { true: true, false: false }[text] : /^-?\d+$/.test(text) ? Number(text) : undefined;
  if (value === undefined) {
    throw new RangeError(`Option ${option} must be ${expected}, not "${text}".`);
  }
  return value;
}

/** The text with options under the names they have on the command line. */
export function withFlagNames(text: string): string {
  return text.replace(/\b(option) (\w+)/gi, (whole, word: string, name: string) =>
    Object.hasOwn(flags, name) ? `${word} --${flags[name as OptionName].name}` : whole,
  );
}
