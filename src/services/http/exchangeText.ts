import { codePointName, spellHidden } from "../../hiddenCharacters";
import { laidOutJson } from "./jsonLayout";
import { redactedMark, isSecret, KnownSecrets, longestText, redact, secretsIn } from "./redact";
import { oneLine } from "./requestLog";

/** Characters of a header's value that are printed. */
const longestHeader = 4096;

/** A request as it was sent and its answer as it came, secrets included: only the functions here print it. */
export interface Exchange {
  readonly sent: Message;
  readonly received?: Message;
}

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** Headers of both sides, one a line after `>` or `<`; without secrets. @param known secrets of other exchanges */
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

/** Bodies of both sides, JSON in its pretty form, cut where they are long; without secrets. @param known secrets of other exchanges */
export function exchangeBodies(exchange: Exchange, known: KnownSecrets = new KnownSecrets()): string {
  const secrets = [known, secretsOf(exchange)];
  const block = (mark: string, message: Message | undefined): string[] =>
    message?.text === undefined || message.text === "" ? [] : [mark, bodyText(message.text, secrets)];
  return [...block(">", exchange.sent), ...block("<", exchange.received)].join("\n");
}

/** JSON is laid out only when all of it is shown: of the rest nobody knows where it was cut. */
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

/** Further lines stand in from the margin, where the log's own lines begin; hidden characters are spelled out. */
function indentLines(text: string): string {
  return spellHidden(text.replace(/\r\n?|[\n\u0085\u2028\u2029]/g, "\n  "), codePointName);
}

/** What either side says are secrets, so that they are hidden wherever else they stand in the exchange. */
function secretsOf({ sent, received }: Exchange): KnownSecrets {
  const known = new KnownSecrets();
  for (const message of [sent, received]) {
    if (message) known.addForExchange(secretsOfMessage(message));
  }
  return known;
}

/** The secrets that a message says it carries, in its headers and its body. */
export function secretsOfMessage({ headers, text = "" }: Message): string[] {
  const ofHeaders = Object.entries(headers).flatMap(([name, value]) =>
    isSecret(name, value) ? secretsInHeader(value) : [],
  );
  return [...ofHeaders, ...secretsIn(text)];
}

/** What a header's secret is without its scheme; of Basic also what it is made of. */
function secretsInHeader(value: string): string[] {
  const [, scheme, token] = /^(\w+)\s+(\S+)$/.exec(value) ?? [];
  if (token === undefined) return [value];
  const [, password] = /^[\x20-\x7e]*?:([\x20-\x7e]+)$/.exec(Buffer.from(token, "base64").toString()) ?? [];
  return scheme?.toLowerCase() === "basic" && password !== undefined ? [token, password] : [token];
}
