import { codePointName, spellHidden } from "../../hiddenCharacters";
import { jsonText } from "../jsonText";
import { parseJson } from "./json";
import { hidden, isSecret, redact } from "./redact";
import { oneLine } from "./requestLog";

/** Characters of a body that are printed. */
const longestBody = 64 * 1024;

/** A request as it was sent and its answer as it came, secrets included: only the functions here print it. */
export interface Exchange {
  readonly sent: Message;
  readonly received?: Message;
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** Headers of both sides, one a line after `>` or `<`; without secrets. @param known secrets of earlier exchanges */
export function exchangeHeaders(exchange: Exchange, known: readonly string[] = []): string {
  const secrets = [...secretsOf(exchange), ...known];
  const lines = (mark: string, { headers }: Message): string[] =>
    Object.entries(headers).map(
      ([name, value]) =>
        `${mark} ${isSecret(name, value) ? `${name}: ${hidden}` : oneLine(`${name}: ${redact(value, secrets)}`)}`,
    );
  return [...lines(">", exchange.sent), ...(exchange.received ? lines("<", exchange.received) : [])].join("\n");
}

/** Bodies of both sides, JSON in its pretty form, cut where they are long; without secrets. @param known secrets of earlier exchanges */
export function exchangeBodies(exchange: Exchange, known: readonly string[] = []): string {
  const secrets = [...secretsOf(exchange), ...known];
  const block = (mark: string, message: Message | undefined): string[] =>
    message?.text === undefined || message.text === "" ? [] : [mark, bodyText(message.text, secrets)];
  return [...block(">", exchange.sent), ...block("<", exchange.received)].join("\n");
}

/** A body without secrets: the members that bear one and what looks like one are hidden, and so is every given secret. */
function bodyText(text: string, secrets: readonly string[]): string {
  // A cut never leaves half a secret: what is beyond the cut is redacted, too.
  const shown = redact(
    prettyJson(text.slice(0, 16 * longestBody)) ?? indented(formText(text.slice(0, 2 * longestBody))),
    secrets,
  );
  if (text.length <= longestBody && shown.length <= longestBody) return shown;
  const start = shown.slice(0, longestBody).replace(/[\ud800-\udbff]$/, "");
  return `${start}\n… cut, ${text.length} characters in all`;
}

/** Undefined for what is not JSON, or not a whole one. */
function prettyJson(text: string): string | undefined {
  try {
    return jsonText(parseJson(text), (name, value) => (isSecret(name, value) ? hidden : value));
  } catch {
    return undefined;
  }
}

/** Further lines stand in from the margin, where the log's own lines begin; hidden characters are spelled out. */
function indented(text: string): string {
  return spellHidden(text.replace(/\r\n?|[\n\u0085\u2028\u2029]/g, "\n  "), codePointName);
}

/** A form's secret fields hidden; other text as it is. */
function formText(text: string): string {
  if (!/^[\w.-]+=[^\s=&]*(&[\w.-]+=[^\s=&]*)*$/.test(text)) return text;
  const fields = text.split("&").map((field) => field.split("=", 2) as [string, string]);
  return fields.map(([name, value]) => `${name}=${isSecret(name, value) ? hidden : value}`).join("&");
}

/** What an exchange's own secrets are, so that they are hidden wherever else they stand in it. */
function secretsOf({ sent }: Exchange): string[] {
  const header = Object.entries(sent.headers).find(([name]) => /^authorization$/i.test(name))?.[1];
  const found = [header?.replace(/^\w+\s+/, "")];
  for (const match of (sent.text ?? "").matchAll(/(?:client_secret|refresh_token)"?\s*[:=]\s*"?([^"&\s]+)/g)) {
    found.push(match[1]);
  }
  return found.filter((secret) => secret !== undefined && secret.length > 3) as string[];
}
