import { operations, type ServiceId } from "../contract";

/** An option of the sandbox. */
export interface OptionSpec<Value = unknown> {
  readonly type: "number" | "flag" | "list";
  readonly default: Value;
  readonly holds: (value: unknown) => boolean;
  /** The allowed values in words. */
  readonly expected: string;
  /** The limits of a number. */
  readonly range?: { readonly min: number; readonly max: number };
  /** Its flag of the command line, without the two hyphens. */
  readonly flag: string;
  /** The placeholder of its value in the help: unit or form. */
  readonly placeholder: string;
  /** Its line in the help. */
  readonly help: string;
}

type Unit = "ms" | "s" | "number" | "port" | "status";

const dayMs = 86_400_000;
const forticnpOperations = Object.keys(operations.forticnp);

function numberOption(
  standard: number,
  [min, max]: readonly [min: number, max: number],
  flag: string,
  placeholder: Unit,
  help: string,
): OptionSpec<number> {
  return {
    type: "number",
    default: standard,
    holds: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
    expected: `a whole number from ${min} to ${max}`,
    range: { min, max },
    flag,
    placeholder,
    help,
  };
}

function flagOption(standard: boolean, flag: string, help: string): OptionSpec<boolean> {
  return {
    type: "flag",
    default: standard,
    holds: (value) => typeof value === "boolean",
    expected: "true or false",
    flag,
    placeholder: "true|false",
    help,
  };
}

function operationsOption(standard: readonly string[], flag: string, help: string): OptionSpec<readonly string[]> {
  return {
    type: "list",
    default: standard,
    holds: (value) => Array.isArray(value) && value.every((id) => forticnpOperations.includes(id as string)),
    expected: `a list of operation ids of FortiCNP (${forticnpOperations.join(", ")})`,
    flag,
    placeholder: "ids",
    help,
  };
}

/** Fixed when a sandbox starts. */
const startOptions = {
  fortitokenPort: numberOption(
    9696,
    [0, 65_535],
    "fortitoken-port",
    "port",
    "port of FortiToken Cloud, 0 uses any free one",
  ),
  forticnpPort: numberOption(9697, [0, 65_535], "forticnp-port", "port", "port of FortiCNP, 0 uses any free one"),
  /** Same seed and same `now()` at the start give the same data. */
  seed: numberOption(1, [-0x8000_0000, 0x7fff_ffff], "seed", "number", "same seed, same data"),
  users: numberOption(60, [0, 200_000], "users", "number", "FortiToken Cloud users"),
  alerts: numberOption(
    240,
    [0, 200_000],
    "alerts",
    "number",
    "FortiCNP alerts of the first company; the second has a third of them",
  ),
};

const commonOptions = {
  latencyMs: numberOption(0, [0, 60_000], "latency", "ms", "pause before every response"),
  /** How much longer than `latencyMs` a pause may be. */
  latencySpreadMs: numberOption(
    0,
    [0, 60_000],
    "latency-spread",
    "ms",
    "maximum random time added to that pause, from the seed",
  ),
};

const fortitokenOptions = {
  tokenLifetimeSeconds: numberOption(3600, [1, 86_400], "token-lifetime", "s", "lifetime of an access token"),
  trial: flagOption(false, "trial", "whether the request limit of a trial account applies"),
  trialRequests: numberOption(
    60,
    [1, 1_000_000],
    "trial-requests",
    "number",
    "requests of a trial account per interval",
  ),
  trialWindowMs: numberOption(300_000, [1, dayMs], "trial-window", "ms", "length of that interval"),
  pushLifetimeMs: numberOption(60_000, [1, dayMs], "push-lifetime", "ms", "how long a push waits for a response"),
  codeLifetimeMs: numberOption(300_000, [1, dayMs], "code-lifetime", "ms", "lifetime of a code sent by e-mail or SMS"),
  lockoutAttempts: numberOption(7, [1, 1000], "lockout-attempts", "number", "consecutive wrong codes that lock a user"),
  lockoutPeriodMs: numberOption(60_000, [1, dayMs], "lockout-period", "ms", "how long a locked user stays locked"),
  bypassAllowed: flagOption(true, "bypass-allowed", "whether users may be set to bypass"),
  /** Whether a new user becomes an alias of the base user with the same e-mail address. */
  autoAlias: flagOption(false, "auto-alias", "whether users with the same e-mail address share a base user"),
  smsLeft: numberOption(1000, [0, 1_000_000], "sms-left", "number", "SMS credits of the account"),
  taskDurationMs: numberOption(4000, [0, dayMs], "task-duration", "ms", "how long a user sync runs"),
};

