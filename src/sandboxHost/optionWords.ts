import { l10n } from "vscode";
import { adjustableOptions, type AdjustableOptions } from "../sandbox/options";
import type { OptionValue } from "./sandboxState";

export type OptionName = keyof AdjustableOptions;

/** An option of the sandbox, as the view shows it. */
interface OptionWords {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly help: string;
  /** What a certain number means. */
  readonly special?: { readonly value: number; readonly words: string };
}

/** In the order in which they are shown. */
export const optionNames = Object.keys(adjustableOptions) as OptionName[];

export const defaultOf = (name: OptionName): OptionValue => adjustableOptions[name].default;

export function isChanged(name: OptionName, value: OptionValue): boolean {
  return JSON.stringify(value) !== JSON.stringify(defaultOf(name));
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(adjustableOptions, name);
}

/** The value with its unit; a duration in the largest unit that is exact. */
export function valueText(name: OptionName, value: OptionValue): string {
  const { special } = optionWords(name);
  const { placeholder } = adjustableOptions[name];
  if (typeof value === "boolean") return value ? l10n.t("on") : l10n.t("off");
  if (typeof value === "object") {
    return value.length === 1 ? l10n.t("1 operation") : l10n.t("{0} operations", value.length);
  }
  if (value === special?.value) return special.words;
  if (placeholder === "ms") return durationText(value);
  return placeholder === "s" ? durationText(value * 1000) : String(value);
}

function durationText(ms: number): string {
  if (ms === 0) return l10n.t("none");
  if (ms % 3600_000 === 0) return l10n.t("{0} h", ms / 3600_000);
  if (ms % 60_000 === 0) return l10n.t("{0} min", ms / 60_000);
  if (ms % 1000 === 0) return l10n.t("{0} s", ms / 1000);
  return l10n.t("{0} ms", ms);
}

/** Why an entered number is invalid; undefined when it is valid. */
export function numberProblem(name: OptionName, typed: string): string | undefined {
  const { holds, range } = adjustableOptions[name];
  if (/^-?\d+$/.test(typed.trim()) && holds(Number(typed))) return undefined;
  return l10n.t("Enter a whole number from {0} to {1}.", range?.min ?? 0, range?.max ?? 0);
}

/** A prompt with the allowed numbers and the default. */
export function rangeText(name: OptionName): string {
  const { range, placeholder } = adjustableOptions[name];
  const { special } = optionWords(name);
  const from = [range?.min, range?.max, defaultOf(name)].map(String) as [string, string, string];
  const limits =
    placeholder === "ms"
      ? l10n.t("Milliseconds, from {0} to {1}; {2} by default.", ...from)
      : placeholder === "s"
        ? l10n.t("Seconds, from {0} to {1}; {2} by default.", ...from)
        : l10n.t("From {0} to {1}; {2} by default.", ...from);
  return special ? `${limits} ${l10n.t("{0}: {1}.", special.value, special.words)}` : limits;
}

export function optionWords(name: OptionName): OptionWords {
  const words: Readonly<Record<OptionName, OptionWords>> = {
    latencyMs: { label: l10n.t("Latency"), help: l10n.t("Pause before every response.") },
    latencySpreadMs: {
      label: l10n.t("Latency spread"),
      help: l10n.t("Maximum random time that is added to the latency, from the seed."),
    },
    tokenLifetimeSeconds: { label: l10n.t("Token lifetime"), help: l10n.t("Lifetime of an access token.") },
    trial: {
      label: l10n.t("Trial account"),
      help: l10n.t("Whether the request limit of a trial account applies."),
    },
    trialRequests: {
      label: l10n.t("Trial requests"),
      help: l10n.t("Requests a trial account may send per interval."),
    },
    trialWindowMs: { label: l10n.t("Trial interval"), help: l10n.t("Length of the trial's interval.") },
    pushLifetimeMs: { label: l10n.t("Push lifetime"), help: l10n.t("How long a push waits for a response.") },
    codeLifetimeMs: { label: l10n.t("Code lifetime"), help: l10n.t("Lifetime of a code sent by e-mail or SMS.") },
    lockoutAttempts: { label: l10n.t("Lockout attempts"), help: l10n.t("Consecutive wrong codes that lock a user.") },
    lockoutPeriodMs: { label: l10n.t("Lockout period"), help: l10n.t("How long a locked user stays locked.") },
    bypassAllowed: { label: l10n.t("Bypass allowed"), help: l10n.t("Whether users may be set to bypass.") },
    autoAlias: {
      label: l10n.t("Auto alias"),
      help: l10n.t("Whether a new user becomes an alias of the base user with the same e-mail address."),
    },
    smsLeft: { label: l10n.t("SMS credits"), help: l10n.t("SMS credits of the account.") },
    taskDurationMs: { label: l10n.t("User sync duration"), help: l10n.t("How long a user sync runs.") },
    accessLifetimeMs: { label: l10n.t("Access token lifetime"), help: l10n.t("Lifetime of an access token.") },
    refreshLifetimeMs: { label: l10n.t("Refresh token lifetime"), help: l10n.t("Lifetime of a refresh token.") },
    requestsPerMinute: {
      label: l10n.t("Requests per minute"),
      help: l10n.t("Requests per credential in any 60 seconds."),
      special: { value: 0, words: l10n.t("no limit") },
    },
    throttleStatus: { label: l10n.t("Throttle status"), help: l10n.t("HTTP status of a request beyond the limit.") },
    retryAfterSeconds: {
      label: l10n.t("Retry-After"),
      help: l10n.t("Header of the response to a request beyond the limit."),
      special: { value: -1, words: l10n.t("no header") },
    },
    notOffered: {
      label: l10n.t("Not offered"),
      help: l10n.t("Operations that return 404, as on a tenant that does not offer them."),
    },
  };
  return words[name];
}
