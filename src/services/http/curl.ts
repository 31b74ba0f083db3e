import type { Operation } from "../../contract";
import { jsonEscape, spellHidden } from "../../hiddenCharacters";
import { isSecret } from "./redact";
import { type ApiRequest, bodyTextOf, headersOf, isSignIn, pathOf, requireSendable } from "./wire";

/** Secret member -> the shell variable that replaces its value. */
const variables: Readonly<Record<string, string>> = {
  client_secret: "CLIENT_SECRET",
  refresh_token: "REFRESH_TOKEN",
  password: "PASSWORD",
  token: "CODE",
  token_data: "TOKEN_DATA",
  activation_code: "ACTIVATION_CODE",
};

type Members = Readonly<Record<string, unknown>>;

/**
 * A request as one line for bash. Shell variables replace the secrets: `$TOKEN` is the bearer, `$CLIENT_SECRET` the secret of a sign-in,
 * `$CODE` a one-time code.
 * @param baseUrl a result of `parseHost`
 * @throws RangeError like `pathOf` and `requireSendable`
 */
export function curlCommand(request: ApiRequest, baseUrl: string): string {
  requireSendable(request);
  const { operation } = request;
  const words = ["curl"];
  if (operation.method !== "GET") words.push("-X", operation.method);
  words.push(quoteForBash(baseUrl + pathOf(request)));
  const mark = markFor(request);
  const body = bodyTextOf({ ...request, ...(request.body && { body: withVariables(request.body, mark) as Members }) });
  for (const [name, value] of Object.entries(headersOf({ operation, headers: request.headers ?? {} }))) {
    if (name !== "Content-Type" || body !== undefined)
      words.push("-H", quoteForBash(value.trim() === "" ? `${name};` : `${name}: ${value}`));
  }
  const authorization = authorizationOf(operation);
  if (authorization !== undefined) words.push("-H", `"Authorization: ${authorization}"`);
  if (body !== undefined)
    words.push(
      "--data-raw",
      withoutMarks(
        quoteForBash(spellHidden(body, jsonEscape)),
        operation.bodyType === "form" ? encodeURIComponent(mark) : mark,
      ),
    );
  return words.join(" ");
}

/** A sign-in sends its secret in the body or (FortiCNP) after `Basic`; every other call sends the bearer. */
function authorizationOf(operation: Operation): string | undefined {
  if (operation.id === "getCredentialsToken") return "Basic $CLIENT_SECRET";
  return isSignIn(operation) ? undefined : "Bearer $TOKEN";
}

/** Marks a variable's name in a body until the body is quoted: a longer run of a private-use character than the request has. */
function markFor({ body }: ApiRequest): string {
  const rows = JSON.stringify(body ?? {}).match(/\ue000+/g) ?? [];
  return "\ue000".repeat(rows.reduce((longest, { length }) => Math.max(longest, length), 0) + 1);
}

function withVariables(value: unknown, mark: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withVariables(item, mark));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSecret(name, member)
        ? `${mark}${variables[name.toLowerCase()] ?? "SECRET"}${mark}`
        : withVariables(member, mark),
    ]),
  );
}

/** In single quotes: bash expands nothing there. */
function quoteForBash(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Takes the marked variables out of the single quotes, so that bash expands them. */
function withoutMarks(quotedBody: string, mark: string): string {
  return quotedBody.replace(new RegExp(`${mark}([A-Z_]+)${mark}`, "g"), (_framed, name: string) => `'"$${name}"'`);
}
