/**
 * Recognizes members, fields and headers with a secret by their names: those of the contract, and common names of services and proxies, in
 * any style (`clientSecret`, `client-secret`, `CLIENT_SECRET`).
 */

/** Parts of a joined name that mark a secret. */
const secretParts = new RegExp(
  [
    "secret(?!ar)|passw(?:or)?d|passphrase|passcode|passkey|pincode|onetimepass|credential|authorization|bearer|cookie|jwt",
    "(?:api|access|private|signing|encryption|shared|master|session|auth|account|storage)key",
    "session(?:id|token)|(?:token|activation)data|token(?:value|string|text)$|(?:access|refresh|auth|bearer|api|id)tokens$",
    "(?:activation|auth|verification|recovery|backup|onetime|mfa|2fa|otp|pass|sms|login|confirmation|security|reset|device)codes?$",
    "clientassertion$|saml(?:response|assertion)$|(?:amz|hmac|request|hub)signature|(?:connects|sess)id$",
  ].join("|"),
);
/** Words of a name that mark a secret. */
const secretWords = /^(?:[th]?otps?|pin|seeds?|pwd|psk|jwts?)$/;
/** Names of secrets in spite of their last word. */
const secretAnyway = /session_?id$|^(?:\w*_)?secret_?id$|authorization_?header$/i;
/** Whole names of secrets. */
const secretNames = /^(?:pass|refresh|signature|sig)$/;
/** Cursors of pages, which are not secret. */
const pageTokens = /(?:next|prev|previous|page|continuation|cursor|sync|skip)token$/;
/** A last word that names a property of a secret, such as its type or age, not the secret. */
const aboutSecret = new RegExp(
  `^(?:${[
    "type|types|kind|name|names|count|counts|total|used|left|available|quota|size|length|len|digits|limit|min|max",
    "expiry|expires|expire|expiration|expired|in|at|on|date|time|timestamp|age|lifetime|ttl|period|valid|validity|changed",
    "updated|created|url|uri|endpoint|path|field|header|policy|policies|rule|rules|hint|label|title|description|message",
    "method|mode|version|format|algorithm|alg|issuer|scope|scopes|status|state|required|enabled|disabled|exists|serial|sn|id",
  ].join("|")})$`,
);

/** The serial of a token, which is not secret: the member `token` holds a serial or a one-time code [FTC 2.3.1, 2.5]. */
const serial = /^(FT[A-Z]|TMP)[A-Z0-9]{5,}$/;

/** The class of a name. `token`: its value is secret unless it is a serial. */
type NameClass = "secret" | "token" | "shown";

/**
 * Whether the value of a member or header is secret. Booleans and empty values are not; a plural name with a number is a count.
 * `activation_code` is a flag in a change of a user, `temp_token` a record [FTC 2.3].
 */
export function isSecret(name: string, value: unknown): boolean {
  if (value === null || value === undefined || value === "" || typeof value === "boolean") return false;
  if (typeof value === "string" && /^(?:true|false|null)$/i.test(value)) return false;
  const nameClass = classOf(name);
  if (nameClass === "shown") return false;
  if (nameClass === "token") {
    if (typeof value === "object") return wordsOf(name).join("") !== "temptoken";
    return !(typeof value === "string" && serial.test(value));
  }
  return typeof value !== "number" || !/s$|^pass$/i.test(name);
}

/** Whether a value under this name can be a secret. */
export function mayBeSecret(name: string): boolean {
  return classOf(name) !== "shown";
}

function classOf(name: string): NameClass {
  // A path or a sentence is not a name.
  if (!/^[\w.$\-[\] ]{1,80}$/.test(name)) return "shown";
  const words = wordsOf(name);
  const joined = words.join("");
  const last = words.at(-1) ?? "";
  if (aboutSecret.test(last) && !secretAnyway.test(name)) return "shown";
  if (last === "pass" && words.length > 1) return "secret";
  if (secretParts.test(joined) || secretNames.test(joined) || words.some((word) => secretWords.test(word))) {
    return "secret";
  }
  return joined.endsWith("token") && !pageTokens.test(joined) ? "token" : "shown";
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
