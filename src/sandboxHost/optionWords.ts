import { l10n } from "vscode";
import type { ServiceId } from "../contract";
import { adjustableRules } from "../sandbox/optionRules";
import { defaultOptions, type AdjustableOptions } from "../sandbox/options";
import type { OptionValue } from "./sandboxState";

export type OptionName = keyof AdjustableOptions;

/** An option of the sandbox, for people. */
export interface OptionWords {
  readonly label: string;
  /** The service it belongs to; absent when it holds for both. */
  readonly service?: ServiceId;
  /** What it does, in a sentence. */
  readonly help: string;
  readonly unit?: "ms" | "s";
  /** What a certain number means. */
  readonly special?: { readonly value: number; readonly words: string };
}

/** In the order in which they are shown. */
export const optionNames: readonly OptionName[] = [
  "latencyMs",
  "latencySpreadMs",
  "tokenLifetimeSeconds",
  "trial",
  "trialRequests",
  "trialWindowMs",
  "pushLifetimeMs",
  "codeLifetimeMs",
  "lockoutAttempts",
  "lockoutPeriodMs",
  "bypassAllowed",
  "autoAlias",
  "smsLeft",
  "taskDurationMs",
  "accessLifetimeMs",
  "refreshLifetimeMs",
  "requestsPerMinute",
  "throttleStatus",
  "retryAfterSeconds",
  "notOffered",
];

export const defaultOf = (name: OptionName): OptionValue => defaultOptions[name];

export function isChanged(name: OptionName, value: OptionValue): boolean {
  return JSON.stringify(value) !== JSON.stringify(defaultOf(name));
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(adjustableRules, name);
}

/** The value with its unit; a duration of whole seconds or more in the largest unit that keeps it exact. */
export function valueText(name: OptionName, value: OptionValue): string {
  const { unit, special } = optionWords(name);
  if (typeof value === "boolean") return value ? l10n.t("on") : l10n.t("off");
  if (typeof value === "object") {
    return value.length === 1 ? l10n.t("1 operation") : l10n.t("{0} operations", value.length);
  }
  if (value === special?.value) return special.words;
  if (unit === undefined) return String(value);
  return durationText(unit === "s" ? value * 1000 : value);
}

function durationText(ms: number): string {
  if (ms === 0) return l10n.t("none");
  if (ms % 3600_000 === 0) return l10n.t("{0} h", ms / 3600_000);
  if (ms % 60_000 === 0) return l10n.t("{0} min", ms / 60_000);
  if (ms % 1000 === 0) return l10n.t("{0} s", ms / 1000);
  return l10n.t("{0} ms", ms);
}

/** What is wrong with what was typed for a number; undefined when it may be set. */
export function numberProblem(name: OptionName, typed: string): string | undefined {
  const { holds, range } = adjustableRules[name];
  if (/^-?\d+$/.test(typed.trim()) && holds(Number(typed))) return undefined;
  return l10n.t("Enter a whole number from {0} to {1}.", range?.min ?? 0, range?.max ?? 0);
}

/** The allowed numbers and the default, for a prompt. */
export function rangeText(name: OptionName): string {
  const { range } = adjustableRules[name];
  const { unit, special } = optionWords(name);
  const from = [range?.min, range?.max, defaultOptions[name]].map(String) as [string, string, string];
  const limits =
    unit === "ms"
      ? l10n.t("Milliseconds, from {0} to {1}; {2} by default.", ...from)
      : unit === "s"
        ? l10n.t("Seconds, from {0} to {1}; {2} by default.", ...from)
        : l10n.t("From {0} to {1}; {2} by default.", ...from);
  return special ? `${limits} ${l10n.t("{0}: {1}.", special.value, special.words)}` : limits;
}

export function optionWords(name: OptionName): OptionWords {
  const fortitoken = { service: "fortitoken" } as const;
  const forticnp = { service: "forticnp" } as const;
  switch (name) {
    case "latencyMs":
      return { label: l10n.t("Latency"), unit: "ms", help: l10n.t("Pause before every answer.") };
    case "latencySpreadMs":
      return {
        label: l10n.t("Latency spread"),
        unit: "ms",
        help: l10n.t("How much longer than the latency a pause may be, drawn from the seed."),
      };
    case "tokenLifetimeSeconds":
      return {
        ...fortitoken,
        label: l10n.t("Token lifetime"),
        unit: "s",
        help: l10n.t("How long a sign-in's token lives."),
      };
    case "trial":
      return {
        ...fortitoken,
        label: l10n.t("Trial account"),
        help: l10n.t("Whether the request limit of a trial account holds."),
      };
    case "trialRequests":
      return {
        ...fortitoken,
        label: l10n.t("Trial requests"),
        help: l10n.t("Requests a trial account may make per window."),
      };
    case "trialWindowMs":
      return {
        ...fortitoken,
        label: l10n.t("Trial window"),
        unit: "ms",
        help: l10n.t("Length of the trial's window."),
      };
    case "pushLifetimeMs":
      return {
        ...fortitoken,
        label: l10n.t("Push lifetime"),
        unit: "ms",
        help: l10n.t("How long a push waits for its answer."),
      };
    case "codeLifetimeMs":
      return {
        ...fortitoken,
        label: l10n.t("Code lifetime"),
        unit: "ms",
        help: l10n.t("How long a code that was sent can be used."),
      };
    case "lockoutAttempts":
      return {
        ...fortitoken,
        label: l10n.t("Lockout attempts"),
        help: l10n.t("Wrong codes in a row that lock a user."),
      };
    case "lockoutPeriodMs":
      return {
        ...fortitoken,
        label: l10n.t("Lockout period"),
        unit: "ms",
        help: l10n.t("How long a locked user stays locked."),
      };
    case "bypassAllowed":
      return { ...fortitoken, label: l10n.t("Bypass allowed"), help: l10n.t("Whether users may be set to bypass.") };
    case "autoAlias":
      return {
        ...fortitoken,
        label: l10n.t("Auto alias"),
        help: l10n.t("Whether a new user becomes an alias of the base user with the same e-mail address."),
      };
    case "smsLeft":
      return { ...fortitoken, label: l10n.t("SMS credits"), help: l10n.t("SMS credits of the account.") };
    case "taskDurationMs":
      return {
        ...fortitoken,
        label: l10n.t("User sync duration"),
        unit: "ms",
        help: l10n.t("How long a user sync runs."),
      };
    case "accessLifetimeMs":
      return {
        ...forticnp,
        label: l10n.t("Access token lifetime"),
        unit: "ms",
        help: l10n.t("How long an access token lives."),
      };
    case "refreshLifetimeMs":
      return {
        ...forticnp,
        label: l10n.t("Refresh token lifetime"),
        unit: "ms",
        help: l10n.t("How long a refresh token lives."),
      };
    case "requestsPerMinute":
      return {
        ...forticnp,
        label: l10n.t("Requests per minute"),
        help: l10n.t("Requests per credential in any 60 seconds."),
        special: { value: 0, words: l10n.t("no limit") },
      };
    case "throttleStatus":
      return {
        ...forticnp,
        label: l10n.t("Throttle status"),
        help: l10n.t("HTTP status of a request beyond the limit."),
      };
    case "retryAfterSeconds":
      return {
        ...forticnp,
        label: l10n.t("Retry-After"),
        unit: "s",
        help: l10n.t("Header of a request beyond the limit."),
        special: { value: -1, words: l10n.t("no header") },
      };
    case "notOffered":
      return {
        ...forticnp,
        label: l10n.t("Not offered"),
        help: l10n.t("Operations that answer 404, as on a tenant that does not have them."),
      };
  }
}
