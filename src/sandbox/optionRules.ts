import { operations } from "../contract";
import { defaultOptions, type AdjustableOptions, type SandboxOptions, type StartOptions } from "./options";

/** What an option may be. */
export interface OptionRule {
  readonly type: "number" | "flag" | "list";
  readonly holds: (value: unknown) => boolean;
  /** The allowed values in words. */
  readonly expected: string;
  /** The limits of a number. */
  readonly range?: { readonly min: number; readonly max: number };
}

const DAY_MS = 86_400_000;

function wholeNumberRule(min: number, max: number): OptionRule {
  return {
    type: "number",
    holds: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
    expected: `a whole number from ${min} to ${max}`,
    range: { min, max },
  };
}

const flagRule: OptionRule = { type: "flag", holds: (value) => typeof value === "boolean", expected: "true or false" };

const offered = Object.keys(operations.forticnp);
const forticnpOperations: OptionRule = {
  type: "list",
  holds: (value) => Array.isArray(value) && value.every((id) => offered.includes(id as string)),
  expected: `a list of operation ids of FortiCNP (${offered.join(", ")})`,
};

const startRules: Readonly<Record<Exclude<keyof StartOptions, "now" | "marker">, OptionRule>> = {
  fortitokenPort: wholeNumberRule(0, 65_535),
  forticnpPort: wholeNumberRule(0, 65_535),
  seed: wholeNumberRule(-0x8000_0000, 0x7fff_ffff),
  users: wholeNumberRule(0, 200_000),
  alerts: wholeNumberRule(0, 200_000),
};

/** The rules of the options that can be changed while the sandbox runs. */
export const adjustableRules: Readonly<Record<keyof AdjustableOptions, OptionRule>> = {
  latencyMs: wholeNumberRule(0, 60_000),
  latencySpreadMs: wholeNumberRule(0, 60_000),
  tokenLifetimeSeconds: wholeNumberRule(1, 86_400),
  trial: flagRule,
  trialRequests: wholeNumberRule(1, 1_000_000),
  trialWindowMs: wholeNumberRule(1, DAY_MS),
  taskDurationMs: wholeNumberRule(0, DAY_MS),
  pushLifetimeMs: wholeNumberRule(1, DAY_MS),
  codeLifetimeMs: wholeNumberRule(1, DAY_MS),
  lockoutAttempts: wholeNumberRule(1, 1000),
  lockoutPeriodMs: wholeNumberRule(1, DAY_MS),
  bypassAllowed: flagRule,
  autoAlias: flagRule,
  smsLeft: wholeNumberRule(0, 1_000_000),
  accessLifetimeMs: wholeNumberRule(1, 7 * DAY_MS),
  refreshLifetimeMs: wholeNumberRule(1, 7 * DAY_MS),
  requestsPerMinute: wholeNumberRule(0, 1_000_000),
  throttleStatus: wholeNumberRule(400, 599),
  retryAfterSeconds: wholeNumberRule(-1, 86_400),
  notOffered: forticnpOperations,
};

/** The rule of every option but the clock and the marker. */
export const optionRules = { ...startRules, ...adjustableRules };

/** Fills in the defaults. @throws RangeError naming the option and what it may be. */
export function resolveOptions(given: Partial<SandboxOptions>): SandboxOptions {
  const options = { ...defaultOptions, ...given };
  for (const name of Object.keys(optionRules) as (keyof typeof optionRules)[]) {
    checkOption(name, options[name], optionRules[name]);
  }
  if (options.fortitokenPort !== 0 && options.fortitokenPort === options.forticnpPort) {
    throw new RangeError(
      `Option fortitokenPort must differ from option forticnpPort; both are ${options.fortitokenPort}.`,
    );
  }
  return options;
}

/** @throws RangeError naming the option and what it may be. */
export function checkOption(name: string, value: unknown, { holds, expected }: OptionRule): void {
  if (!holds(value)) {
    throw new RangeError(`Option ${name} must be ${expected}, not ${JSON.stringify(value)}.`);
  }
}
