import { codePointName, spellHidden } from "../../hiddenCharacters";
import { laidOutJson } from "./jsonLayout";
import { redactedMark, isSecret, KnownSecrets, longestText, redact, secretsIn } from "./redact";
import { oneLine } from "./requestLog";

/** The longest printed header value, in characters. */
const longestHeader = 4096;

/** A request and its response with all secrets. Print it only with the functions of this file. */
export interface Exchange {
  readonly sent: Message;
  readonly received?: Message;
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** Headers of both sides, one per line after `>` or `<`, redacted. @param known secrets of other exchanges */
export function exchangeHeaders(exchange: Exchange, known: KnownSecrets = new KnownSecrets()): string {
  const secrets = [known, secretsOf(exchange)];
  const lines = (mark: string, { headers }: Message): string[] =>
    Object.entries(headers).map(([name, value]) =>
      isSecret(name, value)
        ? `${mark} ${oneLine(name)}: ${redactedMark}`
        : `${mark} ${oneLine(redact(`${name}: ${value}`, secrets, longestHeader))}`,
    );
  return [...lines(">", exchange.sent), ...(exchange.received ? lines("<", exchange.received) : [])].join("\n");
}

/** Bodies of both sides, redacted and cut if long; JSON is pretty-printed. @param known secrets of other exchanges */
export function exchangeBodies(exchange: Exchange, known: KnownSecrets = new KnownSecrets()): string {
  const secrets = [known, secretsOf(exchange)];
  const block = (mark: string, message: Message | undefined): string[] =>
    message?.text === undefined || message.text === "" ? [] : [mark, bodyText(message.text, secrets)];
  return [...block(">", exchange.sent), ...block("<", exchange.received)].join("\n");
}

/** JSON is pretty-printed only if it is not cut: the layout of cut JSON is not known. */
function bodyText(text: string, secrets: readonly KnownSecrets[]): string {
  const pretty = text.length <= longestText ? prettyJson(text) : undefined;
  const shown = redact(pretty ?? text, secrets);
  const printed = pretty === undefined ? indentLines(shown) : shown;
  return Math.max(text.length, pretty?.length ?? 0) <= longestText
    ? printed
    : `${printed.replace(/…$/, "")}\n… cut, ${text.length} characters in all`;
}

/** Undefined for what is not JSON. */
function prettyJson(text: string): string | undefined {
  try {
    return laidOutJson(text);
  } catch {
    return undefined;
  }
}

/** Indents all lines but the first, because a line of the log begins at the margin. Escapes hidden characters. */
function indentLines(text: string): string {
  return spellHidden(text.replace(/\r\n?|[\n\u0085\u2028\u2029]/g, "\n  "), codePointName);
}

/** The secrets in the members and headers of both sides: they are redacted in the whole exchange. */
function secretsOf({ sent, received }: Exchange): KnownSecrets {
  const known = new KnownSecrets();
  for (const message of [sent, received]) {
    if (message) known.addForExchange(secretsOfMessage(message));
  }
  return known;
}

/** The secrets in the headers and the body of a message, known by their names. */
export function secretsOfMessage({ headers, text = "" }: Message): string[] {
  const ofHeaders = Object.entries(headers).flatMap(([name, value]) =>
    isSecret(name, value) ? secretsInHeader(value) : [],
  );
  return [...ofHeaders, ...secretsIn(text)];
}

/** The secret in a header's value, without the scheme; for Basic also the password in it. */
function secretsInHeader(value: string): string[] {
  const [, scheme, token] = /^(\w+)\s+(\S+)$/.exec(value) ?? [];
  if (token === undefined) return [value];
  const [, password] = /^[\x20-\x7e]*?:([\x20-\x7e]+)$/.exec(Buffer.from(token, "base64").toString()) ?? [];
  return scheme?.toLowerCase() === "basic" && password !== undefined ? [token, password] : [token];
}