const forticnpOptions = {
  accessLifetimeMs: numberOption(2 * 3600_000, [1, 7 * dayMs], "access-lifetime", "ms", "lifetime of an access token"),
  refreshLifetimeMs: numberOption(
    8 * 3600_000,
    [1, 7 * dayMs],
    "refresh-lifetime",
    "ms",
    "lifetime of a refresh token",
  ),
  /** Per credential in any 60 seconds. */
  requestsPerMinute: numberOption(
    100,
    [0, 1_000_000],
    "requests-per-minute",
    "number",
    "limit per credential, token calls counted; 0 is none",
  ),
  throttleStatus: numberOption(429, [400, 599], "throttle-status", "status", "HTTP status beyond that limit"),
  retryAfterSeconds: numberOption(
    -1,
    [-1, 86_400],
    "retry-after",
    "s",
    "Retry-After of that response; -1 omits the header",
  ),
  /** These operations answer 404, as on a tenant without them. FortiCNP no longer documents the default ones. */
  notOffered: operationsOption(
    ["getAuthorizationToken", "getAccountRole", "listAlertPolicies"],
    "not-offered",
    "operations that return 404, separated by commas",
  ),
};

/** The options that can be changed while the sandbox runs, in the order in which they are shown. */
export const adjustableOptions = { ...commonOptions, ...fortitokenOptions, ...forticnpOptions };

/** Every option with a flag. */
export const flagOptions = { ...startOptions, ...adjustableOptions };

/** The options by group, as the help lists them. */
export const optionGroups: readonly (readonly [title: string, Readonly<Record<string, OptionSpec>>])[] = [
  ["Start", startOptions],
  ["Both services", commonOptions],
  ["FortiToken Cloud", fortitokenOptions],
  ["FortiCNP", forticnpOptions],
];

type ValuesOf<Specs> = { readonly [Name in keyof Specs]: Specs[Name] extends OptionSpec<infer Value> ? Value : never };

export type AdjustableOptions = ValuesOf<typeof adjustableOptions>;

export interface SandboxOptions extends ValuesOf<typeof startOptions>, AdjustableOptions {
  /** The clock, in epoch milliseconds. */
  readonly now: () => number;
  /**
   * Letters and digits in every token, so that a leaked token can be found. A secret or credential may end in a hyphen
   * and these characters. Empty means no marker.
   */
  readonly marker: string;
}

export const defaultOptions = {
  ...Object.fromEntries(Object.entries(flagOptions).map(([name, spec]) => [name, spec.default])),
  now: Date.now,
  marker: "",
} as unknown as SandboxOptions;

/** The service that an option belongs to; undefined for an option of both. */
export function serviceOf(name: keyof AdjustableOptions): ServiceId | undefined {
  return name in fortitokenOptions ? "fortitoken" : name in forticnpOptions ? "forticnp" : undefined;
}

/** Fills in the defaults. @throws RangeError naming the option and its allowed values */
export function resolveOptions(given: Partial<SandboxOptions>): SandboxOptions {
  const options = { ...defaultOptions, ...given };
  for (const name of Object.keys(flagOptions) as (keyof typeof flagOptions)[]) {
    checkOption(name, options[name], flagOptions[name]);
  }
  if (options.fortitokenPort !== 0 && options.fortitokenPort === options.forticnpPort) {
    throw new RangeError(
      `Option fortitokenPort must differ from option forticnpPort; both are ${options.fortitokenPort}.`,
    );
  }
  return options;
}

/** @throws RangeError naming the option and its allowed values */
export function checkOption(name: string, value: unknown, { holds, expected }: OptionSpec): void {
  if (!holds(value)) {
    throw new RangeError(`Option ${name} must be ${expected}, not ${JSON.stringify(value)}.`);
  }
}
