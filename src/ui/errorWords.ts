import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import {
  type BadHostReason,
  isGarbled,
  isMarkup,
  type ServiceError,
  type ServiceErrorCategory,
} from "../services/errors";
import { rateLimitPauseMs } from "../waiting";

/** An error as localized text without secrets. */
export interface ErrorWords {
  /** What happened, short enough for a row, without a full stop. */
  readonly title: string;
  /** What happened and where; a sentence. */
  readonly happened: string;
  /** What to do: a sentence or two, or empty. */
  readonly todo: string;
  /** The message of the service, as a sentence; empty without one. */
  readonly serviceMessage: string;
}

/** What the text shows of the profile. */
interface Owner {
  readonly label: string;
  readonly service: ServiceId;
  readonly sandbox: boolean;
}

/** @param profile the profile that sent the request, if known */
export function wordsFor(error: ServiceError, profile: Owner | undefined): ErrorWords {
  const [title, happened, todo] = wordsByCategory[categoryToShow(error)](error, placeOf(error, profile), profile);
  const serviceMessage = error.serviceMessage ? vscode.l10n.t('Service message: "{0}"', error.serviceMessage) : "";
  return { title, happened, todo, serviceMessage };
}

/** The text for a program error. */
export function unexpectedWords(): ErrorWords {
  return {
    title: vscode.l10n.t("Unexpected error"),
    happened: vscode.l10n.t("Unexpected error."),
    todo: vscode.l10n.t("This is an error of the extension. See the log."),
    serviceMessage: "",
  };
}

/** The text for a file error; undefined for every other error. */
export function fileWords(error: unknown): ErrorWords | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", path } = error as NodeJS.ErrnoException;
  if (!(error instanceof vscode.FileSystemError) && !fileCodes.has(code)) return undefined;
  return {
    title: vscode.l10n.t("File not usable"),
    happened:
      typeof path === "string"
        ? vscode.l10n.t("{0} could not be read or written ({1}).", path, code)
        : vscode.l10n.t("A file could not be read or written ({0}).", code),
    todo: vscode.l10n.t("Check that the file exists, that you have access to it, and that the disk is not full."),
    serviceMessage: "",
  };
}

const fileCodes: ReadonlySet<string> = new Set(
  (
    "EACCES EBUSY EDQUOT EEXIST EIO EISDIR ELOOP EMFILE ENAMETOOLONG ENFILE ENOENT ENOSPC ENOTDIR ENOTEMPTY EPERM " +
    "EROFS"
  ).split(" "),
);

/** A 404 with a web page does not come from the service: the host is wrong. */
export function categoryToShow(error: ServiceError): ServiceErrorCategory {
  return error.category === "notFound" && isMarkup(error) ? "notJson" : error.category;
}

/** Where it happened, such as `Example Co (www.forticnp.com:443)`. */
function placeOf({ host }: ServiceError, profile: Owner | undefined): string {
  if (host === undefined) return profile?.label ?? vscode.l10n.t("the service");
  return profile ? `${profile.label} (${host})` : host;
}

type Words = readonly [title: string, happened: string, todo: string];

const wordsByCategory: Readonly<
  Record<ServiceErrorCategory, (error: ServiceError, place: string, profile: Owner | undefined) => Words>
