/** Stands in the place of a secret. */
export const hidden = "***";

/** Member, field and header names whose value is a secret. */
const secretNames =
  "client_?secret|access_?token|refresh_?token|password|authorization|token_?data|activation_?data|(?:set-)?cookie";

const secretName = new RegExp(`^(?:proxy-)?(?:${secretNames})$`, "i");

/**
 * Whether a member's or header's value is a secret. `token` is a one-time code, but a serial where a user is created; `activation_code`
 * is a flag where a user is changed (contract: FortiToken Cloud 2.3.1, 2.5).
 */
export function isSecret(name: string, value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  if (/^token$/i.test(name)) return !(typeof value === "string" && /^(FT[A-Z]|TMP)[A-Z0-9]{5,}$/.test(value));
  if (/^activation_?code$/i.test(name))
    return typeof value !== "boolean" && !(typeof value === "string" && /^(true|false)$/i.test(value));
  return secretName.test(name);
}

const patterns: readonly (readonly [RegExp, string])[] = [
  // "client_secret": "..." and the same inside a string that is escaped up to four times (more backslashes could keep an expression busy
  // for minutes); the closing quote may be cut off
  [new RegExp(`((\\\\{0,15}")(?:${secretNames})\\2\\s*:\\s*\\2)(?:(?!\\2)[^\\\\]|(?!\\2)\\\\.)*`, "gi"), `$1${hidden}`],
  // "token": "004217", a one-time code
  [/((\\{0,15}")token\2\s*:\s*\2?)\d{4,10}\b/gi, `$1${hidden}`],
  [/\b(Bearer|Basic)(\s+|%20|\+)(?!\*\*\*)[^\s"'\\,;&<>]+/gi, `$1$2${hidden}`],
  // client_secret=... in a form or query, authorization: ... in a header
  [
    new RegExp(`\\b((?:${secretNames})\\s*[=:]\\s*)(?!Bearer\\b|Basic\\b|\\*\\*\\*)[^\\s&"'\\\\,;<>]+`, "gi"),
    `$1${hidden}`,
  ],
  [/\beyJ[\w-]+(?:\.[\w-]*){1,4}/g, hidden],
];

/**
 * The text without secrets: the given ones wherever they stand (also percent-encoded or escaped), and whatever looks like one -
 * bearer, Basic credential, client_secret, access_token, refresh_token, JWT - in header, query, JSON and form shapes.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let result = text;
  for (const secret of secrets) {
    if (secret === "") continue;
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      result = result.replaceAll(form, hidden);
    }
  }
  for (const [pattern, replacement] of patterns) result = result.replace(pattern, replacement);
  return result;
}
