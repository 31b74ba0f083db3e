import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import type { BadHostReason, ServiceError, ServiceErrorKind } from "../services/errors";

/**
 * How long to wait, in ms, where a service does not say: FortiToken Cloud advises five minutes (contract: FortiToken Cloud 4),
 * FortiCNP counts per minute (contract: FortiCNP 5).
 */
const rateLimitPauseMs: Readonly<Record<ServiceId, number>> = { fortitoken: 300_000, forticnp: 60_000 };

/** What the words tell of the profile. */
interface Owner {
  readonly label: string;
  readonly service: ServiceId;
}

/**
 * What happened and what to do, from the error's kind and facts.
 * @param profile whose request it was, where that is known.
 */
export function wordsFor(error: ServiceError, profile: Owner | undefined): string {
  const words = kinds[error.kind](error, placeOf(error, profile), profile?.service ?? "fortitoken");
  return error.serviceMessage ? `${words} ${vscode.l10n.t('The service said: "{0}"', error.serviceMessage)}` : words;
}

/** Where it happened, such as `Example Co (www.forticnp.com:443)`. */
function placeOf({ host }: ServiceError, profile: Owner | undefined): string {
  if (host === undefined) return profile?.label ?? vscode.l10n.t("the service");
  return profile ? `${profile.label} (${host})` : host;
}

type Words = (error: ServiceError, place: string, service: ServiceId) => string;

const kinds: Readonly<Record<ServiceErrorKind, Words>> = {
  dns: (_, place) =>
    vscode.l10n.t("No address was found for {0}. Check the host's name in the profile and your network's DNS.", place),
  connection: (_, place) =>
    vscode.l10n.t(
      "{0} does not answer. Check that it runs and that no firewall blocks its port, then try again.",
      place,
    ),
  proxy: (_, place) =>
    vscode.l10n.t(
      'The proxy on the way to {0} refused the connection. Check the setting "http.proxy" and its sign-in.',
      place,
    ),
  tls: ({ code }, place) =>
    vscode.l10n.t(
      "The certificate of {0} is not trusted ({1}). Check the host's name; if your organisation inspects traffic, add its CA to this machine's trusted certificates.",
      place,
      code ?? "TLS",
    ),
  timeout: (_, place) =>
    vscode.l10n.t('{0} did not answer in time. Try again, or raise the setting "forticloud.requestTimeout".', place),
  cancelled: () => vscode.l10n.t("Cancelled. Nothing more is sent; start again when you like."),
  signIn: (_, place) =>
    vscode.l10n.t(
      "{0} refused the sign-in. The secret is wrong, expired or taken back: sign in again with a valid one.",
      place,
    ),
  signedOut: (_, place) => vscode.l10n.t("The secret for {0} is not kept on this machine. Sign in again.", place),
  permission: (_, place) =>
    vscode.l10n.t(
      "{0} does not allow this with this sign-in. Ask an administrator for the permission, or use another profile.",
      place,
    ),
  subscription: (_, place) =>
    vscode.l10n.t(
      "{0} has no valid subscription for this, or its quota is used up. Check the licence in the service's portal.",
      place,
    ),
  notFound: (_, place) =>
    vscode.l10n.t(
      "{0} does not have this, or no longer. Refresh the view; if all of it is missing, this tenant does not offer it.",
      place,
    ),
  notAllowed: (_, place) =>
    vscode.l10n.t(
      "{0} does not offer this call to this kind of API client. Use a profile of another kind of client.",
      place,
    ),
  conflict: (_, place) =>
    vscode.l10n.t(
      "{0} refused because of a conflict: it exists already, or a running task holds it. Refresh, then try again.",
      place,
    ),
  badRequest: (_, place) => vscode.l10n.t("{0} did not accept what was sent. Check the values and try again.", place),
  rateLimit: ({ retryAfterMs }, place, service) =>
    vscode.l10n.t(
      "{0} got too many requests. Try again in {1}.",
      place,
      duration(retryAfterMs ?? rateLimitPauseMs[service]),
    ),
  server: ({ status, retryAfterMs }, place) =>
    retryAfterMs === undefined
      ? vscode.l10n.t("{0} has a problem of its own (status {1}). Try again in a while.", place, status ?? "5xx")
      : vscode.l10n.t(
          "{0} has a problem of its own (status {1}). Try again in {2}.",
          place,
          status ?? "5xx",
          duration(retryAfterMs),
        ),
  notJson: (_, place) =>
    vscode.l10n.t(
      "{0} answered with something other than data, perhaps a web page. Check the profile's host and whether a proxy answers in its place.",
      place,
    ),
  emptyAnswer: (_, place) =>
    vscode.l10n.t("{0} sent an empty answer. Look whether the change took effect, then try again.", place),
  tooLarge: (_, place) =>
    vscode.l10n.t("The answer of {0} is too large to take. Narrow the filter and try again.", place),
  redirect: (_, place) =>
    vscode.l10n.t(
      "{0} wants to send the request to another address, which is not followed. Put the right host into the profile.",
      place,
    ),
  readOnly: (_, place) =>
    vscode.l10n.t("Nothing was sent to {0}: this profile is read-only. Edit the profile to allow changes.", place),
  badHost: ({ reason }) =>
    reason ? badHosts[reason]() : vscode.l10n.t("This host cannot be used. Edit the profile's host."),
  unexpected: ({ status }, place) =>
    status === undefined
      ? vscode.l10n.t("Something unexpected happened with {0}. The log says more.", place)
      : vscode.l10n.t("{0} gave an unexpected answer (status {1}). The log says more.", place, status),
};

const badHosts: Readonly<Record<BadHostReason, () => string>> = {
  empty: () => vscode.l10n.t("Enter a host, such as ftc.fortinet.com."),
  syntax: () => vscode.l10n.t("This is no host name. Enter one such as ftc.fortinet.com or ftc.fortinet.com:9696."),
  scheme: () => vscode.l10n.t("Only https addresses can be used. Leave the scheme out or write https://."),
  httpNotLoopback: () =>
    vscode.l10n.t(
      "http would send secrets readably over the network; it is for this machine (127.0.0.1) only. Use https.",
    ),
  userInfo: () =>
    vscode.l10n.t("Leave out the user name and password before the @; the secret is asked for separately."),
  path: () => vscode.l10n.t("Enter the host alone, without a path after it."),
  query: () => vscode.l10n.t("Enter the host alone, without ? or # after it."),
  port: () => vscode.l10n.t("The port must be a number from 1 to 65535."),
};

/** A duration in ms as people say it: 40 s, 5 min. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 120 ? vscode.l10n.t("{0} s", seconds) : vscode.l10n.t("{0} min", Math.ceil(seconds / 60));
}