> = {
  dns: (_, place) => [
    vscode.l10n.t("Host not found"),
    vscode.l10n.t("No address was found for {0}.", place),
    vscode.l10n.t("Check the host's name in the profile and your network's DNS."),
  ],
  connection: ({ code = "" }, place, profile) =>
    isGarbled(code)
      ? [
          vscode.l10n.t("Invalid response"),
          vscode.l10n.t("{0} sent an invalid HTTP response ({1}).", place, code),
          vscode.l10n.t("Check the host's name and port in the profile, and whether a proxy responds in its place."),
        ]
      : [
          vscode.l10n.t("No response from host"),
          vscode.l10n.t("{0} does not respond.", place),
          profile?.sandbox
            ? vscode.l10n.t("Start the sandbox, then try again.")
            : vscode.l10n.t("Check that the host runs and that no firewall blocks its port, then try again."),
        ],
  proxy: (error, place) => {
    const status = error.status?.toString() ?? /^HTTP_(\d+)$/.exec(error.code ?? "")?.[1];
    if (status === undefined) {
      return [
        vscode.l10n.t("Proxy not reached"),
        vscode.l10n.t("The proxy for {0} does not respond.", place),
        vscode.l10n.t('Check the setting "http.proxy" (or HTTPS_PROXY), and that the proxy runs.'),
      ];
    }
    if (status === "407") {
      return [
        vscode.l10n.t("Proxy requires a sign-in"),
        vscode.l10n.t("The proxy for {0} refused the sign-in (status 407).", place),
        vscode.l10n.t('Add the user name and password to the setting "http.proxy": http://user:password@host:port.'),
      ];
    }
    return [
      vscode.l10n.t("Refused by the proxy"),
      vscode.l10n.t("The proxy for {0} refused the connection (status {1}).", place, status),
      vscode.l10n.t("Check the host's name and port in the profile, or ask the proxy's administrator to allow them."),
    ];
  },
  tls: ({ code = "TLS", sent }, place) => {
    if (sent) {
      return [
        vscode.l10n.t("Connection lost"),
        vscode.l10n.t("The secure connection to {0} was lost before the response was complete ({1}).", place, code),
        vscode.l10n.t("Try again. If it happens often, check your VPN, proxy or firewall."),
      ];
    }
    switch (code) {
      case "CERT_HAS_EXPIRED":
        return [
          vscode.l10n.t("Certificate expired"),
          vscode.l10n.t("The certificate of {0} has expired.", place),
          vscode.l10n.t(
            "Check this machine's date; if it is right, the host's administrator must renew the certificate.",
          ),
        ];
      case "CERT_NOT_YET_VALID":
        return [
          vscode.l10n.t("Certificate not valid yet"),
          vscode.l10n.t("The certificate of {0} is not valid yet.", place),
          vscode.l10n.t(
            "Check this machine's date; if it is right, the host's administrator must replace the certificate.",
          ),
        ];
      case "ERR_TLS_CERT_ALTNAME_INVALID":
        return [
          vscode.l10n.t("Certificate of another host"),
          vscode.l10n.t("The server at {0} has another host's certificate.", place),
          vscode.l10n.t(
            "Check the host's name in the profile. If it is right, another server may be responding in its place.",
          ),
        ];
    }
    if (/^EPROTO$|^ERR_(SSL|OSSL)_/.test(code)) {
      return [
        vscode.l10n.t("No secure connection"),
        vscode.l10n.t("No secure connection to {0} could be made ({1}).", place, code),
        vscode.l10n.t("Check the host's name and port in the profile: the server may not support https."),
      ];
    }
    return [
      vscode.l10n.t("Certificate not trusted"),
      vscode.l10n.t("The certificate of {0} is not trusted ({1}).", place, code),
      vscode.l10n.t(
        "Check the host's name; if your organisation inspects traffic, add its CA to this machine's trusted certificates.",
      ),
    ];
  },
  timeout: (_, place) => [
    vscode.l10n.t("Request timed out"),
    vscode.l10n.t("{0} did not respond in time.", place),
    vscode.l10n.t('Try again, or raise the setting "forticloud.requestTimeout".'),
  ],
  cancelled: () => [vscode.l10n.t("Cancelled"), vscode.l10n.t("Cancelled."), vscode.l10n.t("Nothing more is sent.")],
  signIn: (_, place) => [
    vscode.l10n.t("Sign-in refused"),
    vscode.l10n.t("{0} refused the sign-in.", place),
    vscode.l10n.t("The secret is wrong, expired or revoked: sign in again with a valid one."),
  ],
  signedOut: (_, place) => [
    vscode.l10n.t("Signed out"),
    vscode.l10n.t("The secret for {0} is not stored on this machine.", place),
    vscode.l10n.t("Sign in again."),
  ],
  keyring: (_, place) => [
    vscode.l10n.t("Secret storage locked"),
    vscode.l10n.t("The editor's secret storage cannot read the secret for {0}.", place),
    vscode.l10n.t("Unlock your system's keyring and refresh the view, or sign in again."),
  ],
  permission: (_, place) => [
    vscode.l10n.t("No permission"),
    vscode.l10n.t("{0} does not allow this with this sign-in.", place),
    vscode.l10n.t("Ask an administrator for permission, or use another profile."),
  ],
  subscription: (_, place) => [
    vscode.l10n.t("No subscription or quota"),
    vscode.l10n.t("{0} has no valid subscription for this, or its quota is used up.", place),
    vscode.l10n.t("Check the licence in the service's portal."),
  ],
  notFound: (_, place) => [
    vscode.l10n.t("Not found"),
    vscode.l10n.t("{0} no longer has this record.", place),
    vscode.l10n.t("Refresh the view. If everything is missing, this tenant does not have this feature."),
  ],
  notAllowed: (_, place) => [
    vscode.l10n.t("Not for this API client"),
    vscode.l10n.t("{0} does not allow this call for this type of API client.", place),
    vscode.l10n.t("Use a profile of the other type of client."),
  ],
  notOffered: (_, place) => [
    vscode.l10n.t("Not available on this tenant"),
    vscode.l10n.t("{0} does not offer this call.", place),
    vscode.l10n.t("Newer tenants no longer have it."),
  ],
  denied: (_, place) => [
    vscode.l10n.t("User refused"),
    vscode.l10n.t("{0} refused to authenticate the user.", place),
    vscode.l10n.t("Check the code. Too many wrong codes lock the user for a while."),
  ],
  conflict: (_, place) => [
    vscode.l10n.t("Conflict"),
    vscode.l10n.t("{0} reported a conflict: the record already exists, or a running task uses it.", place),
    vscode.l10n.t("Refresh, then try again."),
  ],
  badRequest: (_, place) => [
    vscode.l10n.t("Request not accepted"),
    vscode.l10n.t("{0} did not accept the request.", place),
    vscode.l10n.t("Check the values and try again."),
  ],
  rateLimit: ({ retryAfterMs }, place, profile) => [
    vscode.l10n.t("Too many requests"),
    vscode.l10n.t("{0} received too many requests.", place),
    tryAgainIn(retryAfterMs ?? rateLimitPauseMs[profile?.service ?? "fortitoken"]),
  ],
  server: ({ status = "5xx", retryAfterMs }, place) => [
    vscode.l10n.t("Server error ({0})", status),
    vscode.l10n.t("{0} reported a server error ({1}).", place, status),
    retryAfterMs === undefined ? vscode.l10n.t("Try again later.") : tryAgainIn(retryAfterMs),
  ],
  notJson: ({ answerType }, place) => {
    const checkHost = vscode.l10n.t("Check the profile's host. If it is right, try again later.");
    switch (answerType) {
      case "html":
        return [
          vscode.l10n.t("A web page instead of data"),
          vscode.l10n.t("{0} returned a web page instead of data.", place),
          vscode.l10n.t("Check the profile's host and whether a proxy responds in its place."),
        ];
      case "xml":
        return [
          vscode.l10n.t("XML instead of data"),
          vscode.l10n.t("{0} returned XML instead of JSON.", place),
          checkHost,
        ];
      case "damaged":
        return [
          vscode.l10n.t("Damaged data"),
          vscode.l10n.t("{0} returned damaged or incomplete data.", place),
          vscode.l10n.t("Try again. After a change, check first whether it took effect."),
        ];
      case "binary":
        return [
          vscode.l10n.t("Binary data instead of JSON"),
          vscode.l10n.t("{0} returned binary data instead of JSON.", place),
          checkHost,
        ];
      default:
        return [
          vscode.l10n.t("Plain text instead of data"),
          vscode.l10n.t("{0} returned plain text instead of data.", place),
          checkHost,
        ];
    }
  },
  emptyAnswer: (_, place) => [
    vscode.l10n.t("Empty response"),
    vscode.l10n.t("{0} returned an empty response.", place),
    vscode.l10n.t("Try again. After a change, check first whether it took effect."),
  ],
  tooLarge: ({ code }, place) => [
    vscode.l10n.t("Response too large"),
    code === undefined
      ? vscode.l10n.t("The response of {0} is too large.", place)
      : vscode.l10n.t("{0} returned JSON that is too deeply nested or too large ({1}).", place, code),
    code === undefined
      ? vscode.l10n.t("Narrow the filter and try again.")
      : vscode.l10n.t("Check the host's name in the profile. If it is right, contact the service's administrator."),
  ],
  redirect: (_, place) => [
    vscode.l10n.t("Redirected"),
    vscode.l10n.t("{0} redirects to another address. Redirects are not followed.", place),
    vscode.l10n.t("Correct the host in the profile."),
  ],
  readOnly: (_, place) => [
    vscode.l10n.t("Read-only profile"),
    vscode.l10n.t("Nothing was sent to {0}: this profile is read-only.", place),
    vscode.l10n.t("Edit the profile to allow changes."),
  ],
  badHost: ({ reason }) => [
    vscode.l10n.t("Invalid host"),
    ...(reason
      ? badHosts[reason]()
      : ([vscode.l10n.t("The host is invalid."), vscode.l10n.t("Edit the profile's host.")] as const)),
  ],
  unexpected: ({ status }, place) => [
    vscode.l10n.t("Unexpected response"),
    status === undefined
      ? vscode.l10n.t("Unexpected error with {0}.", place)
      : vscode.l10n.t("{0} returned an unexpected response (status {1}).", place, status),
    vscode.l10n.t("See the log."),
  ],
};

type BadHostWords = readonly [happened: string, todo: string];

const badHosts: Readonly<Record<BadHostReason, () => BadHostWords>> = {
  empty: () => [vscode.l10n.t("The host is missing."), vscode.l10n.t("Enter one such as ftc.fortinet.com.")],
  syntax: () => [
    vscode.l10n.t("The host name is invalid."),
    vscode.l10n.t("Enter one such as ftc.fortinet.com or ftc.fortinet.com:9696."),
  ],
  scheme: () => [vscode.l10n.t("Only https addresses can be used."), vscode.l10n.t("Omit the scheme or use https://.")],
  httpNotLoopback: () => [
    vscode.l10n.t("http sends secrets unencrypted; it is allowed for this machine (127.0.0.1) only."),
    vscode.l10n.t("Use https."),
  ],
  userInfo: () => [
    vscode.l10n.t("The host contains a user name or password."),
    vscode.l10n.t("Remove it; the secret is entered separately."),
  ],
  path: () => [vscode.l10n.t("The host contains a path."), vscode.l10n.t("Enter the host only.")],
  query: () => [vscode.l10n.t("The host contains a ? or #."), vscode.l10n.t("Enter the host only.")],
  port: () => [vscode.l10n.t("The port must be a number from 1 to 65535."), vscode.l10n.t("Correct or remove it.")],
};

function tryAgainIn(ms: number): string {
  return vscode.l10n.t("Try again in {0}.", duration(ms));
}

/** A duration in ms as text: 40 s, 5 min. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 120 ? vscode.l10n.t("{0} s", seconds) : vscode.l10n.t("{0} min", Math.ceil(seconds / 60));
}
